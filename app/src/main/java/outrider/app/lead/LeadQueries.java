package outrider.app.lead;

import java.util.List;
import java.util.Optional;
import outrider.app.store.PoolStanding;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.lead.Lead;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What the screens about one lead read.
final class LeadQueries {
  private static final int LAST_TOUCHES = 3;

  /// Activities on a record page; older ones are asked for.
  static final int TIMELINE_MAX = 200;

  /// A lead in short.
  record Brief(Row lead, List<Row> touches) {}

  /// Everything on the record page.
  ///
  /// @param deal what it was converted to
  /// @param reserved whether a claim of it waits for HQ
  record Whole(
      Row lead,
      List<Row> activities,
      List<Row> tasks,
      List<Row> attachments,
      List<Row> conflicts,
      List<Row> enrollments,
      List<Row> taggings,
      Optional<Row> deal,
      boolean reserved) {}

  private LeadQueries() {}

  /// The lead with its last three activities; empty once it is gone.
  static Query<Optional<Brief>> brief(String id) {
    return Query.of(
        "lead in short",
        sql ->
            RecordTable.of(RecordType.LEAD)
                .find(sql, id)
                .map(lead -> new Brief(lead, activities(sql, id, LAST_TOUCHES))),
        Table.LEAD,
        Table.ACTIVITY);
  }

  static Query<Optional<Whole>> whole(String id) {
    return Query.of(
        "lead",
        sql ->
            RecordTable.of(RecordType.LEAD)
                .find(sql, id)
                .map(lead ->
                    new Whole(
                        lead,
                        activities(sql, id, TIMELINE_MAX),
                        children(sql, RecordType.TASK, id, "due_at"),
                        children(sql, RecordType.ATTACHMENT, id, "created_at DESC"),
                        conflicts(sql, id),
                        children(sql, RecordType.ENROLLMENT, id, "created_at"),
                        children(sql, RecordType.TAGGING, id, "created_at"),
                        deal(sql, lead),
                        PoolStanding.isReserved(sql, id))),
        Table.LEAD,
        Table.ACTIVITY,
        Table.TASK,
        Table.ATTACHMENT,
        Table.CONFLICT,
        Table.ENROLLMENT,
        Table.TAGGING,
        Table.OPPORTUNITY,
        Table.OUTBOX,
        Table.CONFIGURATION);
  }

  private static List<Row> activities(Sql sql, String lead, int limit) {
    return RecordTable.of(RecordType.ACTIVITY)
        .where(sql, "parent = ? ORDER BY occurred_at DESC LIMIT " + limit, lead);
  }

  private static Optional<Row> deal(Sql sql, Row lead) {
    var id = lead.textOrNull(Lead.OPPORTUNITY);
    return id == null ? Optional.empty() : RecordTable.of(RecordType.OPPORTUNITY).find(sql, id);
  }

  private static List<Row> conflicts(Sql sql, String lead) {
    return RecordTable.of(RecordType.CONFLICT).where(sql, "parent = ? AND state = 'open'", lead);
  }

  private static List<Row> children(Sql sql, RecordType type, String lead, String order) {
    return RecordTable.of(type).where(sql, "parent = ? ORDER BY " + order, lead);
  }
}
