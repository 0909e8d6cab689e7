package outrider.core.pipeline;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.CHECKLIST_ITEM;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.approval.ApprovalKind;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.Role;

/// One condition of a stage, as data: what must (or should) be there before a deal may enter or
/// leave it.
public record ChecklistItem(Row row) {

  public static final String STAGE = "stage";
  public static final String GATE = "gate";
  public static final String ENTRY = "entry";
  public static final String EXIT = "exit";
  public static final String POSITION = "position";
  public static final String KIND = "kind";
  public static final String RECOMMENDED = "recommended";
  public static final String ATTACHMENT_KIND = "attachmentKind";
  public static final String COUNT = "count";
  public static final String NAMED_FIELDS = "fields";
  public static final String SIGN = "sign";
  public static final String SIGN_ROLE = "signRole";
  public static final String SIGN_TEAM = "signTeam";

  /// Whose word signs it, by what it is about: the duty of an approval of this kind.
  public static final String SIGN_KIND = "signKind";

  public static final String TEMPLATE = "template";
  public static final String TEMPLATE_URL = "templateUrl";
  public static final String COMPARE = "compare";
  public static final String AMOUNT = "amount";
  public static final String WANTED_TAGS = "wantedTags";

  /// Conditions of one gate that name the same group stand for each other: one of them is enough.
  public static final String ANY_OF = "anyOf";

  public static final String DECISION = "decision";

  /// Where a deal goes back to when the question of a decision is answered with no.
  public static final String BACK = "back";

  public static final String LINEAGE = "lineage";

  public static final String AT_LEAST = "at-least";
  public static final String BELOW = "below";
  public static final String PEER_REVIEW = "peer-review";
  public static final String RISK_ASSESSMENT = "risk-assessment";
  public static final long COUNT_MAX = 50;

  public enum Kind {
    /// Ticked by a person.
    ACTION("action"),
    /// At least `count` attachments of kind `attachmentKind`.
    ATTACHMENT("attachment"),
    /// As an attachment; what it has to look like is told by a template.
    DELIVERABLE("deliverable"),
    /// Every field in `fields` is filled and makes sense.
    FIELD("field"),
    /// The amount is at least, or below, `amount` in `currency`.
    AMOUNT("amount"),
    /// The deal has every tag of `wantedTags`.
    TAG("tag"),
    /// A question that somebody answers: yes goes on, no leads back to the stage `back`.
    DECISION("decision"),
    /// Agreed to by somebody other than the owner, of role `signRole` and team `signTeam` where
    /// they are named.
    SIGN_OFF("sign-off");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }

    /// What an older program does not know it takes for something to tick.
    static Kind of(String name) {
      for (var kind : values()) {
        if (kind.wireName.equals(name)) {
          return kind;
        }
      }
      return ACTION;
    }
  }

  public static final List<FieldDefinition> FIELDS =
      List.of(
          reference(CHECKLIST_ITEM, STAGE, RecordType.STAGE).asRequired(),
          choice(CHECKLIST_ITEM, GATE, EXIT, ENTRY),
          field(CHECKLIST_ITEM, POSITION, FieldKind.NUMBER),
          field(CHECKLIST_ITEM, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(CHECKLIST_ITEM, "nameEn", FieldKind.TEXT),
          field(CHECKLIST_ITEM, "hint", FieldKind.TEXT),
          field(CHECKLIST_ITEM, "hintEn", FieldKind.TEXT),
          choice(
              CHECKLIST_ITEM,
              KIND,
              Arrays.stream(Kind.values()).map(Kind::wireName).toArray(String[]::new)),
          field(CHECKLIST_ITEM, RECOMMENDED, FieldKind.FLAG),
          field(CHECKLIST_ITEM, ATTACHMENT_KIND, FieldKind.TEXT),
          field(CHECKLIST_ITEM, COUNT, FieldKind.NUMBER),
          field(CHECKLIST_ITEM, NAMED_FIELDS, FieldKind.TEXT_SET),
          choice(CHECKLIST_ITEM, SIGN, "approval", PEER_REVIEW, RISK_ASSESSMENT),
          choice(CHECKLIST_ITEM, SIGN_ROLE, "rep", "manager", "admin"),
          reference(CHECKLIST_ITEM, SIGN_TEAM, RecordType.TEAM),
          choice(CHECKLIST_ITEM, SIGN_KIND, ApprovalKind.words()),
          field(CHECKLIST_ITEM, TEMPLATE, FieldKind.LONG_TEXT),
          field(CHECKLIST_ITEM, TEMPLATE_URL, FieldKind.TEXT),
          choice(CHECKLIST_ITEM, COMPARE, AT_LEAST, BELOW),
          field(CHECKLIST_ITEM, AMOUNT, FieldKind.MONEY),
          field(CHECKLIST_ITEM, Fields.CURRENCY, FieldKind.TEXT),
          field(CHECKLIST_ITEM, WANTED_TAGS, FieldKind.TEXT_SET),
          field(CHECKLIST_ITEM, ANY_OF, FieldKind.TEXT),
          choice(CHECKLIST_ITEM, DECISION, "needs", "comparison", "budget"),
          reference(CHECKLIST_ITEM, BACK, RecordType.STAGE),
          field(CHECKLIST_ITEM, LINEAGE, FieldKind.TEXT));

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
    return row.number(POSITION, 0);
  }

  /// Asked on entering the stage rather than on leaving it.
  public boolean onEntry() {
    return row.text(GATE).equals(ENTRY);
  }

  /// Required items block; recommended ones ask for a reason when they are skipped.
  public boolean required() {
    return !row.flag(RECOMMENDED);
  }

  public Kind kind() {
    return Kind.of(row.text(KIND));
  }

  /// Met by files of a kind.
  public boolean wantsFiles() {
    return kind() == Kind.ATTACHMENT || kind() == Kind.DELIVERABLE;
  }

  public String attachmentKind() {
    return row.text(ATTACHMENT_KIND);
  }

  public long count() {
    return Math.max(1, row.number(COUNT, 1));
  }

  public List<String> fieldNames() {
    return row.set(NAMED_FIELDS);
  }

  public String signRole() {
    return row.text(SIGN_ROLE);
  }

  /// Empty where any team may sign.
  public String signTeam() {
    return row.text(SIGN_TEAM);
  }

  /// What the word is about; empty where anybody's counts whom role and team let sign.
  public Optional<ApprovalKind> signKind() {
    return ApprovalKind.of(row.text(SIGN_KIND));
  }

  /// Whether somebody of this role and team may sign, whichever way their word comes; the owner's
  /// own is never one. Whose duty it has to be is another question.
  public boolean isSignedBy(Role role, @Nullable String team) {
    return role == Role.ADMIN
        || (signRole().isEmpty() || role == Role.of(signRole()))
            && (signTeam().isEmpty() || signTeam().equals(team));
  }

  /// `approval`, `peer-review` or `risk-assessment`.
  public String sign() {
    return row.has(SIGN) ? row.text(SIGN) : "approval";
  }

  /// What a deliverable has to have in it, as a text to begin with; empty where none is given.
  public String template() {
    return row.text(TEMPLATE);
  }

  /// Where its template can be found; empty where none is given.
  public String templateUrl() {
    return row.text(TEMPLATE_URL);
  }

  /// Whether what is given is a page: another address would be opened by any program there is.
  public boolean hasTemplatePage() {
    return templateUrl().matches("https?://\\S+");
  }

  public boolean wantsLess() {
    return row.text(COMPARE).equals(BELOW);
  }

  public long amountMinor() {
    return row.number(AMOUNT, 0);
  }

  /// Empty for whatever currency the deal has.
  public String currency() {
    return row.text(Fields.CURRENCY);
  }

  public List<String> wantedTags() {
    return row.set(WANTED_TAGS);
  }

  /// Empty where it stands for itself.
  public String anyOf() {
    return row.text(ANY_OF);
  }

  public @Nullable String back() {
    return row.textOrNull(BACK);
  }

  public String lineage() {
    return row.has(LINEAGE) ? row.text(LINEAGE) : row.id();
  }

  /// Whether what somebody said of this item answers the other one too: another version of it that
  /// asks for the same.
  public boolean asksTheSameAs(ChecklistItem other) {
    return lineage().equals(other.lineage())
        && kind() == other.kind()
        && name().equals(other.name())
        && signRole().equals(other.signRole())
        && signTeam().equals(other.signTeam())
        && signKind().equals(other.signKind())
        && sign().equals(other.sign());
  }
}
