package outrider.app.rules;

/// Keys of the words that differ from one part of the rules to the next.
final class RuleTabWords {
  private RuleTabWords() {}

  static String fresh(RulesViewModel.Tab tab) {
    return switch (tab) {
      case LEVELS -> "rules.new";
      case CALENDARS -> "rules.newCalendar";
      case ASSIGNMENT -> "assignment.new";
      case FORMS -> "webForm.new";
      case ESCALATION -> "escalation.new";
      case CADENCES -> "rules.newCadence";
      case TAGS -> "tagRule.new";
      case POOLS -> "pool.new";
      case FIELDS -> "fieldSetup.new";
      case JOURNEYS -> "journey.new";
    };
  }

  static String count(RulesViewModel.Tab tab) {
    return switch (tab) {
      case LEVELS -> "rules.count";
      case CALENDARS -> "rules.countCalendars";
      case ASSIGNMENT -> "assignment.count";
      case FORMS -> "webForm.count";
      case ESCALATION -> "escalation.count";
      case CADENCES -> "rules.countCadences";
      case TAGS -> "tagRule.count";
      case POOLS -> "pool.count";
      case FIELDS -> "fieldSetup.count";
      case JOURNEYS -> "journey.count";
    };
  }

  /// Said where a rule has nobody to change places with.
  static String noPeer(RulesViewModel.Tab tab) {
    return switch (tab) {
      case LEVELS, CADENCES -> "rules.noPeer";
      case ESCALATION -> "escalation.noPeer";
      default -> "assignment.noPeer";
    };
  }

  /// Said when the usual rules were made at once.
  static String wasSetUp(RulesViewModel.Tab tab) {
    return switch (tab) {
      case ESCALATION -> "escalation.wasSetUp";
      case TAGS -> "tagRule.wasSetUp";
      default -> "rules.wasSetUp";
    };
  }
}
