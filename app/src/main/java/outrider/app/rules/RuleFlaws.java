package outrider.app.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import outrider.core.assign.Assignment;
import outrider.core.assign.Workload;
import outrider.core.configuration.AssignmentRule;
import outrider.core.configuration.Configuration;
import outrider.core.record.Fields;
import outrider.core.user.User;

/// What has become of the people whom an assignment rule names. HQ passes over a rule that means
/// nobody; whoever looks after the rules is to see that before a lead goes elsewhere.
enum RuleFlaws {
  TEAM_GONE("teamGone"),
  PERSON_GONE("personGone"),
  PERSON_LEFT("personLeft"),
  NOBODY("nobody");

  private final String word;

  RuleFlaws(String word) {
    this.word = word;
  }

  /// Key of a few words, for the list.
  String brief() {
    return "assignment.flaw." + word;
  }

  /// Key of a sentence, for the field.
  String inFull() {
    return "assignment.flaw." + word + "Full";
  }

  /// By the field that it is about, the worst first; empty where the rule means somebody.
  static Map<String, RuleFlaws> of(AssignmentRule rule, Configuration configuration) {
    var tree = configuration.tree();
    var flaws = new LinkedHashMap<String, RuleFlaws>();
    var team = rule.team();
    if (team != null && tree.team(team).isEmpty()) {
      flaws.put(Fields.TEAM, TEAM_GONE);
    }
    if (rule.people().stream().anyMatch(person -> tree.user(person).isEmpty())) {
      flaws.put(AssignmentRule.PEOPLE, PERSON_GONE);
    } else if (rule.people().stream()
        .anyMatch(person -> tree.user(person).filter(User::active).isEmpty())) {
      flaws.put(AssignmentRule.PEOPLE, PERSON_LEFT);
    }
    var isMeant = team != null || !rule.people().isEmpty();
    if (flaws.isEmpty() && isMeant && meansNobody(rule, configuration)) {
      flaws.put(Fields.TEAM, NOBODY);
    }
    return flaws;
  }

  private static boolean meansNobody(AssignmentRule rule, Configuration configuration) {
    return new Assignment(configuration, new Workload(Map.of(), Map.of())).meant(rule).isEmpty();
  }
}
