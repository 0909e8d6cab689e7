package outrider.core.configuration;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.RULE_CHANGE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import outrider.core.product.Product;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.Team;
import outrider.core.user.User;

/// That a rule by which work is done was made, changed, switched or deleted: what everybody can lay
/// beside their figures, before it and after. Written by the rules only, beside the change itself.
public record RuleChange(Row row) {

  /// The record type of the rule.
  public static final String OF = "of";

  public static final String RULE = "rule";
  public static final String NAME_EN = "nameEn";
  public static final String WHAT = "what";
  public static final String AT = "at";
  public static final String BY = "by";

  public static final String MADE = "made";
  public static final String CHANGED = "changed";
  public static final String SWITCHED_OFF = "off";
  public static final String SWITCHED_ON = "on";
  public static final String DELETED = "deleted";

  /// What decides how soon and by whom leads are answered.
  public static final Set<RecordType> TOLD_OF =
      Set.of(
          RecordType.SERVICE_LEVEL,
          RecordType.CALENDAR,
          RecordType.ASSIGNMENT_RULE,
          RecordType.ESCALATION_LEVEL,
          RecordType.CADENCE,
          RecordType.TAG_RULE,
          RecordType.FORM,
          RecordType.POOL);

  /// What else may change how people sell, and which of its fields do: who may do what, who belongs
  /// where, and what things cost. That they were made or deleted is not told of.
  public static final Map<RecordType, Set<String>> TELLING =
      Map.of(
          RecordType.USER,
          Set.of(User.ROLE, Fields.TEAM, User.DUTIES, User.INACTIVE),
          RecordType.TEAM,
          Set.of(Team.ABOVE),
          RecordType.PRODUCT,
          Set.of(Product.PRICE));

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(RULE_CHANGE, OF, FieldKind.TEXT).asManaged(),
          field(RULE_CHANGE, RULE, FieldKind.TEXT).asManaged(),
          field(RULE_CHANGE, Fields.NAME, FieldKind.TEXT).asManaged(),
          field(RULE_CHANGE, NAME_EN, FieldKind.TEXT).asManaged(),
          choice(RULE_CHANGE, WHAT, MADE, CHANGED, SWITCHED_OFF, SWITCHED_ON, DELETED).asManaged(),
          field(RULE_CHANGE, AT, FieldKind.INSTANT).asManaged(),
          reference(RULE_CHANGE, BY, RecordType.USER).asManaged());

  public static RuleChange of(Row row) {
    return new RuleChange(row);
  }

  /// Of what kind the record is that was changed; empty where a newer program knows it.
  public Optional<RecordType> type() {
    return RecordType.byWireName(row.text(OF));
  }

  /// Whether it is of a rule by which leads are answered.
  public boolean isOfRule() {
    return type().filter(TOLD_OF::contains).isPresent();
  }

  /// The record that was changed.
  public String rule() {
    return row.text(RULE);
  }

  public String id() {
    return row.id();
  }

  /// In epoch milliseconds.
  public long at() {
    return row.number(AT, 0);
  }

  public String what() {
    return row.text(WHAT);
  }
}
