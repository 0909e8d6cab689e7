package outrider.core.activity;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.ACTIVITY;

import java.util.List;
import outrider.core.call.Summary;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Something that happened with a lead, deal, account or contact. An outbound activity is a
/// *touch*.
public record Activity(Row row) {

  /// That the amount of a deal, or its expected day of closing, changed: written by the rules, as
  /// the moves between stages are.
  public static final String REVISION = "revision";

  public static final String FROM_STAGE = "fromStage";
  public static final String TO_STAGE = "toStage";

  /// What a revision changed: absent where there was, or is, none, and where nothing changed.
  public static final String FROM_AMOUNT = "fromAmount";

  public static final String TO_AMOUNT = "toAmount";
  public static final String FROM_CLOSE_ON = "fromCloseOn";
  public static final String TO_CLOSE_ON = "toCloseOn";

  /// That somebody became a member of a deal, has another role there, or is none any more: written
  /// by the rules.
  public static final String MEMBER = "member";

  public static final String PERSON = "person";
  public static final String FROM_ROLE = "fromRole";
  public static final String TO_ROLE = "toRole";

  /// Whom it names, and who of them has looked at it.
  public static final String MENTIONS = "mentions";

  public static final String SEEN_BY = "seenBy";

  /// More are no longer called by name.
  public static final int MENTIONS_MAX = 20;

  public static final List<String> KINDS =
      List.of(
          "call",
          "visit",
          "email",
          "wechat",
          "meeting",
          "note",
          "download",
          "stage",
          "signoff",
          "pool",
          REVISION,
          MEMBER);

  public static final String OUTCOME = "outcome";
  public static final String REACHED = "reached";
  public static final String NO_ANSWER = "no-answer";
  public static final String BUSY = "busy";

  public static final List<String> OUTCOMES =
      List.of(REACHED, NO_ANSWER, BUSY, "replied", "agreed", "refused");

  /// Outcomes that tell of somebody's answer.
  public static final List<String> ANSWERED = List.of(REACHED, "replied", "agreed", "refused");

  /// The conditions that a move left unmet, by their ids; its text says why.
  public static final String OVERRIDDEN = "overridden";

  /// Where the recording of a call can be listened to.
  public static final String RECORDING = "recording";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(ACTIVITY, Fields.PARENT_TYPE, FieldKind.TEXT).asManaged(),
          field(ACTIVITY, Fields.PARENT, FieldKind.TEXT).asManaged(),
          choice(ACTIVITY, "kind", KINDS.toArray(String[]::new)).asManaged(),
          choice(ACTIVITY, "direction", "out", "in").asManaged(),
          field(ACTIVITY, "occurredAt", FieldKind.INSTANT).asManaged(),
          field(ACTIVITY, "durationSeconds", FieldKind.NUMBER).asManaged(),
          choice(ACTIVITY, OUTCOME, OUTCOMES.toArray(String[]::new)).asManaged(),
          field(ACTIVITY, "text", FieldKind.LONG_TEXT),
          field(ACTIVITY, "chat", FieldKind.LONG_TEXT),
          reference(ACTIVITY, FROM_STAGE, RecordType.STAGE).asManaged(),
          reference(ACTIVITY, TO_STAGE, RecordType.STAGE).asManaged(),
          field(ACTIVITY, FROM_AMOUNT, FieldKind.MONEY).asManaged(),
          field(ACTIVITY, TO_AMOUNT, FieldKind.MONEY).asManaged(),
          field(ACTIVITY, FROM_CLOSE_ON, FieldKind.DATE).asManaged(),
          field(ACTIVITY, TO_CLOSE_ON, FieldKind.DATE).asManaged(),
          reference(ACTIVITY, "item", RecordType.CHECKLIST_ITEM).asManaged(),
          field(ACTIVITY, OVERRIDDEN, FieldKind.TEXT_SET).asManaged(),
          field(ACTIVITY, "attachments", FieldKind.TEXT_SET).asManaged(),
          reference(ACTIVITY, PERSON, RecordType.USER).asManaged(),
          field(ACTIVITY, FROM_ROLE, FieldKind.TEXT).asManaged(),
          field(ACTIVITY, TO_ROLE, FieldKind.TEXT).asManaged(),
          field(ACTIVITY, MENTIONS, FieldKind.TEXT_SET).asManaged(),
          field(ACTIVITY, SEEN_BY, FieldKind.TEXT_SET).asManaged(),
          field(ACTIVITY, RECORDING, FieldKind.TEXT).asManaged(),
          field(ACTIVITY, Summary.DRAFT, FieldKind.LONG_TEXT).asManaged(),
          field(ACTIVITY, Summary.BY, FieldKind.TEXT).asManaged(),
          choice(ACTIVITY, Summary.STATE, Summary.OPEN, Summary.ACCEPTED, Summary.DISCARDED)
              .asManaged(),
          reference(ACTIVITY, Fields.OWNER, RecordType.USER).asManaged(),
          reference(ACTIVITY, Fields.TEAM, RecordType.TEAM).asManaged(),
          field(ACTIVITY, Fields.MEMBERS, FieldKind.TEXT_SET).asManaged(),
          field(ACTIVITY, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
          reference(ACTIVITY, Fields.CREATED_BY, RecordType.USER).asManaged());

  public static Activity of(Row row) {
    return new Activity(row);
  }

  public String kind() {
    return row.text("kind");
  }

  public long occurredAt() {
    return row.number("occurredAt", 0);
  }

  /// Whether somebody was tried and not spoken with.
  public boolean isUnanswered() {
    return row.text(OUTCOME).equals(NO_ANSWER) || row.text(OUTCOME).equals(BUSY);
  }

  /// Outbound contact of a person: counts toward the 5–7 touches. Notes, downloads and stage moves
  /// do not.
  public boolean isTouch() {
    return isContact() && !row.text("direction").equals("in");
  }

  /// Contact in either direction: moves *last contact*.
  public boolean isContact() {
    return isContact(kind());
  }

  /// Contact to which both sides gave something: somebody wrote or called in, was met, or was
  /// reached and answered. A call that nobody took, or a mail without an answer, is not.
  public static boolean isTwoWay(String kind, String direction, String outcome) {
    return isContact(kind)
        && (direction.equals("in")
            || kind.equals("visit")
            || kind.equals("meeting")
            || ANSWERED.contains(outcome));
  }

  public static boolean isContact(String kind) {
    return switch (kind) {
      case "call", "visit", "email", "wechat", "meeting" -> true;
      default -> false;
    };
  }
}
