package outrider.app.command;

import java.util.List;
import java.util.Optional;
import outrider.core.configuration.Configuration;
import outrider.core.pool.Holdings;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.rule.Facts;
import outrider.core.rule.FieldClock;

/// What is set up and nothing else: enough to see how rules would stand, without the book.
record ConfigurationFacts(Configuration configuration) implements Facts {

  @Override
  public Optional<Row> row(RecordType type, String id) {
    return configuration.row(type, id);
  }

  @Override
  public List<Row> children(RecordType type, String parent) {
    return List.of();
  }

  @Override
  public List<Row> book(String owner) {
    return List.of();
  }

  @Override
  public List<Row> dealsOn(String pipeline) {
    return List.of();
  }

  @Override
  public boolean taken(RecordType type, String id, Actor actor) {
    return false;
  }

  @Override
  public Optional<FieldClock> clock(RecordType type, String id, String field) {
    return Optional.empty();
  }

  @Override
  public Holdings holdings(String pool, String user, long since) {
    return Holdings.NONE;
  }

  @Override
  public long approvalsUnder(String promotion) {
    return 0;
  }

  @Override
  public long leadsOf(String pool) {
    return 0;
  }
}
