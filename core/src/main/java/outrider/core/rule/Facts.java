package outrider.core.rule;

import java.util.List;
import java.util.Optional;
import outrider.core.configuration.Configuration;
import outrider.core.pool.Holdings;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What is known where a rule runs: on the laptop what it holds, at HQ everything. Rules check
/// visibility themselves (`Actor.sees`), so that an implementation cannot forget to.
public interface Facts {

  /// The record as it stands, deleted ones excluded.
  Optional<Row> row(RecordType type, String id);

  /// The records whose `parent` (or, for contacts, `account`) is `parent`, deleted ones excluded.
  List<Row> children(RecordType type, String parent);

  /// Everything that a person has: the records of their own and the tasks that are about none, in
  /// no order.
  List<Row> book(String owner);

  /// The open deals that run on this version of a pipeline.
  List<Row> dealsOn(String pipeline);

  /// Whether the id was ever used by a record that is not the actor's to see or write: such an id
  /// cannot be taken again.
  boolean taken(RecordType type, String id, Actor actor);

  /// Who last changed a field; empty where it was never changed, or on a laptop.
  Optional<FieldClock> clock(RecordType type, String id, String field);

  Configuration configuration();

  /// What somebody has taken out of a pool, with their claims since a time.
  Holdings holdings(String pool, String user, long since);

  /// How many deals have one of a promotion's stock.
  long approvalsUnder(String promotion);

  /// How many leads lie in a pool or go back to it.
  long leadsOf(String pool);
}
