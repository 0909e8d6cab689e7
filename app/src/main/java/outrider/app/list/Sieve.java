package outrider.app.list;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.app.store.Sql;
import outrider.core.lead.Lead;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;

/// Knows which conditions let few records through.
///
/// SQLite guesses without having looked: that a person owns ten records, when a rep's laptop holds
/// nothing but that rep's. So the one condition that is on most lists is looked at first, which
/// takes a millisecond. Few enough: they are looked up and sorted. Too many: the index of the order
/// is walked from its beginning, and what does not fit is skipped.
record Sieve(RecordType type, Viewpoint viewpoint) {
  /// As many are read and sorted in the time that a person does not notice.
  static final int FEW = 10_000;

  boolean isFine(Sql sql, FieldDefinition field, Condition condition) {
    return switch (condition.operator()) {
      case IS ->
          field.name().equals(Fields.OWNER) ? isFew(sql, field, condition) : isLookedUp(field);
      case EMPTY -> field.name().equals(Fields.NEXT_STEP_AT) && isFew(sql, field, condition);
      case FILLED, IS_NOT -> false;
      default -> true;
    };
  }

  /// Whether a stretch of time or an amount is asked for.
  static boolean hasRange(List<Condition> conditions) {
    return conditions.stream()
        .anyMatch(condition ->
            switch (condition.operator()) {
              case FROM, TO, LAST_DAYS, NEXT_DAYS, THIS_WEEK, PAST -> true;
              case IS, IS_NOT, CONTAINS, FILLED, EMPTY -> false;
            });
  }

  /// Whether the table is better read from end to end than record by record in the order of an
  /// index: where few records can be expected to fit, or where all are wanted and the index does
  /// not hold what is asked of them.
  boolean isScan(ListQuery query, boolean whole) {
    return query.conditions().stream()
        .anyMatch(condition ->
            condition.operator() == Operator.CONTAINS
                || condition.field().startsWith("x_")
                || whole && !isInEveryIndex(condition.field(), query.sortField()));
  }

  private static boolean isInEveryIndex(String field, String sortField) {
    return field.equals(Fields.OWNER)
        || field.equals(Lead.STATUS)
        || field.equals(Opportunity.STATE)
        || field.equals(sortField);
  }

  /// A choice has few values, so each of them has many records; a phone number or a name has few.
  private static boolean isLookedUp(FieldDefinition field) {
    return field.kind() != FieldKind.CHOICE && field.kind() != FieldKind.FLAG;
  }

  private boolean isFew(Sql sql, FieldDefinition field, Condition condition) {
    var arguments = new ArrayList<@Nullable Object>();
    return new ConditionSql(field, condition, viewpoint, true)
        .write(arguments)
        .map(part ->
            sql.number(
                "SELECT count(*) FROM (SELECT 1 FROM "
                    + type.wireName()
                    + " t WHERE "
                    + part
                    + " LIMIT "
                    + (FEW + 1)
                    + ")",
                arguments.toArray()))
        .map(found -> found <= FEW)
        .orElse(true);
  }
}
