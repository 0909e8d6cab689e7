package outrider.app.list;

import java.util.Optional;
import java.util.stream.Collectors;
import outrider.app.field.FieldText;
import outrider.app.shell.Workspace;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.ValueText;

/// A condition as its chip reads: `来源 官网、展会`, `Amount from ¥5,000`.
final class ConditionText {
  private final Workspace space;
  private final RecordType type;
  private final FieldText text;

  ConditionText(Workspace space, RecordType type) {
    this.space = space;
    this.type = type;
    text = new FieldText(space);
  }

  String label(Condition condition) {
    return field(condition).map(text::label).orElse(condition.field());
  }

  String value(Condition condition) {
    var words = space.words();
    return field(condition)
        .map(field -> {
          var key = condition.operator().wordKey(field.kind());
          if (!condition.operator().takesValue()) {
            return words.get(key);
          }
          var values =
              condition.values().stream()
                  .map(value -> shown(field, condition.operator(), value))
                  .collect(Collectors.joining(words.get("list.separator")));
          return condition.operator() == Operator.IS ? values : words.get(key + ".chip", values);
        })
        .orElse("");
  }

  /// One value as it is offered and shown.
  String shown(FieldDefinition field, Operator operator, String value) {
    if (value.equals(Condition.ME)) {
      return space.words().get("list.me");
    }
    var plain =
        operator == Operator.LAST_DAYS
            || operator == Operator.NEXT_DAYS
            || field.kind() == FieldKind.INSTANT
            || field.kind() == FieldKind.DATE;
    if (plain) {
      return value;
    }
    if (field.kind() == FieldKind.TEXT_SET) {
      return text.tag(value);
    }
    try {
      return text.of(field, ValueText.read(field.kind(), value), FieldText.currency(none()));
    } catch (IllegalArgumentException wrong) {
      return value;
    }
  }

  private Row none() {
    return Row.of(type, "");
  }

  private Optional<FieldDefinition> field(Condition condition) {
    return space.database().configuration().fields().field(type, condition.field());
  }
}
