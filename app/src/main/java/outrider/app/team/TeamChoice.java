package outrider.app.team;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import outrider.core.configuration.Configuration;
import outrider.core.user.Team;

/// A team that can be looked at, and how deep it stands in the tree.
public record TeamChoice(String team, int depth) {

  /// A name as far to the right as the team is deep.
  public String indented(String name) {
    return "\u2003".repeat(depth) + name;
  }

  /// Every team, roots first.
  public static List<TeamChoice> all(Configuration configuration) {
    var choices = new ArrayList<TeamChoice>();
    var seen = new HashSet<String>();
    var tree = configuration.tree();
    tree.teams().stream()
        .filter(team -> tree.team(team.above()).isEmpty())
        .sorted(PipelineBoard.byName())
        .forEach(root -> walk(configuration, root, 0, seen, choices));
    return choices;
  }

  /// A team and those below it.
  public static List<TeamChoice> below(Configuration configuration, String top) {
    var choices = new ArrayList<TeamChoice>();
    configuration
        .tree()
        .team(top)
        .ifPresent(team -> walk(configuration, team, 0, new HashSet<>(), choices));
    return choices;
  }

  private static void walk(
      Configuration configuration,
      Team team,
      int depth,
      Set<String> seen,
      List<TeamChoice> choices) {
    if (!seen.add(team.id())) {
      return;
    }
    choices.add(new TeamChoice(team.id(), depth));
    configuration.tree().teams().stream()
        .filter(each -> team.id().equals(each.above()))
        .sorted(PipelineBoard.byName())
        .forEach(each -> walk(configuration, each, depth + 1, seen, choices));
  }
}
