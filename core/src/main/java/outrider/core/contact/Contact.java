package outrider.core.contact;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.CONTACT;

import java.util.List;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A person at an account.
public record Contact(Row row) {

  public static final String ACCOUNT = "account";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(CONTACT, Fields.NAME, FieldKind.TEXT).asRequired().asKey(),
          reference(CONTACT, ACCOUNT, RecordType.ACCOUNT).asKey(),
          field(CONTACT, "title", FieldKind.TEXT),
          choice(CONTACT, "role", "decider", "buyer", "user", "technical", "gatekeeper"),
          field(CONTACT, "phone", FieldKind.PHONE).asKey(),
          field(CONTACT, "email", FieldKind.EMAIL),
          field(CONTACT, "wechat", FieldKind.TEXT),
          field(CONTACT, "note", FieldKind.LONG_TEXT),
          field(CONTACT, Fields.TAGS, FieldKind.TEXT_SET),
          field(CONTACT, Fields.EXTERNAL_ID, FieldKind.TEXT),
          field(CONTACT, Fields.IMPORT, FieldKind.TEXT).asManaged(),
          reference(CONTACT, Fields.OWNER, RecordType.USER).asManaged(),
          reference(CONTACT, Fields.TEAM, RecordType.TEAM).asManaged(),
          field(CONTACT, Fields.MEMBERS, FieldKind.TEXT_SET).asManaged(),
          field(CONTACT, Fields.LAST_CONTACT_AT, FieldKind.INSTANT).asManaged(),
          field(CONTACT, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
          reference(CONTACT, Fields.CREATED_BY, RecordType.USER).asManaged());

  public static Contact of(Row row) {
    return new Contact(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }
}
