package outrider.core.user;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Teams and the users in them. Immutable; survives nonsense (a team above itself, a missing team)
/// by ending the walk.
public final class TeamTree {

  private final Map<String, Team> teams = new HashMap<>();
  private final Map<String, User> users = new HashMap<>();

  public TeamTree(Collection<Team> teams, Collection<User> users) {
    teams.forEach(team -> this.teams.put(team.id(), team));
    users.forEach(user -> this.users.put(user.id(), user));
  }

  public Optional<User> user(@Nullable String id) {
    return Optional.ofNullable(id == null ? null : users.get(id));
  }

  public Optional<Team> team(@Nullable String id) {
    return Optional.ofNullable(id == null ? null : teams.get(id));
  }

  public Collection<User> users() {
    return users.values();
  }

  public Collection<Team> teams() {
    return teams.values();
  }

  /// The team and every team above it, nearest first.
  public Set<String> upward(@Nullable String team) {
    var found = new LinkedHashSet<String>();
    for (var at = team; at != null && teams.containsKey(at) && found.add(at); ) {
      at = teams.get(at).above();
    }
    return found;
  }

  /// The team and every team below it.
  public Set<String> downward(@Nullable String team) {
    var found = new LinkedHashSet<String>();
    if (team == null || !teams.containsKey(team)) {
      return found;
    }
    found.add(team);
    for (var grew = true; grew; ) {
      grew = false;
      for (var candidate : teams.values()) {
        var above = candidate.above();
        if (above != null && found.contains(above) && found.add(candidate.id())) {
          grew = true;
        }
      }
    }
    return found;
  }

  /// The users whose team is in `teams`, in no order.
  public List<User> members(Set<String> ofTeams) {
    var members = new ArrayList<User>();
    for (var user : users.values()) {
      var team = user.team();
      if (team != null && ofTeams.contains(team)) {
        members.add(user);
      }
    }
    return members;
  }
}
