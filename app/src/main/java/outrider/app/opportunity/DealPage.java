package outrider.app.opportunity;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import outrider.app.library.CaseLine;
import outrider.app.library.StageCases;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.configuration.Configuration;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Everything the page of a deal shows, read in one go.
///
/// @param activities newest first
/// @param tasks the open ones, soonest first
/// @param contacts the people at the customer
/// @param conflicts open ones first
/// @param approvals what it asked for, the newest first
/// @param audits what looking back at it found, the newest first
/// @param cases of the library that help in its stage, unseen ones first
record DealPage(
    DealFacts facts,
    List<Row> activities,
    List<Row> tasks,
    List<Row> contacts,
    List<Row> conflicts,
    List<Row> approvals,
    List<Row> audits,
    List<CaseLine> cases) {

  /// More than anybody reads back; older ones are in the customer's history.
  private static final int ACTIVITIES_MAX = 500;

  /// Reads one deal; an empty list once it is gone.
  ///
  /// @param user who is at work
  static Query<List<DealPage>> query(
      String id, String user, Supplier<Configuration> configuration) {
    var facts = DealFacts.query(id, configuration);
    return Query.of(
        "deal page",
        sql -> facts.run().apply(sql).stream().map(found -> read(sql, user, found)).toList(),
        Table.OPPORTUNITY,
        Table.ACCOUNT,
        Table.CONTACT,
        Table.ACTIVITY,
        Table.TASK,
        Table.ATTACHMENT,
        Table.CHECKMARK,
        Table.CONFLICT,
        Table.APPROVAL,
        Table.PROCESS_AUDIT,
        Table.CASE_STUDY,
        Table.CASE_VIEW,
        Table.CONFIGURATION);
  }

  private static DealPage read(Sql sql, String user, DealFacts facts) {
    var id = facts.deal().id();
    return new DealPage(
        facts,
        RecordTable.of(RecordType.ACTIVITY)
            .where(
                sql, "parent = ? ORDER BY occurred_at DESC, no DESC LIMIT " + ACTIVITIES_MAX, id),
        RecordTable.of(RecordType.TASK)
            .where(sql, "parent = ? AND done_at IS NULL ORDER BY due_at, no", id),
        RecordTable.of(RecordType.CONTACT)
            .where(
                sql,
                "account = ? ORDER BY last_contact_at IS NULL, last_contact_at DESC, name LIMIT 20",
                facts.deal().row().text(Opportunity.ACCOUNT)),
        RecordTable.of(RecordType.CONFLICT)
            .where(sql, "parent = ? ORDER BY state, created_at DESC", id),
        RecordTable.of(RecordType.APPROVAL)
            .where(sql, "parent = ? ORDER BY created_at DESC, no DESC LIMIT 20", id),
        RecordTable.of(RecordType.PROCESS_AUDIT)
            .where(sql, "parent = ? ORDER BY month DESC LIMIT 12", id),
        StageCases.find(sql, user, facts.configuration().stage(facts.deal().stage())));
  }

  Opportunity deal() {
    return facts.deal();
  }

  Optional<OpportunityStage> stage() {
    return facts.configuration().stage(deal().stage());
  }

  /// Where the deal goes next; empty at the end of the way.
  Optional<OpportunityStage> next() {
    return stage()
        .filter(stage -> stage.kind() == OpportunityStage.Kind.OPEN)
        .flatMap(stage -> stage.next(facts.stages()));
  }

  /// What stands between here and the next stage.
  List<GateItem> items() {
    return next().map(facts::gate).orElse(List.of());
  }

  long daysInStage(Instant now) {
    return Math.max(0, Duration.ofMillis(now.toEpochMilli() - deal().stageSince()).toDays());
  }

  /// Seconds the deal spent in each stage that it has left, those of another version under the name
  /// of its own.
  Map<String, Long> secondsByStage() {
    var seconds = new HashMap<String, Long>();
    activities.stream()
        .filter(row -> row.text("kind").equals("stage"))
        .forEach(row ->
            seconds.merge(own(row.text("fromStage")), row.number("durationSeconds", 0), Long::sum));
    return seconds;
  }

  private String own(String stage) {
    var configuration = facts.configuration();
    return configuration
        .stage(stage)
        .flatMap(left -> configuration.journeys().counterpart(left, deal().pipeline()))
        .map(OpportunityStage::id)
        .orElse(stage);
  }
}
