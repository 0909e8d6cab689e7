package outrider.core.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import outrider.core.configuration.AssignmentRule;
import outrider.core.configuration.Form;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.TeamTree;
import outrider.core.user.User;

/// What a form and an assignment rule must be like to make sense: found when somebody sets them up,
/// not when the first lead comes.
final class IntakeRules {

  private static final int ADDRESS_MAX = 500;

  private IntakeRules() {}

  static List<Reason> check(Row row, Draft draft) {
    return switch (row.type()) {
      case FORM -> form(Form.of(row), draft);
      case ASSIGNMENT_RULE -> rule(AssignmentRule.of(row), draft);
      default -> List.of();
    };
  }

  private static List<Reason> form(Form form, Draft draft) {
    var reasons = new ArrayList<Reason>();
    var registry = draft.configuration().fields();
    var mapping = form.mapping();
    var filled = new HashSet<String>();
    for (var line : form.row().set(Form.MAPPING)) {
      var incoming = line.substring(0, Math.max(0, line.indexOf('='))).strip();
      var field = mapping.getOrDefault(incoming, "");
      if (!Form.mayFill(registry, field) || !filled.add(field)) {
        reasons.add(form("form.mapping", Form.MAPPING).with("line", line));
      }
    }
    if (!mapping.containsValue(Fields.NAME)) {
      reasons.add(form("form.no-name", Form.MAPPING));
    }
    form.honeypot()
        .filter(mapping::containsKey)
        .ifPresent(name -> reasons.add(form("form.honeypot", Form.HONEYPOT).with("name", name)));
    form.redirect()
        .filter(address -> !isWebAddress(address))
        .ifPresent(address -> reasons.add(form("form.redirect", Form.REDIRECT)));
    form.token()
        .filter(token -> token.length() < Form.TOKEN_CHARS_MIN)
        .ifPresent(token ->
            reasons.add(form("form.token", Form.TOKEN).with("least", Form.TOKEN_CHARS_MIN)));
    return reasons;
  }

  private static Reason form(String id, String field) {
    return FieldRules.reason(id, RecordType.FORM, field);
  }

  /// What may stand in a header: no space, no line end, nothing but the web.
  private static boolean isWebAddress(String address) {
    return address.length() <= ADDRESS_MAX
        && (address.startsWith("https://") || address.startsWith("http://"))
        && address.chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
  }

  private static List<Reason> rule(AssignmentRule rule, Draft draft) {
    var reasons = new ArrayList<Reason>();
    if (rule.team() == null && rule.people().isEmpty()) {
      reasons.add(assignment("assignment.nobody", Fields.TEAM));
    }
    if (rule.active() && !isOnlyMoved(rule, draft)) {
      reasons.addAll(gone(rule, draft.configuration().tree()));
      if (rule.team() == null
          && reasons.isEmpty()
          && meansNobody(rule, draft.configuration().tree())) {
        reasons.add(assignment("assignment.nobody-left", AssignmentRule.PEOPLE));
      }
    }
    if (rule.limit() < 0) {
      reasons.add(assignment("field.malformed", AssignmentRule.LIMIT));
    }
    return reasons;
  }

  /// A team or a person that was deleted. Somebody who is inactive may come back, so they may be
  /// named.
  private static List<Reason> gone(AssignmentRule rule, TeamTree tree) {
    var reasons = new ArrayList<Reason>();
    if (rule.team() != null && tree.team(rule.team()).isEmpty()) {
      reasons.add(assignment("assignment.team-gone", Fields.TEAM));
    }
    if (rule.people().stream().anyMatch(person -> tree.user(person).isEmpty())) {
      reasons.add(assignment("assignment.person-gone", AssignmentRule.PEOPLE));
    }
    return reasons;
  }

  /// HQ would pass over it: whom it names has left. A team may be empty until people come.
  private static boolean meansNobody(AssignmentRule rule, TeamTree tree) {
    return rule.people().stream()
        .flatMap(person -> tree.user(person).stream())
        .noneMatch(User::active);
  }

  /// A rule that has lost its team can still make room for another, as it can be switched off.
  private static boolean isOnlyMoved(AssignmentRule rule, Draft draft) {
    return draft
        .row(RecordType.ASSIGNMENT_RULE, rule.id())
        .filter(before ->
            before
                .with(AssignmentRule.POSITION, null)
                .equals(rule.row().with(AssignmentRule.POSITION, null)))
        .isPresent();
  }

  private static Reason assignment(String id, String field) {
    return FieldRules.reason(id, RecordType.ASSIGNMENT_RULE, field);
  }
}
