package outrider.app.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outrider.app.shell.Workspace;
import outrider.core.cadence.Cadence;
import outrider.core.cadence.CadenceStep;
import outrider.core.calendar.CalendarDefinition;
import outrider.core.configuration.AssignmentRule;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.sla.ServiceLevel;

/// With what somebody begins who wants a new rule and has not said which: what is most likely.
final class FreshRules {
  private final Workspace space;
  private final RulesViewModel model;

  FreshRules(Workspace space, RulesViewModel model) {
    this.space = space;
    this.model = model;
  }

  Map<String, Object> of(RulesViewModel.Tab tab) {
    return switch (tab) {
      case LEVELS -> newLevel();
      case CALENDARS -> newCalendar();
      case ASSIGNMENT -> Map.of(AssignmentRule.MODE, AssignmentRule.LEAST_LOADED);
      case FORMS -> RulePresets.CONTACT.fields(space, model.configuration(), model.known());
      case ESCALATION -> StartingEscalation.fresh();
      case CADENCES -> newCadence();
      case TAGS -> StartingTags.fresh(model.nextPosition());
      case JOURNEYS -> Map.of();
      case POOLS -> RulePresets.STANDARD_POOL.fields(space, model.configuration(), model.known());
      case FIELDS ->
          CustomFieldForm.fresh(
              model.shelfProperty().get().type().orElse(RecordType.LEAD),
              model.newId(),
              model.nextPosition());
    };
  }

  private Map<String, Object> newLevel() {
    var given = new LinkedHashMap<String, Object>();
    given.put(ServiceLevel.KIND, ServiceLevel.FIRST_RESPONSE);
    given.put(ServiceLevel.MINUTES, 30L);
    given.put(ServiceLevel.POSITION, model.nextPosition());
    model.configuration().all(RecordType.CALENDAR).stream()
        .map(Row::id)
        .min(String::compareTo)
        .ifPresent(calendar -> given.put(ServiceLevel.CALENDAR, calendar));
    return given;
  }

  private Map<String, Object> newCadence() {
    return Map.of(
        Cadence.STEPS,
        CadenceStep.line(
            "1h", CadenceStep.RESPOND, space.words().get("task.title.first-response"), ""),
        Cadence.POSITION,
        model.nextPosition());
  }

  private Map<String, Object> newCalendar() {
    var given = new LinkedHashMap<String, Object>();
    given.put(CalendarDefinition.ZONE, space.zone().getId());
    for (var day : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
      given.put(day, "09:00-18:00");
    }
    return given;
  }
}
