package outrider.core.lead;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.of;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.LEAD;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.MergePolicy;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A person who may buy, not yet a deal.
public record Lead(Row row) {

  public static final String STATUS = "status";
  public static final String COMPANY = "company";
  public static final String PHONE = "phone";
  public static final String EMAIL = "email";
  public static final String SOURCE = "source";
  public static final String INTENT = "intent";
  public static final String AMOUNT = "amount";
  public static final String OPPORTUNITY = "opportunity";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          of(LEAD, Fields.NAME, FieldKind.TEXT).asRequired().asKey(),
          of(LEAD, COMPANY, FieldKind.TEXT).asKey(),
          of(LEAD, "title", FieldKind.TEXT),
          of(LEAD, PHONE, FieldKind.PHONE).asKey(),
          of(LEAD, EMAIL, FieldKind.EMAIL),
          of(LEAD, "wechat", FieldKind.TEXT),
          of(LEAD, SOURCE, FieldKind.TEXT).asRequired().asKey(),
          of(LEAD, "sourceDetail", FieldKind.TEXT),
          choice(LEAD, INTENT, "A", "B", "C").asKey(),
          choice(LEAD, STATUS, "new", "working", "nurturing", "converted", "disqualified"),
          of(LEAD, "industry", FieldKind.TEXT).asKey(),
          of(LEAD, "region", FieldKind.TEXT),
          of(LEAD, "city", FieldKind.TEXT),
          of(LEAD, "website", FieldKind.TEXT),
          of(LEAD, "employees", FieldKind.NUMBER),
          of(LEAD, AMOUNT, FieldKind.MONEY).asKey().merging(MergePolicy.ASK),
          of(LEAD, Fields.CURRENCY, FieldKind.TEXT),
          of(LEAD, "note", FieldKind.LONG_TEXT),
          of(LEAD, Fields.TAGS, FieldKind.TEXT_SET),
          of(LEAD, Fields.TOUCHES, FieldKind.NUMBER).asManaged().merging(MergePolicy.ADD),
          of(LEAD, Fields.FIRST_CONTACT_AT, FieldKind.INSTANT).asManaged(),
          of(LEAD, Fields.LAST_CONTACT_AT, FieldKind.INSTANT).asManaged(),
          of(LEAD, Fields.NEXT_STEP, FieldKind.TEXT).asManaged(),
          of(LEAD, Fields.NEXT_STEP_AT, FieldKind.INSTANT).asManaged(),
          reference(LEAD, OPPORTUNITY, RecordType.OPPORTUNITY).asManaged(),
          of(LEAD, Fields.EXTERNAL_ID, FieldKind.TEXT),
          of(LEAD, Fields.IMPORT, FieldKind.TEXT).asManaged(),
          reference(LEAD, Fields.OWNER, RecordType.USER).asManaged().merging(MergePolicy.ASK),
          reference(LEAD, Fields.TEAM, RecordType.TEAM).asManaged(),
          of(LEAD, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
          reference(LEAD, Fields.CREATED_BY, RecordType.USER).asManaged());

  public static Lead of(Row row) {
    return new Lead(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  public String company() {
    return row.text(COMPANY);
  }

  public Intent intent() {
    return Intent.of(row.textOrNull(INTENT));
  }

  /// Still to be worked: neither converted nor disqualified.
  public boolean isOpen() {
    var status = row.text(STATUS);
    return !status.equals("converted") && !status.equals("disqualified");
  }

  public long touches() {
    return row.number(Fields.TOUCHES, 0);
  }

  public long amountMinor() {
    return row.number(AMOUNT, 0);
  }

  public OptionalLong firstContactAt() {
    return optional(Fields.FIRST_CONTACT_AT);
  }

  public OptionalLong lastContactAt() {
    return optional(Fields.LAST_CONTACT_AT);
  }

  public OptionalLong nextStepAt() {
    return optional(Fields.NEXT_STEP_AT);
  }

  public @Nullable String owner() {
    return row.textOrNull(Fields.OWNER);
  }

  private OptionalLong optional(String field) {
    var number = row.numberOrNull(field);
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
