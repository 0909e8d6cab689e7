package outrider.core.approval;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.APPROVAL;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Something that a deal needs somebody's word for: that it can be built, a discount, the terms of
/// its contract. It hangs on the deal and is seen by whoever sees that.
///
/// It is about the deal as it was when it was asked for: where the amount is another since, nobody
/// agrees to it any more, and what was agreed counts no more.
public record Approval(Row row) {

  public static final String KIND = "kind";
  public static final String TEXT = "text";
  public static final String PERCENT = "percent";
  public static final String PROMOTION = "promotion";
  public static final String ITEM = "item";
  public static final String AMOUNT = "amount";
  public static final String ASKED_OF = "askedOf";
  public static final String DELEGATED_TO = "delegatedTo";
  public static final String DELEGATED_BY = "delegatedBy";
  public static final String DELEGATED_AT = "delegatedAt";
  public static final String STATE = "state";
  public static final String DECIDED_BY = "decidedBy";
  public static final String DECIDED_AT = "decidedAt";
  public static final String NOTE = "note";
  public static final String EXPIRES_AT = "expiresAt";
  public static final String REMINDED_AT = "remindedAt";

  public static final String OPEN = "open";
  public static final String AGREED = "agreed";
  public static final String REFUSED = "refused";
  public static final String WITHDRAWN = "withdrawn";
  public static final String EXPIRED = "expired";

  /// How long a request waits where nobody says.
  public static final Duration WAITS = Duration.ofDays(7);

  public static final Duration WAITS_MAX = Duration.ofDays(90);

  /// How long whoever decided may take it back, as when the wrong key was hit.
  public static final Duration TAKEN_BACK_WITHIN = Duration.ofMinutes(10);

  /// How soon somebody is reminded again.
  public static final Duration REMINDED_AGAIN = Duration.ofHours(4);

  /// How long before a request ends HQ reminds of it.
  public static final Duration REMINDED_BEFORE = Duration.ofDays(1);

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(APPROVAL, Fields.PARENT_TYPE, FieldKind.TEXT).asManaged(),
          field(APPROVAL, Fields.PARENT, FieldKind.TEXT).asManaged(),
          choice(APPROVAL, KIND, ApprovalKind.words()).asManaged(),
          field(APPROVAL, TEXT, FieldKind.TEXT).asManaged(),
          field(APPROVAL, PERCENT, FieldKind.NUMBER).asManaged(),
          reference(APPROVAL, PROMOTION, RecordType.PROMOTION).asManaged(),
          reference(APPROVAL, ITEM, RecordType.CHECKLIST_ITEM).asManaged(),
          field(APPROVAL, AMOUNT, FieldKind.MONEY).asManaged(),
          field(APPROVAL, Fields.CURRENCY, FieldKind.TEXT).asManaged(),
          reference(APPROVAL, ASKED_OF, RecordType.USER).asManaged(),
          reference(APPROVAL, DELEGATED_TO, RecordType.USER).asManaged(),
          reference(APPROVAL, DELEGATED_BY, RecordType.USER).asManaged(),
          field(APPROVAL, DELEGATED_AT, FieldKind.INSTANT).asManaged(),
          choice(APPROVAL, STATE, OPEN, AGREED, REFUSED, WITHDRAWN, EXPIRED).asManaged(),
          reference(APPROVAL, DECIDED_BY, RecordType.USER).asManaged(),
          field(APPROVAL, DECIDED_AT, FieldKind.INSTANT).asManaged(),
          field(APPROVAL, NOTE, FieldKind.TEXT).asManaged(),
          field(APPROVAL, EXPIRES_AT, FieldKind.INSTANT).asManaged(),
          field(APPROVAL, REMINDED_AT, FieldKind.INSTANT).asManaged(),
          reference(APPROVAL, Fields.OWNER, RecordType.USER).asManaged(),
          reference(APPROVAL, Fields.TEAM, RecordType.TEAM).asManaged(),
          field(APPROVAL, Fields.MEMBERS, FieldKind.TEXT_SET).asManaged(),
          field(APPROVAL, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
          reference(APPROVAL, Fields.CREATED_BY, RecordType.USER).asManaged());

  public static Approval of(Row row) {
    return new Approval(row);
  }

  public String id() {
    return row.id();
  }

  public String deal() {
    return row.text(Fields.PARENT);
  }

  public ApprovalKind kind() {
    return ApprovalKind.of(row.text(KIND)).orElse(ApprovalKind.CONTRACT);
  }

  public @Nullable String askedBy() {
    return row.textOrNull(Fields.CREATED_BY);
  }

  /// One person; empty where anybody may who is to.
  public Optional<String> askedOf() {
    return Optional.ofNullable(row.textOrNull(ASKED_OF));
  }

  public Optional<String> delegatedTo() {
    return Optional.ofNullable(row.textOrNull(DELEGATED_TO));
  }

  /// The item of a checklist that it satisfies.
  public Optional<String> item() {
    return Optional.ofNullable(row.textOrNull(ITEM));
  }

  public Optional<String> promotion() {
    return Optional.ofNullable(row.textOrNull(PROMOTION));
  }

  public String state() {
    return row.text(STATE);
  }

  public boolean isOpen() {
    return state().equals(OPEN);
  }

  public boolean isAgreed() {
    return state().equals(AGREED);
  }

  /// Whether one of the promotion's stock is his.
  public boolean holdsStock() {
    return row.has(PROMOTION) && (isOpen() || isAgreed());
  }

  /// In minor units, when it was asked for.
  public long amountMinor() {
    return row.number(AMOUNT, 0);
  }

  public long expiresAt() {
    return row.number(EXPIRES_AT, Long.MAX_VALUE);
  }

  /// Whether the deal is worth another amount than it was.
  public boolean isStale(Row deal) {
    return deal.number("amount", 0) != amountMinor();
  }
}
