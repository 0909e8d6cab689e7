package outrider.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import outrider.core.escalation.EscalationLevel;
import outrider.core.record.Fields;
import outrider.core.record.Row;
import outrider.core.sla.ServiceLevel;

/// What is there twice: two rules of one name, which nobody can tell apart in a list or in a
/// reason, and two that ask for the same, of which the second never has its turn. Rules of
/// assignment may: where one is passed over, the next is asked.
///
/// Asked where somebody makes it so: what was double before can still be put right, one at a time.
final class TwiceRules {

  private TwiceRules() {}

  static List<Reason> check(Row row, Draft draft) {
    var reasons = new ArrayList<Reason>();
    switch (row.type()) {
      case SERVICE_LEVEL ->
          same(
                  row,
                  draft,
                  List.of(
                      ServiceLevel.KIND,
                      ServiceLevel.SOURCES,
                      ServiceLevel.INTENTS,
                      ServiceLevel.INACTIVE))
              .ifPresent(other ->
                  reasons.add(twice("service-level.same", row, ServiceLevel.INTENTS, other)));
      case ESCALATION_LEVEL ->
          same(
                  row,
                  draft,
                  List.of(
                      EscalationLevel.OF,
                      EscalationLevel.MINUTES,
                      EscalationLevel.ACTION,
                      EscalationLevel.INACTIVE))
              .ifPresent(other ->
                  reasons.add(twice("escalation-level.same", row, EscalationLevel.MINUTES, other)));
      default -> {}
    }
    return reasons;
  }

  private static Reason twice(String id, Row row, String field, Row other) {
    return FieldRules.reason(id, row.type(), field).with("other", other.text(Fields.NAME));
  }

  /// Another that is in force and says the same in these fields.
  private static Optional<Row> same(Row row, Draft draft, List<String> fields) {
    if (row.flag("inactive") || !isNew(row, draft, fields)) {
      return Optional.empty();
    }
    Predicate<Row> isSame =
        other ->
            fields.stream().allMatch(field -> Objects.equals(said(row, field), said(other, field)));
    return others(row, draft).filter(isSame).findFirst();
  }

  /// What a field says, where nothing and an empty list are one.
  private static Object said(Row row, String field) {
    var value = row.value(field);
    return value instanceof List<?> list
        ? Set.copyOf(list)
        : value == null || value.equals(false) || value.equals(ServiceLevel.FIRST_RESPONSE)
            ? Set.of()
            : value;
  }

  /// Whether these fields stand there otherwise than before.
  private static boolean isNew(Row row, Draft draft, List<String> fields) {
    return draft
        .row(row.type(), row.id())
        .filter(before -> fields.stream().allMatch(it -> said(before, it).equals(said(row, it))))
        .isEmpty();
  }

  private static Stream<Row> others(Row row, Draft draft) {
    return draft.configuration().all(row.type()).stream()
        .filter(other -> !other.id().equals(row.id()))
        .flatMap(other -> draft.row(row.type(), other.id()).stream());
  }
}
