package outrider.core.lead;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
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

  /// When HQ last did something about its waiting too long; absent once it was contacted.
  public static final String ESCALATED_AT = "escalatedAt";

  /// Since when whoever has it, or had it last, has it from a pool.
  public static final String CLAIMED_AT = "claimedAt";

  /// Since when it has lain in its pool, and why.
  public static final String POOLED_AT = "pooledAt";

  public static final String POOLED_WHY = "pooledWhy";
  public static final String POOLED_NOTE = "pooledNote";

  /// Who gave it up or lost it to the pool last, and when; kept while another has it.
  public static final String PREVIOUS_OWNER = "previousOwner";

  public static final String PREVIOUS_OWNER_LEFT_AT = "previousOwnerLeftAt";

  /// Who claimed it too late and was told so when, as `user@time`: what they did until then is kept
  /// on the lead.
  public static final String LOST_CLAIMS = "lostClaims";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(LEAD, Fields.NAME, FieldKind.TEXT).asRequired().asKey(),
          field(LEAD, COMPANY, FieldKind.TEXT).asKey(),
          field(LEAD, "title", FieldKind.TEXT),
          field(LEAD, PHONE, FieldKind.PHONE).asKey(),
          field(LEAD, EMAIL, FieldKind.EMAIL),
          field(LEAD, "wechat", FieldKind.TEXT),
          field(LEAD, SOURCE, FieldKind.TEXT).asRequired().asKey(),
          field(LEAD, "sourceDetail", FieldKind.TEXT),
          choice(LEAD, INTENT, "A", "B", "C").asKey(),
          choice(LEAD, STATUS, "new", "working", "nurturing", "converted", "disqualified"),
          field(LEAD, "industry", FieldKind.TEXT).asKey(),
          field(LEAD, "region", FieldKind.TEXT),
          field(LEAD, "city", FieldKind.TEXT),
          field(LEAD, "website", FieldKind.TEXT),
          field(LEAD, "employees", FieldKind.NUMBER),
          field(LEAD, AMOUNT, FieldKind.MONEY).asKey().merging(MergePolicy.ASK),
          field(LEAD, Fields.CURRENCY, FieldKind.TEXT),
          field(LEAD, "note", FieldKind.LONG_TEXT),
          field(LEAD, Fields.TAGS, FieldKind.TEXT_SET),
          field(LEAD, Fields.TOUCHES, FieldKind.NUMBER).asManaged().merging(MergePolicy.ADD),
          field(LEAD, Fields.FIRST_CONTACT_AT, FieldKind.INSTANT).asManaged(),
          field(LEAD, Fields.LAST_CONTACT_AT, FieldKind.INSTANT).asManaged(),
          field(LEAD, ESCALATED_AT, FieldKind.INSTANT).asManaged(),
          field(LEAD, Fields.NEXT_STEP, FieldKind.TEXT).asManaged(),
          field(LEAD, Fields.NEXT_STEP_AT, FieldKind.INSTANT).asManaged(),
          reference(LEAD, OPPORTUNITY, RecordType.OPPORTUNITY).asManaged(),
          field(LEAD, Fields.EXTERNAL_ID, FieldKind.TEXT),
          field(LEAD, Fields.IMPORT, FieldKind.TEXT).asManaged(),
          reference(LEAD, Fields.OWNER, RecordType.USER).asManaged().merging(MergePolicy.ASK),
          reference(LEAD, Fields.TEAM, RecordType.TEAM).asManaged(),
          reference(LEAD, Fields.POOL, RecordType.POOL).asManaged(),
          field(LEAD, CLAIMED_AT, FieldKind.INSTANT).asManaged(),
          field(LEAD, POOLED_AT, FieldKind.INSTANT).asManaged(),
          field(LEAD, POOLED_WHY, FieldKind.TEXT).asManaged(),
          field(LEAD, POOLED_NOTE, FieldKind.TEXT).asManaged(),
          reference(LEAD, PREVIOUS_OWNER, RecordType.USER).asManaged(),
          field(LEAD, PREVIOUS_OWNER_LEFT_AT, FieldKind.INSTANT).asManaged(),
          field(LEAD, LOST_CLAIMS, FieldKind.TEXT_SET).asManaged(),
          field(LEAD, Fields.EXPERIMENTS, FieldKind.TEXT_SET).asManaged(),
          field(LEAD, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
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

  /// Nobody has done anything about it yet. Leads of an import are history: they wait for nobody.
  public boolean isUntouched() {
    return isOpen() && touches() == 0 && !row.has(Fields.IMPORT);
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

  /// The pool it lies in, or goes back to; null where it has nothing to do with one.
  public @Nullable String pool() {
    return row.textOrNull(Fields.POOL);
  }

  /// Whether it lies in a pool, for a member to claim.
  public boolean isPooled() {
    return owner() == null && pool() != null;
  }

  private OptionalLong optional(String field) {
    var number = row.numberOrNull(field);
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
