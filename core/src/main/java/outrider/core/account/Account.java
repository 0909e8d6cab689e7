package outrider.core.account;

import static outrider.core.record.FieldDefinition.of;
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
          of(ACCOUNT, Fields.NAME, FieldKind.TEXT).asRequired().asKey(),
          of(ACCOUNT, "industry", FieldKind.TEXT).asKey(),
          of(ACCOUNT, "phone", FieldKind.PHONE),
          of(ACCOUNT, "website", FieldKind.TEXT),
          of(ACCOUNT, "region", FieldKind.TEXT),
          of(ACCOUNT, "address", FieldKind.TEXT),
          of(ACCOUNT, "taxId", FieldKind.TEXT),
          of(ACCOUNT, "employees", FieldKind.NUMBER),
          of(ACCOUNT, "revenue", FieldKind.MONEY),
          of(ACCOUNT, Fields.CURRENCY, FieldKind.TEXT),
          of(ACCOUNT, "yearEstablished", FieldKind.NUMBER),
          of(ACCOUNT, "subsidiaryOf", FieldKind.TEXT),
          of(ACCOUNT, "note", FieldKind.LONG_TEXT),
          of(ACCOUNT, Fields.TAGS, FieldKind.TEXT_SET),
          of(ACCOUNT, Fields.EXTERNAL_ID, FieldKind.TEXT),
          of(ACCOUNT, Fields.IMPORT, FieldKind.TEXT).asManaged(),
          reference(ACCOUNT, Fields.OWNER, RecordType.USER).asManaged(),
          reference(ACCOUNT, Fields.TEAM, RecordType.TEAM).asManaged(),
          of(ACCOUNT, Fields.LAST_CONTACT_AT, FieldKind.INSTANT).asManaged(),
          of(ACCOUNT, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
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
