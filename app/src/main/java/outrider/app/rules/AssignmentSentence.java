package outrider.app.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outrider.app.shell.Workspace;
import outrider.core.configuration.AssignmentRule;

/// What an assignment rule says: `A-grade leads from Website, in East: to East team 1, fewest
/// untouched leads first; whoever holds more than 5 untouched ones gets no more`.
final class AssignmentSentence {
  private final Workspace space;

  AssignmentSentence(Workspace space) {
    this.space = space;
  }

  /// Empty while the rule means nobody.
  Optional<String> say(AssignmentRule rule) {
    var whom = whom(rule);
    if (whom.isEmpty()) {
      return Optional.empty();
    }
    var words = space.words();
    return Optional.of(
        words.get(
            rule.isRoundRobin() ? "assignment.says.turn" : "assignment.says.load",
            which(rule),
            String.join(words.get("list.separator"), whom),
            rule.limit()));
  }

  /// What happens to leads that no rule is for.
  String fallback() {
    return space.words().get("assignment.fallback", AssignmentRule.USUAL_LIMIT);
  }

  private String which(AssignmentRule rule) {
    var words = space.words();
    var grades = String.join(words.get("rules.andGrade"), rule.row().set(AssignmentRule.INTENTS));
    var conditions = new ArrayList<String>();
    condition(conditions, rule, AssignmentRule.SOURCES, "assignment.from");
    condition(conditions, rule, AssignmentRule.REGIONS, "assignment.in");
    condition(conditions, rule, AssignmentRule.INDUSTRIES, "assignment.trade");
    var joined = String.join(words.get("list.separator"), conditions);
    if (conditions.isEmpty()) {
      return grades.isEmpty() ? words.get("rules.who.all") : words.get("rules.who.grade", grades);
    }
    return grades.isEmpty()
        ? words.get("assignment.which", joined)
        : words.get("assignment.whichGrade", joined, grades);
  }

  private void condition(List<String> said, AssignmentRule rule, String field, String key) {
    var values = rule.row().set(field);
    if (!values.isEmpty()) {
      var words = space.words();
      said.add(words.get(key, String.join(words.get("rules.orSource"), values)));
    }
  }

  private List<String> whom(AssignmentRule rule) {
    var words = space.words();
    var tree = space.database().configuration().tree();
    var whom = new ArrayList<String>();
    var team = rule.team();
    if (team != null) {
      whom.add(
          tree.team(team).isEmpty()
              ? words.get("assignment.teamGone")
              : words.get("assignment.repsOf", space.reasons().names().team(team)));
    }
    for (var person : rule.people()) {
      whom.add(
          tree.user(person)
              .map(user -> user.name())
              .orElseGet(() -> words.get("assignment.personGone")));
    }
    return whom;
  }
}
