package outrider.core.configuration;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.of;
import static outrider.core.record.RecordType.FIELD;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A field that an administrator added: a configuration row that becomes a `FieldDefinition`.
public record CustomField(Row row) {

  public static final List<FieldDefinition> FIELDS =
      List.of(
          of(FIELD, "recordType", FieldKind.TEXT).asRequired(),
          of(FIELD, Fields.NAME, FieldKind.TEXT).asRequired(),
          of(FIELD, "label", FieldKind.TEXT).asRequired(),
          of(FIELD, "labelEn", FieldKind.TEXT),
          choice(
                  FIELD, "kind", "text", "long_text", "phone", "email", "number", "money",
                  "instant", "date", "flag", "choice", "text_set")
              .asRequired(),
          of(FIELD, "required", FieldKind.FLAG),
          of(FIELD, "key", FieldKind.FLAG),
          of(FIELD, "options", FieldKind.TEXT_SET),
          of(FIELD, "position", FieldKind.NUMBER));

  /// The definition, or nothing where the row makes no sense to this version of the program: the
  /// values stay stored, they are just not shown.
  public Optional<FieldDefinition> definition() {
    var type = RecordType.byWireName(row.text("recordType"));
    var name = row.text(Fields.NAME);
    if (type.isEmpty() || !name.startsWith("x_")) {
      return Optional.empty();
    }
    FieldKind kind;
    try {
      kind = FieldKind.valueOf(row.text("kind").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
    var plain =
        kind == FieldKind.CHOICE
            ? choice(type.get(), name, row.set("options").toArray(String[]::new))
            : of(type.get(), name, kind);
    plain = plain.labelled(row.text("label"));
    plain = row.flag("required") ? plain.asRequired() : plain;
    return Optional.of(row.flag("key") ? plain.asKey() : plain);
  }
}
