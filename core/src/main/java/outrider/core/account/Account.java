package outrider.core.account;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.ACCOUNT;

import java.util.List;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The customer: a company that bought or may buy.
public record Account(Row row) {

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(ACCOUNT, Fields.NAME, FieldKind.TEXT).asRequired().asKey(),
          field(ACCOUNT, "industry", FieldKind.TEXT).asKey(),
          field(ACCOUNT, "phone", FieldKind.PHONE),
          field(ACCOUNT, "website", FieldKind.TEXT),
          field(ACCOUNT, "region", FieldKind.TEXT),
          field(ACCOUNT, "address", FieldKind.TEXT),
          field(ACCOUNT, "taxId", FieldKind.TEXT),
          field(ACCOUNT, "employees", FieldKind.NUMBER),
          field(ACCOUNT, "revenue", FieldKind.MONEY),
          field(ACCOUNT, Fields.CURRENCY, FieldKind.TEXT),
          field(ACCOUNT, "yearEstablished", FieldKind.NUMBER),
          field(ACCOUNT, "subsidiaryOf", FieldKind.TEXT),
          field(ACCOUNT, "note", FieldKind.LONG_TEXT),
          field(ACCOUNT, Fields.TAGS, FieldKind.TEXT_SET),
          field(ACCOUNT, Fields.EXTERNAL_ID, FieldKind.TEXT),
          field(ACCOUNT, Fields.IMPORT, FieldKind.TEXT).asManaged(),
          reference(ACCOUNT, Fields.OWNER, RecordType.USER).asManaged(),
          reference(ACCOUNT, Fields.TEAM, RecordType.TEAM).asManaged(),
          field(ACCOUNT, Fields.MEMBERS, FieldKind.TEXT_SET).asManaged(),
          field(ACCOUNT, Fields.LAST_CONTACT_AT, FieldKind.INSTANT).asManaged(),
          field(ACCOUNT, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
          reference(ACCOUNT, Fields.CREATED_BY, RecordType.USER).asManaged());

  public static Account of(Row row) {
    return new Account(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }
}
