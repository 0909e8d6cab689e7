package outrider.app.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outrider.app.change.ChangeDryRun.Affected;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.approval.Approval;
import outrider.core.configuration.Configuration;
import outrider.core.configuration.CustomField;
import outrider.core.configuration.Form;
import outrider.core.escalation.EscalationLevel;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.TagFinding;
import outrider.core.tag.TagRule;
import outrider.core.task.Task;

/// What single rules would have to do with the records of a book: those that tag, that tell of what
/// is overdue, that take people in, that give a discount, and fields. On a reader thread; writes
/// nothing.
///
/// @param now in epoch milliseconds
record RuleTrials(Sql sql, Configuration before, Configuration after, long now) {

  private static final Duration MONTH = Duration.ofDays(30);

  private static final String CONCERNED =
      "created_at > ? OR id IN"
          + " (SELECT parent FROM activity WHERE parent_type = 'lead' AND occurred_at > ?)";

  /// Leads of which one of the rules is true today, and that do not have its tag.
  List<Affected> tagged(Set<String> rules) {
    var found = new ArrayList<Affected>();
    for (var rule : after.tagRules().inForce()) {
      if (rules.contains(rule.id())) {
        var since = now - rule.windowMillis();
        if (rule.isSilence()) {
          leads("created_at <= ?", lead -> untagged(rule, lead, List.of(), found), since);
        } else {
          leads(
              CONCERNED,
              lead -> untagged(rule, lead, lately(lead.id(), since), found),
              since,
              since);
        }
      }
    }
    return found;
  }

  private void untagged(TagRule rule, Row lead, List<Row> activities, List<Affected> found) {
    if (!lead.set(Fields.TAGS).contains(rule.tag())
        && TagFinding.of(rule, lead, activities, now).isPresent()) {
      found.add(named(lead, rule.name()));
    }
  }

  private List<Row> lately(String lead, long since) {
    return RecordTable.of(RecordType.ACTIVITY)
        .where(sql, "parent = ? AND occurred_at > ?", lead, since);
  }

  /// Tasks that are overdue, of which other things would have been told, or at other times.
  List<Affected> escalated() {
    var found = new ArrayList<Affected>();
    RecordTable.of(RecordType.TASK)
        .each(
            sql,
            "done_at IS NULL AND due_at < ?",
            row -> {
              var task = Task.of(row);
              var late = Duration.ofMillis(now - task.dueAt().orElseThrow()).toMinutes();
              if (!told(before, task, late).equals(told(after, task, late))) {
                found.add(new Affected(RecordType.TASK, row.id(), task.title(), ""));
              }
            },
            now);
    return found;
  }

  private static Map<String, Long> told(Configuration rules, Task task, long late) {
    return rules.escalationLevels().due(task.isResponse(), -1, late).stream()
        .collect(Collectors.toMap(EscalationLevel::action, EscalationLevel::minutes, Math::min));
  }

  /// Leads of the last month that came in with the source of one of the forms.
  List<Affected> formed(Set<String> forms) {
    var found = new ArrayList<Affected>();
    for (var id : forms) {
      for (var source : sources(id)) {
        leads(
            "source = ? AND created_at >= ? AND import_id IS NULL",
            lead -> found.add(named(lead, source)),
            source,
            now - MONTH.toMillis());
      }
    }
    return found;
  }

  private Set<String> sources(String form) {
    return Stream.of(before, after)
        .flatMap(each -> each.row(RecordType.FORM, form).stream())
        .map(row -> Form.of(row).source())
        .collect(Collectors.toSet());
  }

  /// Deals that have one of the discounts, or wait for HQ to say so.
  List<Affected> discounted(Set<String> promotions) {
    var found = new ArrayList<Affected>();
    for (var id : promotions) {
      RecordTable.of(RecordType.APPROVAL)
          .each(
              sql,
              "promotion = ?",
              row -> {
                if (Approval.of(row).holdsStock()) {
                  RecordTable.of(RecordType.OPPORTUNITY)
                      .find(sql, row.text(Fields.PARENT))
                      .ifPresent(deal -> found.add(named(deal, "")));
                }
              },
              id);
    }
    return found;
  }

  /// Records that have something in one of the fields.
  ///
  /// @return each field with how many
  Map<CustomField, Long> filled(Set<String> fields) {
    var found = new LinkedHashMap<CustomField, Long>();
    for (var id : fields) {
      var field = before.row(RecordType.FIELD, id).map(CustomField::of);
      field
          .flatMap(CustomField::type)
          .ifPresent(type ->
              found.put(
                  field.get(),
                  sql.number(
                      "SELECT count(*) FROM "
                          + type.wireName()
                          + " WHERE json_extract(custom, ?) IS NOT NULL",
                      "$.\"" + field.get().name() + '"')));
    }
    return found;
  }

  private void leads(String condition, Consumer<Row> each, Object... arguments) {
    RecordTable.of(RecordType.LEAD)
        .each(
            sql,
            "coalesce(status, 'new') NOT IN ('converted', 'disqualified') AND (" + condition + ")",
            each,
            arguments);
  }

  private static Affected named(Row row, String note) {
    return new Affected(row.type(), row.id(), row.text(Fields.NAME), note);
  }
}
