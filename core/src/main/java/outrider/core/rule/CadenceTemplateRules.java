package outrider.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import outrider.core.cadence.Cadence;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What a cadence must be like to be run: found when somebody sets it up, not when the first lead
/// comes.
final class CadenceTemplateRules {

  private CadenceTemplateRules() {}

  static List<Reason> check(Row row, Draft draft) {
    var reasons = new ArrayList<Reason>();
    var cadence = Cadence.of(row);
    if (row.has(Cadence.STEPS)) {
      cadence.flaws().stream().map(CadenceTemplateRules::reason).forEach(reasons::add);
    }
    var calendar = cadence.calendar();
    if (calendar != null && draft.row(RecordType.CALENDAR, calendar).isEmpty()) {
      reasons.add(reason("service-level.calendar-gone", Cadence.CALENDAR));
    }
    var most = row.number(Cadence.UNANSWERED_MAX, 1);
    if (most < 1 || most > Cadence.UNANSWERED_LIMIT) {
      reasons.add(
          reason("cadence.unanswered", Cadence.UNANSWERED_MAX)
              .with("most", Cadence.UNANSWERED_LIMIT));
    }
    TagRuleSetup.endsAtOnce(cadence, draft).ifPresent(reasons::add);
    cadence.then().flatMap(id -> then(cadence, id, draft)).ifPresent(reasons::add);
    return reasons;
  }

  /// What is wrong with what follows: it is not there, or leads back to where it came from.
  private static Optional<Reason> then(Cadence cadence, String then, Draft draft) {
    if (!then.equals(cadence.id()) && find(then, draft).isEmpty()) {
      return Optional.of(reason("cadence.then-gone", Cadence.THEN));
    }
    var circle = cadence.circle(id -> find(id, draft));
    return circle.isEmpty()
        ? Optional.empty()
        : Optional.of(
            reason("cadence.circle", Cadence.THEN)
                .with(
                    "way", circle.stream().map(Cadence::name).collect(Collectors.joining(" → "))));
  }

  /// The cadence that a calendar or a cadence cannot be deleted for.
  static Optional<Reason> inUse(Row row, Draft draft) {
    var field =
        switch (row.type()) {
          case CALENDAR -> Cadence.CALENDAR;
          case CADENCE -> Cadence.THEN;
          default -> "";
        };
    if (field.isEmpty()) {
      return Optional.empty();
    }
    return draft.configuration().cadences().ordered().stream()
        .flatMap(cadence -> draft.row(RecordType.CADENCE, cadence.id()).stream())
        .filter(using -> row.id().equals(using.textOrNull(field)))
        .map(Cadence::of)
        .findFirst()
        .map(using ->
            Reason.of(
                row.type() == RecordType.CALENDAR ? "calendar.in-cadence" : "cadence.in-use",
                "cadence",
                using.name()));
  }

  private static Optional<Cadence> find(String id, Draft draft) {
    return draft.row(RecordType.CADENCE, id).map(Cadence::of);
  }

  private static Reason reason(Cadence.Flaw flaw) {
    return switch (flaw.kind()) {
      case MALFORMED -> step("cadence.step-malformed", flaw);
      case DELAY -> step("cadence.step-delay", flaw);
      case CHANNEL -> step("cadence.step-channel", flaw);
      case TITLE -> step("cadence.step-title", flaw);
      case TOO_LONG -> step("cadence.step-too-long", flaw);
      case BACKWARDS -> step("cadence.step-backwards", flaw);
      case NO_STEPS -> reason("cadence.no-steps", Cadence.STEPS);
      case TOO_MANY ->
          reason("cadence.too-many-steps", Cadence.STEPS).with("most", Cadence.STEPS_MAX);
      case NO_CALENDAR -> reason("cadence.no-calendar", Cadence.CALENDAR).with("step", flaw.step());
    };
  }

  private static Reason step(String id, Cadence.Flaw flaw) {
    return reason(id, Cadence.STEPS).with("step", flaw.step());
  }

  private static Reason reason(String id, String field) {
    return FieldRules.reason(id, RecordType.CADENCE, field);
  }
}
