package outrider.core.review;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.WEEKLY_REVIEW;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A person's week as it was when its review was frozen, with what they say of it, what whoever
/// leads them answers, and what both agreed to do.
///
/// It belongs to the person (field `owner`) and to no team, so that they and those above see it and
/// no colleague does. Written by its own commands only; the figures by the first `FreezeReview` and
/// by nothing afterwards.
public record WeeklyReview(Row row) {

  /// The Monday of the week.
  public static final String WEEK = "week";

  public static final String FROZEN_AT = "frozenAt";
  public static final String FROZEN_BY = "frozenBy";
  public static final String NEW_LEADS = "newLeads";
  public static final String TOUCHES = "touchesMade";
  public static final String RESPONSE_SECONDS = "responseSeconds";
  public static final String MOVED = "moved";
  public static final String WON = "won";
  public static final String WON_AMOUNT = "wonAmount";
  public static final String LOST = "lost";
  public static final String OPEN_DEALS = "openDeals";
  public static final String OPEN_AMOUNT = "openAmount";
  public static final String OVERDUE = "overdue";
  public static final String EXPECTED = "expected";

  /// What the person says of it.
  public static final String NOTE = "note";

  public static final String NOTED_AT = "notedAt";

  /// What whoever leads them answers.
  public static final String REPLY = "reply";

  public static final String REPLIED_AT = "repliedAt";
  public static final String REPLIED_BY = "repliedBy";

  /// Tasks that were agreed, here or before and open when this was frozen; see [AgreedAction].
  public static final String ACTIONS = "actions";

  public static final int TEXT_MAX = 4_000;
  public static final int ACTIONS_MAX = 50;

  /// Of a review that long ago nothing is carried on.
  public static final int WEEKS_BACK = 12;

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(WEEKLY_REVIEW, WEEK, FieldKind.DATE).asManaged(),
          field(WEEKLY_REVIEW, FROZEN_AT, FieldKind.INSTANT).asManaged(),
          reference(WEEKLY_REVIEW, FROZEN_BY, RecordType.USER).asManaged(),
          field(WEEKLY_REVIEW, Fields.CURRENCY, FieldKind.TEXT).asManaged(),
          field(WEEKLY_REVIEW, NEW_LEADS, FieldKind.NUMBER).asManaged(),
          field(WEEKLY_REVIEW, TOUCHES, FieldKind.NUMBER).asManaged(),
          field(WEEKLY_REVIEW, RESPONSE_SECONDS, FieldKind.NUMBER).asManaged(),
          field(WEEKLY_REVIEW, MOVED, FieldKind.NUMBER).asManaged(),
          field(WEEKLY_REVIEW, WON, FieldKind.NUMBER).asManaged(),
          field(WEEKLY_REVIEW, WON_AMOUNT, FieldKind.MONEY).asManaged(),
          field(WEEKLY_REVIEW, LOST, FieldKind.NUMBER).asManaged(),
          field(WEEKLY_REVIEW, OPEN_DEALS, FieldKind.NUMBER).asManaged(),
          field(WEEKLY_REVIEW, OPEN_AMOUNT, FieldKind.MONEY).asManaged(),
          field(WEEKLY_REVIEW, OVERDUE, FieldKind.NUMBER).asManaged(),
          field(WEEKLY_REVIEW, EXPECTED, FieldKind.MONEY).asManaged(),
          field(WEEKLY_REVIEW, NOTE, FieldKind.LONG_TEXT).asManaged(),
          field(WEEKLY_REVIEW, NOTED_AT, FieldKind.INSTANT).asManaged(),
          field(WEEKLY_REVIEW, REPLY, FieldKind.LONG_TEXT).asManaged(),
          field(WEEKLY_REVIEW, REPLIED_AT, FieldKind.INSTANT).asManaged(),
          reference(WEEKLY_REVIEW, REPLIED_BY, RecordType.USER).asManaged(),
          field(WEEKLY_REVIEW, ACTIONS, FieldKind.TEXT_SET).asManaged(),
          reference(WEEKLY_REVIEW, Fields.OWNER, RecordType.USER).asManaged(),
          reference(WEEKLY_REVIEW, Fields.TEAM, RecordType.TEAM).asManaged());

  public static WeeklyReview of(Row row) {
    return new WeeklyReview(row);
  }

  /// Derived from whose and when: two laptops that freeze the same week offline make one.
  ///
  /// @param week its Monday, in epoch days
  public static String idOf(String person, long week) {
    return Ids.derive("weekly-review", person + '/' + week);
  }

  public String id() {
    return row.id();
  }

  public String person() {
    return row.text(Fields.OWNER);
  }

  public long week() {
    return row.number(WEEK, 0);
  }

  public long frozenAt() {
    return row.number(FROZEN_AT, 0);
  }

  public String currency() {
    return row.text(Fields.CURRENCY);
  }

  public ReviewFigures figures() {
    return new ReviewFigures(
        row.number(NEW_LEADS, 0),
        row.number(TOUCHES, 0),
        row.numberOrNull(RESPONSE_SECONDS),
        row.number(MOVED, 0),
        row.number(WON, 0),
        row.number(WON_AMOUNT, 0),
        row.number(LOST, 0),
        row.number(OPEN_DEALS, 0),
        row.number(OPEN_AMOUNT, 0),
        row.number(OVERDUE, 0),
        row.number(EXPECTED, 0));
  }

  public String note() {
    return row.text(NOTE);
  }

  public String reply() {
    return row.text(REPLY);
  }

  public @Nullable String repliedBy() {
    return row.textOrNull(REPLIED_BY);
  }

  /// The oldest first.
  public List<AgreedAction> actions() {
    return row.set(ACTIONS).stream()
        .flatMap(text -> AgreedAction.read(text).stream())
        .sorted(Comparator.comparingLong(AgreedAction::week).thenComparing(AgreedAction::task))
        .toList();
  }

  /// For how many weeks an action has been carried on: 0 where it was agreed in this one.
  public long weeksCarried(AgreedAction action) {
    return Math.max(0, (week() - action.week()) / 7);
  }
}
