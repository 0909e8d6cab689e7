package outrider.core.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import outrider.core.configuration.AssignmentRule;
import outrider.core.configuration.Form;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What a form and an assignment rule must be like to make sense: found when somebody sets them up,
/// not when the first lead comes.
final class IntakeRules {

  private static final int ADDRESS_MAX = 500;

  private IntakeRules() {}

  static List<Reason> check(Row row, Draft draft) {
    return switch (row.type()) {
      case FORM -> form(Form.of(row), draft);
      case ASSIGNMENT_RULE -> rule(AssignmentRule.of(row));
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
        reasons.add(Reason.of("form.mapping", "line", line));
      }
    }
    if (!mapping.containsValue(Fields.NAME)) {
      reasons.add(Reason.of("form.no-name"));
    }
    form.honeypot()
        .filter(mapping::containsKey)
        .ifPresent(name -> reasons.add(Reason.of("form.honeypot", "name", name)));
    form.redirect()
        .filter(address -> !isWebAddress(address))
        .ifPresent(address -> reasons.add(Reason.of("form.redirect")));
    form.token()
        .filter(token -> token.length() < Form.TOKEN_CHARS_MIN)
        .ifPresent(
            token -> reasons.add(Reason.of("form.token").with("least", Form.TOKEN_CHARS_MIN)));
    return reasons;
  }

  /// What may stand in a header: no space, no line end, nothing but the web.
  private static boolean isWebAddress(String address) {
    return address.length() <= ADDRESS_MAX
        && (address.startsWith("https://") || address.startsWith("http://"))
        && address.chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
  }

  private static List<Reason> rule(AssignmentRule rule) {
    var reasons = new ArrayList<Reason>();
    if (rule.team() == null && rule.people().isEmpty()) {
      reasons.add(Reason.of("assignment.nobody"));
    }
    if (rule.limit() < 0) {
      reasons.add(
          FieldRules.reason("field.malformed", RecordType.ASSIGNMENT_RULE, AssignmentRule.LIMIT));
    }
    return reasons;
  }
}
