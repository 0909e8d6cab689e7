package outrider.app.ratio;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import outrider.app.store.Database;
import outrider.app.team.TeamsInSight;
import outrider.core.configuration.Configuration;
import outrider.core.user.Role;
import outrider.core.user.Team;

/// The lines that somebody can look at, and whether these are all there are.
final class Branches {
  private final Database database;
  private final String user;
  private final TeamsInSight inSight;

  Branches(Database database, String user) {
    this.database = database;
    this.user = user;
    inSight = new TeamsInSight(database::configuration, user);
  }

  /// All together first, then each team. The only team at the top is all together.
  List<Branch> all() {
    var configuration = database.configuration();
    var tree = configuration.tree();
    var teams = inSight.all();
    var leaves = leaves(configuration);
    var everybody = new LinkedHashSet<String>();
    teams.forEach(team -> everybody.add(team.team()));
    if (isAdministrator()) {
      everybody.add("");
    }
    var tops = teams.stream().filter(team -> team.depth() == 0).count();
    var branches = new ArrayList<Branch>();
    if (teams.size() != 1) {
      branches.add(new Branch("", 0, Set.copyOf(everybody), false));
    }
    for (var team : teams) {
      if (tops > 1 || team.depth() > 0 || teams.size() == 1) {
        branches.add(
            new Branch(
                team.team(),
                teams.size() == 1 ? 1 : team.depth(),
                Set.copyOf(tree.downward(team.team())),
                leaves.contains(team.team())));
      }
    }
    return List.copyOf(branches);
  }

  /// Whether every branch of the company is in sight.
  boolean isWhole() {
    return isAdministrator()
        || new HashSet<>(inSight.ids()).containsAll(leaves(database.configuration()));
  }

  boolean isAdministrator() {
    return database
        .configuration()
        .tree()
        .user(user)
        .filter(each -> each.role() == Role.ADMIN)
        .isPresent();
  }

  /// Whether what stands out in a team is theirs to answer.
  boolean leads(String team) {
    return inSight.ids().contains(team)
        && database
            .configuration()
            .tree()
            .user(user)
            .filter(each -> each.role() != Role.REP)
            .isPresent();
  }

  /// Teams that no team is below.
  static Set<String> leaves(Configuration configuration) {
    var teams = configuration.tree().teams();
    var above = teams.stream().map(Team::above).collect(Collectors.toSet());
    return teams.stream()
        .map(Team::id)
        .filter(id -> !above.contains(id))
        .collect(Collectors.toSet());
  }
}
