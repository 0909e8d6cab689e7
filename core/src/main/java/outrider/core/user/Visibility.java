package outrider.core.user;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// Who sees what. A record is in the scope of its owner, or of the pool that it lies in, and in
/// that of the team it is shared with; a person holds a set of scopes; what is in none of them does
/// not exist for that person.
public final class Visibility {

  public static final String CONFIG = "config";

  private Visibility() {}

  public static String userScope(String user) {
    return "user/" + user;
  }

  public static String teamScope(String team) {
    return "team/" + team;
  }

  public static String poolScope(String pool) {
    return "pool/" + pool;
  }

  /// The scopes a row is in, none for a row that belongs to nobody (only an administrator sees it).
  public static Set<String> scopesOf(Row row) {
    if (row.type().isConfiguration()) {
      return Set.of(CONFIG);
    }
    var scopes = new TreeSet<String>();
    var owner = row.textOrNull(Fields.OWNER);
    if (owner != null) {
      scopes.add(userScope(owner));
    }
    var team = row.textOrNull(Fields.TEAM);
    if (team != null) {
      scopes.add(teamScope(team));
    }
    var pool = row.textOrNull(Fields.POOL);
    if (owner == null && pool != null) {
      scopes.add(poolScope(pool));
    }
    return scopes;
  }

  /// The scopes a person holds but for those of pools: a rep their own records and what their team
  /// and the teams above it share; a manager also everything of the people and teams below; an
  /// administrator everything.
  public static Set<String> scopesHeld(User user, TeamTree tree) {
    if (!user.active()) {
      return Set.of();
    }
    var scopes = new LinkedHashSet<String>();
    scopes.add(CONFIG);
    scopes.add(userScope(user.id()));
    tree.upward(user.team()).forEach(team -> scopes.add(teamScope(team)));
    switch (user.role()) {
      case REP -> {}
      case MANAGER -> {
        var below = tree.downward(user.team());
        below.forEach(team -> scopes.add(teamScope(team)));
        tree.members(below).forEach(member -> scopes.add(userScope(member.id())));
      }
      case ADMIN -> {
        tree.teams().forEach(team -> scopes.add(teamScope(team.id())));
        tree.users().forEach(member -> scopes.add(userScope(member.id())));
      }
    }
    return scopes;
  }
}
