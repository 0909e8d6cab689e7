package outrider.core.configuration;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
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
          field(FIELD, "recordType", FieldKind.TEXT).asRequired(),
          field(FIELD, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(FIELD, "label", FieldKind.TEXT).asRequired(),
          field(FIELD, "labelEn", FieldKind.TEXT),
          choice(
                  FIELD,
                  "kind",
                  "text",
                  "long_text",
                  "phone",
                  "email",
                  "number",
                  "money",
                  "instant",
                  "date",
                  "flag",
                  "choice",
                  "text_set")
              .asRequired(),
          field(FIELD, "required", FieldKind.FLAG),
          field(FIELD, "key", FieldKind.FLAG),
          field(FIELD, "options", FieldKind.TEXT_SET),
          field(FIELD, "position", FieldKind.NUMBER));

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
            : field(type.get(), name, kind);
    plain = plain.labelled(row.text("label"));
    plain = row.flag("required") ? plain.asRequired() : plain;
    return Optional.of(row.flag("key") ? plain.asKey() : plain);
  }
}
