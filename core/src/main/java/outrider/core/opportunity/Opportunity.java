package outrider.core.opportunity;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.OPPORTUNITY;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import outrider.core.lead.Intent;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.MergePolicy;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.Members;

/// A deal on its way through a pipeline.
public record Opportunity(Row row) {

  public static final String ACCOUNT = "account";
  public static final String CONTACT = "contact";
  public static final String PIPELINE = "pipeline";
  public static final String STAGE = "stage";
  public static final String STAGE_SINCE = "stageSince";

  /// `open`, `won` or `lost`: the kind of its stage, kept beside it so that lists need no join.
  public static final String STATE = "state";

  public static final String AMOUNT = "amount";

  /// When it was moved over to the version of its pipeline that it runs on.
  public static final String VERSION_SINCE = "versionSince";

  /// How often it was let through an unmet gate.
  public static final String OVERRIDES = "overrides";

  public static final String CLOSE_ON = "closeOn";
  public static final String CLOSED_ON = "closedOn";

  public static final int MEMBERS_MAX = 20;

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(OPPORTUNITY, Fields.NAME, FieldKind.TEXT).asRequired().asKey(),
          reference(OPPORTUNITY, ACCOUNT, RecordType.ACCOUNT).asKey(),
          reference(OPPORTUNITY, CONTACT, RecordType.CONTACT),
          reference(OPPORTUNITY, "product", RecordType.PRODUCT),
          reference(OPPORTUNITY, PIPELINE, RecordType.PIPELINE).asManaged(),
          reference(OPPORTUNITY, STAGE, RecordType.STAGE).asManaged().merging(MergePolicy.ASK),
          field(OPPORTUNITY, STAGE_SINCE, FieldKind.INSTANT).asManaged(),
          choice(OPPORTUNITY, STATE, "open", "won", "lost").asManaged(),
          field(OPPORTUNITY, AMOUNT, FieldKind.MONEY).asKey().merging(MergePolicy.ASK),
          field(OPPORTUNITY, Fields.CURRENCY, FieldKind.TEXT),
          field(OPPORTUNITY, CLOSE_ON, FieldKind.DATE).asKey().merging(MergePolicy.ASK),
          field(OPPORTUNITY, "engagedOn", FieldKind.DATE),
          field(OPPORTUNITY, CLOSED_ON, FieldKind.DATE),
          choice(OPPORTUNITY, "intent", "A", "B", "C"),
          field(OPPORTUNITY, "source", FieldKind.TEXT),
          field(OPPORTUNITY, "competitor", FieldKind.TEXT),
          field(OPPORTUNITY, "budgetLow", FieldKind.MONEY),
          field(OPPORTUNITY, "budgetHigh", FieldKind.MONEY),
          field(OPPORTUNITY, "lossReason", FieldKind.TEXT),
          field(OPPORTUNITY, "note", FieldKind.LONG_TEXT),
          field(OPPORTUNITY, Fields.TAGS, FieldKind.TEXT_SET),
          reference(OPPORTUNITY, "lead", RecordType.LEAD).asManaged(),
          field(OPPORTUNITY, Fields.TOUCHES, FieldKind.NUMBER).asManaged().merging(MergePolicy.ADD),
          field(OPPORTUNITY, Fields.FIRST_CONTACT_AT, FieldKind.INSTANT).asManaged(),
          field(OPPORTUNITY, Fields.LAST_CONTACT_AT, FieldKind.INSTANT).asManaged(),
          field(OPPORTUNITY, Fields.NEXT_STEP, FieldKind.TEXT).asManaged(),
          field(OPPORTUNITY, Fields.NEXT_STEP_AT, FieldKind.INSTANT).asManaged(),
          field(OPPORTUNITY, VERSION_SINCE, FieldKind.INSTANT).asManaged(),
          field(OPPORTUNITY, OVERRIDES, FieldKind.NUMBER).asManaged().merging(MergePolicy.ADD),
          field(OPPORTUNITY, Fields.EXTERNAL_ID, FieldKind.TEXT),
          field(OPPORTUNITY, Fields.IMPORT, FieldKind.TEXT).asManaged(),
          reference(OPPORTUNITY, Fields.OWNER, RecordType.USER)
              .asManaged()
              .merging(MergePolicy.ASK),
          reference(OPPORTUNITY, Fields.TEAM, RecordType.TEAM).asManaged(),
          field(OPPORTUNITY, Fields.MEMBERS, FieldKind.TEXT_SET).asManaged(),
          field(OPPORTUNITY, Fields.EXPERIMENTS, FieldKind.TEXT_SET).asManaged(),
          field(OPPORTUNITY, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
          reference(OPPORTUNITY, Fields.CREATED_BY, RecordType.USER).asManaged());

  public static Opportunity of(Row row) {
    return new Opportunity(row);
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

  public String pipeline() {
    return row.text(PIPELINE);
  }

  public boolean isOpen() {
    return row.text(STATE).equals("open");
  }

  public Intent intent() {
    return Intent.of(row.textOrNull("intent"));
  }

  public long amountMinor() {
    return row.number(AMOUNT, 0);
  }

  public long stageSince() {
    return row.number(STAGE_SINCE, row.number(Fields.CREATED_AT, 0));
  }

  public long overrides() {
    return row.number(OVERRIDES, 0);
  }

  /// Those who work on it without having it, in order.
  public Map<String, DealRole> members() {
    var members = new TreeMap<String, DealRole>();
    for (var user : Members.users(row)) {
      Members.grounds(row, user).stream()
          .flatMap(word -> DealRole.of(word).stream())
          .findFirst()
          .ifPresent(role -> members.put(user, role));
    }
    return members;
  }

  public @Nullable String owner() {
    return row.textOrNull(Fields.OWNER);
  }
}
