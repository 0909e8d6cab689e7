package outrider.app.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.core.configuration.Configuration;
import outrider.core.handover.Held;
import outrider.core.pool.Holdings;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.rule.Facts;
import outrider.core.rule.FieldClock;

/// What this laptop knows, for the rules: its own tables. For one decision: what was read once is
/// not read again.
public final class StoreFacts implements Facts {

  private record Key(RecordType type, String id) {}

  private final Map<Key, Optional<Row>> known = new HashMap<>();
  private final Sql sql;
  private final Configuration configuration;

  public StoreFacts(Sql sql, Configuration configuration) {
    this.sql = sql;
    this.configuration = configuration;
  }

  @Override
  public Optional<Row> row(RecordType type, String id) {
    return known.computeIfAbsent(new Key(type, id), this::read);
  }

  /// Most questions are about a record that is being made: asking whether it is there costs a third
  /// of asking for all its columns.
  private Optional<Row> read(Key key) {
    var table = RecordTable.of(key.type());
    return table.has(sql, key.id()) ? table.find(sql, key.id()) : Optional.empty();
  }

  @Override
  public List<Row> children(RecordType type, String parent) {
    var column = type == RecordType.CONTACT ? "account" : "parent";
    return RecordTable.of(type).where(sql, column + " = ?", parent);
  }

  @Override
  public List<Row> book(String owner) {
    return Held.TYPES.stream()
        .flatMap(type ->
            RecordTable.of(type)
                .where(
                    sql,
                    type == RecordType.TASK ? "owner = ? AND parent IS NULL" : "owner = ?",
                    owner)
                .stream())
        .toList();
  }

  @Override
  public List<Row> dealsOn(String pipeline) {
    return RecordTable.of(RecordType.OPPORTUNITY)
        .where(sql, "pipeline = ? AND state = 'open'", pipeline);
  }

  /// Only HQ knows the ids of records that this laptop may not see.
  @Override
  public boolean taken(RecordType type, String id, Actor actor) {
    return false;
  }

  /// Only HQ keeps field clocks: it alone sees two people's edits meet.
  @Override
  public Optional<FieldClock> clock(RecordType type, String id, String field) {
    return Optional.empty();
  }

  /// As far as this laptop knows: a lead that was claimed and has gone to another since no longer
  /// counts. HQ, which knows all, decides.
  @Override
  public Holdings holdings(String pool, String user, long since) {
    return PoolStanding.holdings(sql, pool, user, since);
  }

  /// As far as this laptop knows: HQ, which knows all, decides.
  @Override
  public long approvalsUnder(String promotion) {
    return sql.number(
        "SELECT count(*) FROM approval WHERE promotion = ? AND state IN ('open', 'agreed')",
        promotion);
  }

  @Override
  public long leadsOf(String pool) {
    return sql.number("SELECT count(*) FROM lead WHERE pool = ?", pool);
  }

  @Override
  public Configuration configuration() {
    return configuration;
  }
}
