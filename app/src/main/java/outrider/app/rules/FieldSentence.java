package outrider.app.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import outrider.app.shell.Workspace;
import outrider.core.configuration.CustomField;
import outrider.core.configuration.Layout;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What a field of one's own is, in a line: `Choice · 3 options · required · seen by managers`.
final class FieldSentence {
  private final Workspace space;

  FieldSentence(Workspace space) {
    this.space = space;
  }

  /// Empty while it has no name.
  Optional<String> say(CustomField field) {
    if (field.label().isBlank() || field.kind().isEmpty()) {
      return Optional.empty();
    }
    var words = space.words();
    var row = field.row();
    var parts = new ArrayList<String>();
    parts.add(
        words.fields().option(RecordType.FIELD, CustomField.KIND, row.text(CustomField.KIND)));
    if (field.isCalculated()) {
      parts.add(
          words.get(
              "fieldSetup.says.calculated",
              new FormulaWords(
                      space, space.database().configuration(), field.type().orElse(RecordType.LEAD))
                  .read(field.formula())));
    }
    if (field.kind().get() == FieldKind.CHOICE) {
      parts.add(words.get("fieldSetup.says.choices", field.choices().size()));
    }
    if (row.flag(CustomField.REQUIRED)) {
      parts.add(words.get("fieldSetup.says.required"));
    }
    if (!row.set(CustomField.STAGES).isEmpty()) {
      parts.add(words.get("fieldSetup.says.stages", row.set(CustomField.STAGES).size()));
    }
    roles(row, CustomField.SEEN_BY)
        .ifPresent(roles -> parts.add(words.get("fieldSetup.says.seen", roles)));
    roles(row, CustomField.WRITTEN_BY)
        .ifPresent(roles -> parts.add(words.get("fieldSetup.says.written", roles)));
    return Optional.of(String.join(" · ", parts));
  }

  String say(Layout layout) {
    var sections = layout.sections().size();
    return sections == 0
        ? space.words().get("layout.usual")
        : space.words().get("layout.sections", sections);
  }

  private Optional<String> roles(Row row, String name) {
    List<String> roles = row.set(name);
    return roles.isEmpty()
        ? Optional.empty()
        : Optional.of(
            roles.stream()
                .map(role -> space.words().fields().option(RecordType.USER, "role", role))
                .collect(Collectors.joining(space.words().get("list.separator"))));
  }
}
