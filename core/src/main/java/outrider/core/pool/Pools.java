package outrider.core.pool;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.core.user.Role;
import outrider.core.user.TeamTree;
import outrider.core.user.User;
import outrider.core.user.Visibility;

/// All pools, and who is in which. Members and administrators of a pool see what lies in it and may
/// claim it; managers see the pools of their people, administrators of the company all.
public final class Pools {

  private final List<Pool> ordered;
  private final Map<String, Set<String>> members = new HashMap<>();
  private final TeamTree tree;

  public Pools(Collection<Pool> pools, TeamTree tree) {
    this.tree = tree;
    ordered = pools.stream().sorted(Pool.ORDER).toList();
    for (var pool : ordered) {
      members.put(pool.id(), membersOf(pool));
    }
  }

  private Set<String> membersOf(Pool pool) {
    var found = new HashSet<String>(pool.people());
    found.addAll(pool.admins());
    for (var team : pool.teams()) {
      tree.members(tree.downward(team)).forEach(user -> found.add(user.id()));
    }
    return Set.copyOf(found);
  }

  public List<Pool> ordered() {
    return ordered;
  }

  public Optional<Pool> find(@Nullable String id) {
    return ordered.stream().filter(pool -> pool.id().equals(id)).findFirst();
  }

  /// Where leads from outside go for which nobody is free.
  public Optional<Pool> fallback() {
    return ordered.stream().filter(Pool::isFallback).findFirst();
  }

  public boolean isMember(Pool pool, String user) {
    return members.getOrDefault(pool.id(), Set.of()).contains(user);
  }

  public boolean isAdmin(Pool pool, String user) {
    return pool.admins().contains(user);
  }

  /// Those that a person is a member or an administrator of.
  public List<Pool> of(String user) {
    return ordered.stream().filter(pool -> isMember(pool, user)).toList();
  }

  /// Those into which a person may put leads.
  ///
  /// @param leads whether they lead people
  public List<Pool> placeable(String user, boolean leads) {
    return ordered.stream()
        .filter(Pool::active)
        .filter(pool -> leads || isMember(pool, user))
        .toList();
  }

  /// The scopes that a person holds because of pools.
  public Set<String> scopesHeld(User user) {
    if (ordered.isEmpty() || !user.active()) {
      return Set.of();
    }
    var seen = seenBy(user);
    return seen.stream().map(pool -> Visibility.poolScope(pool.id())).collect(Collectors.toSet());
  }

  private Collection<Pool> seenBy(User user) {
    if (user.role() == Role.ADMIN) {
      return ordered;
    }
    var seen = new LinkedHashSet<Pool>(of(user.id()));
    if (user.role() == Role.MANAGER) {
      var people = tree.members(tree.downward(user.team())).stream().map(User::id).toList();
      ordered.stream()
          .filter(pool -> people.stream().anyMatch(person -> isMember(pool, person)))
          .forEach(seen::add);
    }
    return seen;
  }
}
