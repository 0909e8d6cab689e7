package outrider.app.change;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.app.change.ChangeDryRun.Affected;
import outrider.app.change.ChangeDryRun.Kind;
import outrider.app.change.ChangeDryRun.Part;
import outrider.app.journey.JourneyQueries;
import outrider.app.rules.RulesQueries;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.app.store.StoreFacts;
import outrider.core.assign.Assigned;
import outrider.core.assign.Assignment;
import outrider.core.change.ChangeRequest;
import outrider.core.command.Command;
import outrider.core.configuration.Configuration;
import outrider.core.configuration.CustomField;
import outrider.core.configuration.JourneyTrial;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.rule.ChangeTrial;
import outrider.core.rule.Occasion;
import outrider.core.user.User;

/// Runs a change over the book without keeping anything of it. On a reader thread.
public final class ChangeQueries {

  /// As many as are named; all are counted.
  private static final int NAMED_MAX = 200;

  private static final Duration MONTH = Duration.ofDays(30);

  private static final List<RecordType> SEEN =
      List.of(RecordType.LEAD, RecordType.ACCOUNT, RecordType.CONTACT, RecordType.OPPORTUNITY);

  private static final Set<RecordType> OF_PEOPLE =
      Set.of(RecordType.USER, RecordType.TEAM, RecordType.POOL);

  private static final Set<RecordType> OF_ASSIGNMENT =
      Set.of(RecordType.ASSIGNMENT_RULE, RecordType.USER, RecordType.TEAM);

  private static final String UNANSWERED =
      "coalesce(status, 'new') NOT IN ('converted', 'disqualified')"
          + " AND first_contact_at IS NULL AND import_id IS NULL AND created_at IS NOT NULL";

  private final Sql sql;
  private final ChangeRequest change;
  private final Configuration before;
  private final Configuration after;
  private final long now;
  private final Set<RecordType> touched = new HashSet<>();
  private final List<Part> parts = new ArrayList<>();

  private ChangeQueries(
      Sql sql, ChangeRequest change, Configuration before, Configuration after, long now) {
    this.sql = sql;
    this.change = change;
    this.before = before;
    this.after = after;
    this.now = now;
  }

  /// @param now in epoch milliseconds
  public static ChangeDryRun dryRun(
      Sql sql, ChangeRequest change, Configuration configuration, Actor actor, long now) {
    var trial =
        ChangeTrial.of(
            change.commands(),
            new StoreFacts(sql, configuration),
            new Occasion(actor, now, change.id()));
    if (!trial.works()) {
      return new ChangeDryRun(trial.reasons(), List.of());
    }
    var queries = new ChangeQueries(sql, change, configuration, trial.configuration(), now);
    trial.changes().forEach(each -> queries.touched.add(each.type()));
    return new ChangeDryRun(List.of(), queries.run());
  }

  private List<Part> run() {
    for (var command : change.commands()) {
      switch (command) {
        case Command.PublishPipeline publish -> deals(publish.id(), null);
        case Command.MigrateDeals migrate -> deals(migrate.to(), migrate.from());
        default -> {}
      }
    }
    if (touched.contains(RecordType.SERVICE_LEVEL) || touched.contains(RecordType.CALENDAR)) {
      promised();
    }
    if (touched.contains(RecordType.CADENCE)) {
      runs();
    }
    if (touched.stream().anyMatch(OF_PEOPLE::contains)) {
      sight();
    }
    if (touched.stream().anyMatch(OF_ASSIGNMENT::contains)) {
      assigned();
    }
    if (touched.contains(RecordType.POOL)) {
      pooled();
    }
    var rules = new RuleTrials(sql, before, after, now);
    if (touched.contains(RecordType.TAG_RULE)) {
      add(Kind.TAGGED, rules.tagged(changed(RecordType.TAG_RULE)));
    }
    if (touched.contains(RecordType.ESCALATION_LEVEL)) {
      add(Kind.ESCALATED, rules.escalated());
    }
    if (touched.contains(RecordType.FORM)) {
      add(Kind.FORMED, rules.formed(changed(RecordType.FORM)));
    }
    if (touched.contains(RecordType.PROMOTION)) {
      add(Kind.DISCOUNTED, rules.discounted(changed(RecordType.PROMOTION)));
    }
    if (touched.contains(RecordType.FIELD)) {
      filled(rules.filled(changed(RecordType.FIELD)));
    }
    return List.copyOf(parts);
  }

  private void add(Kind kind, List<Affected> affected) {
    parts.add(new Part(kind, affected.size(), affected.stream().limit(NAMED_MAX).toList()));
  }

  /// @param from the version whose deals alone move; null for all of the journey
  private void deals(String pipeline, @Nullable String from) {
    var trials =
        JourneyQueries.trials(sql, pipeline, before).stream()
            .filter(each -> from == null || each.deal().pipeline().equals(from))
            .sorted(
                Comparator.comparingLong((JourneyTrial each) -> each.deal().amountMinor())
                    .reversed())
            .toList();
    add(Kind.DEALS, trials.stream().map(each -> deal(each, "")).toList());
    add(
        Kind.HELD,
        trials.stream()
            .filter(JourneyTrial::isHeld)
            .map(each -> deal(each, missing(each)))
            .toList());
    var moved = trials.stream().filter(JourneyTrial::isElsewhere).toList();
    if (!moved.isEmpty()) {
      add(Kind.MOVED, moved.stream().map(each -> deal(each, "")).toList());
    }
  }

  private static Affected deal(JourneyTrial trial, String note) {
    return new Affected(RecordType.OPPORTUNITY, trial.deal().id(), trial.deal().name(), note);
  }

  private static String missing(JourneyTrial trial) {
    return String.join(", ", trial.added().stream().map(each -> each.item().name()).toList());
  }

  private void promised() {
    var affected = new ArrayList<Affected>();
    RecordTable.of(RecordType.LEAD)
        .each(
            sql,
            UNANSWERED,
            row -> {
              var lead = Lead.of(row);
              var arrived = Instant.ofEpochMilli(row.number(Fields.CREATED_AT, 0));
              var was = before.serviceLevels().firstResponse(lead, arrived).due();
              var would = after.serviceLevels().firstResponse(lead, arrived).due();
              if (!was.equals(would)) {
                affected.add(named(row, ""));
              }
            });
    add(Kind.DUE, affected);
  }

  private void runs() {
    var affected = new ArrayList<Affected>();
    for (var id : changed(RecordType.CADENCE)) {
      RecordTable.of(RecordType.ENROLLMENT)
          .each(
              sql,
              "cadence = ? AND state IN ('running', 'paused')",
              run ->
                  RecordTable.of(RecordType.LEAD)
                      .find(sql, run.text(Fields.PARENT))
                      .ifPresent(lead -> affected.add(named(lead, run.text(Fields.NAME)))),
              id);
    }
    add(Kind.RUNS, affected);
  }

  private void filled(Map<CustomField, Long> fields) {
    parts.add(
        new Part(
            Kind.FILLED,
            fields.values().stream().mapToInt(Math::toIntExact).sum(),
            fields.entrySet().stream()
                .map(each ->
                    new Affected(
                        RecordType.FIELD,
                        each.getKey().id(),
                        each.getKey().label(),
                        String.valueOf(each.getValue())))
                .toList()));
  }

  /// The records of the configuration that the change makes, edits or deletes.
  private Set<String> changed(RecordType type) {
    return change.commands().stream()
        .map(command ->
            switch (command) {
              case Command.CreateRecord it when it.type() == type -> it.id();
              case Command.EditFields it when it.type() == type -> it.id();
              case Command.DeleteRecord it when it.type() == type -> it.id();
              default -> "";
            })
        .filter(id -> !id.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// Whose sight grows or shrinks, by how many records.
  private void sight() {
    var groups = groups();
    var affected = new ArrayList<Affected>();
    for (var user : after.tree().users()) {
      var would = Actor.of(user, "", after);
      var was =
          before.tree().user(user.id()).map(known -> Actor.of(known, "", before)).orElse(null);
      if (was != null && was.scopes().equals(would.scopes()) && was.role() == would.role()) {
        continue;
      }
      var gained = 0L;
      var lost = 0L;
      for (var group : groups.entrySet()) {
        var saw = was != null && was.sees(group.getKey());
        var sees = would.sees(group.getKey());
        gained += sees && !saw ? group.getValue() : 0;
        lost += saw && !sees ? group.getValue() : 0;
      }
      affected.add(
          new Affected(RecordType.USER, user.id(), user.name(), "+" + gained + " −" + lost));
    }
    affected.sort(Comparator.comparing(Affected::name));
    add(Kind.SIGHT, affected);
  }

  /// Records by who may see them.
  private Map<Row, Long> groups() {
    var groups = new HashMap<Row, Long>();
    for (var type : SEEN) {
      var pool = type == RecordType.LEAD ? "pool" : "NULL";
      sql.each(
          "SELECT owner, team, "
              + pool
              + ", count(*) FROM "
              + type.wireName()
              + " GROUP BY 1, 2, 3",
          columns ->
              groups.merge(
                  Row.of(type, "")
                      .with(Fields.OWNER, columns.text(1))
                      .with(Fields.TEAM, columns.text(2))
                      .with(Fields.POOL, columns.text(3)),
                  columns.number(4),
                  Long::sum));
    }
    return groups;
  }

  /// Who would have got the leads of the last month, had it held then: each with the same desks.
  private void assigned() {
    var workload = RulesQueries.workload(sql);
    var was = new Assignment(before, workload);
    var would = new Assignment(after, workload);
    var affected = new ArrayList<Affected>();
    RecordTable.of(RecordType.LEAD)
        .each(
            sql,
            "created_at >= ? AND import_id IS NULL",
            row -> {
              var one = was.of(row).map(Assigned::owner).orElse("");
              var other = would.of(row).map(Assigned::owner).orElse("");
              if (!Objects.equals(one, other)) {
                affected.add(named(row, person(one, before) + " → " + person(other, after)));
              }
            },
            now - MONTH.toMillis());
    add(Kind.ASSIGNED, affected);
  }

  private static String person(String id, Configuration configuration) {
    return configuration.tree().user(id).map(User::name).orElse("–");
  }

  private void pooled() {
    var affected = new ArrayList<Affected>();
    for (var id : changed(RecordType.POOL)) {
      RecordTable.of(RecordType.LEAD)
          .each(sql, "pool = ?", row -> affected.add(named(row, "")), id);
    }
    add(Kind.POOLED, affected);
  }

  private static Affected named(Row row, String note) {
    return new Affected(row.type(), row.id(), row.text(Fields.NAME), note);
  }
}
