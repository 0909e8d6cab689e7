package outrider.app.rules;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;

/// What stands where a part of the rules has none: what it is for, and what to begin with.
///
/// @param mayEdit whether the buttons can be pressed
/// @param setUp makes the usual rules at once
/// @param begin begins a rule from a preset
/// @param add begins a rule with nothing in it
record EmptyRules(
    Words words, boolean mayEdit, Runnable setUp, Consumer<RulePresets> begin, Runnable add) {

  EmptyState of(RulesViewModel.Tab tab, List<? extends Button> cadences) {
    return switch (tab) {
      case LEVELS ->
          new EmptyState(Icon.RULES, words.get("rules.emptyLevels"), setUp("rules.setUp"));
      case ESCALATION ->
          new EmptyState(Icon.BELL, words.get("escalation.empty"), setUp("escalation.setUp"));
      case TAGS -> new EmptyState(Icon.TAG, words.get("tagRule.empty"), setUp("tagRule.setUp"));
      case CALENDARS ->
          new EmptyState(
              Icon.CALENDAR,
              words.get("rules.emptyCalendars"),
              offered(ButtonWithKey.secondary(words, "rules.newCalendar"), add));
      case CADENCES ->
          new EmptyState(
              Icon.TOUCHES, words.get("rules.emptyCadences"), cadences.toArray(Button[]::new));
      case ASSIGNMENT -> new EmptyState(Icon.HANDOVER, words.get("assignment.empty"), presets(tab));
      case POOLS -> new EmptyState(Icon.POOL, words.get("pool.rulesEmpty"), presets(tab));
      case JOURNEYS -> new EmptyState(Icon.RULES, words.get("journey.empty"));
      case FORMS -> new EmptyState(Icon.SOURCE, words.get("webForm.empty"), presets(tab));
      case FIELDS -> new EmptyState(Icon.LIST, words.get("fieldSetup.noneRemoved"));
    };
  }

  private Button setUp(String key) {
    return offered(ButtonWithKey.primary(words, key), setUp);
  }

  private Button[] presets(RulesViewModel.Tab tab) {
    return RulePresets.of(tab).stream()
        .map(preset ->
            offered(ButtonWithKey.secondary(words, preset.wordKey()), () -> begin.accept(preset)))
        .toArray(Button[]::new);
  }

  private Button offered(ButtonWithKey button, Runnable work) {
    button.does(work).setDisable(!mayEdit);
    return button;
  }
}
