package outrider.core.pipeline;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.CHECKLIST_ITEM;

import java.util.List;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// One condition of a stage, as data: what must (or should) be there before a deal may enter or
/// leave it.
public record ChecklistItem(Row row) {

  public static final String STAGE = "stage";

  public enum Kind {
    /// Ticked by a person.
    ACTION,
    /// At least `count` attachments of kind `attachmentKind`.
    ATTACHMENT,
    /// Every field in `fields` is filled and makes sense.
    FIELD,
    /// Agreed to by somebody other than the owner, of role `signRole` where one is named.
    SIGN_OFF
  }

  public static final List<FieldDefinition> FIELDS =
      List.of(
          reference(CHECKLIST_ITEM, STAGE, RecordType.STAGE).asRequired(),
          choice(CHECKLIST_ITEM, "gate", "exit", "entry"),
          field(CHECKLIST_ITEM, "position", FieldKind.NUMBER),
          field(CHECKLIST_ITEM, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(CHECKLIST_ITEM, "nameEn", FieldKind.TEXT),
          field(CHECKLIST_ITEM, "hint", FieldKind.TEXT),
          field(CHECKLIST_ITEM, "hintEn", FieldKind.TEXT),
          choice(CHECKLIST_ITEM, "kind", "action", "attachment", "field", "sign-off"),
          field(CHECKLIST_ITEM, "recommended", FieldKind.FLAG),
          field(CHECKLIST_ITEM, "attachmentKind", FieldKind.TEXT),
          field(CHECKLIST_ITEM, "count", FieldKind.NUMBER),
          field(CHECKLIST_ITEM, "fields", FieldKind.TEXT_SET),
          choice(CHECKLIST_ITEM, "signRole", "rep", "manager", "admin"));

  public static ChecklistItem of(Row row) {
    return new ChecklistItem(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  public String stage() {
    return row.text(STAGE);
  }

  public long position() {
    return row.number("position", 0);
  }

  /// Asked on entering the stage rather than on leaving it.
  public boolean onEntry() {
    return row.text("gate").equals("entry");
  }

  /// Required items block; recommended ones ask for a reason when they are skipped.
  public boolean required() {
    return !row.flag("recommended");
  }

  public Kind kind() {
    return switch (row.text("kind")) {
      case "attachment" -> Kind.ATTACHMENT;
      case "field" -> Kind.FIELD;
      case "sign-off" -> Kind.SIGN_OFF;
      default -> Kind.ACTION;
    };
  }

  public String attachmentKind() {
    return row.text("attachmentKind");
  }

  public long count() {
    return Math.max(1, row.number("count", 1));
  }

  public List<String> fieldNames() {
    return row.set("fields");
  }

  public String signRole() {
    return row.text("signRole");
  }
}
