package outrider.core.escalation;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import outrider.core.user.Role;
import outrider.core.user.TeamTree;
import outrider.core.user.User;

/// Who answers for somebody's work.
public final class Supervisors {

  private Supervisors() {}

  /// The managers of the person's team, or of the nearest team above that has any; where there are
  /// none, the administrators. Never the person themselves; in the order of their ids.
  public static List<User> of(@Nullable String person, TeamTree tree) {
    var team = tree.user(person).map(User::team).orElse(null);
    for (var level : tree.upward(team)) {
      var managers = tree.members(Set.of(level)).stream().filter(leads(Role.MANAGER, person));
      var found = managers.sorted(Comparator.comparing(User::id)).toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return tree.users().stream()
        .filter(leads(Role.ADMIN, person))
        .sorted(Comparator.comparing(User::id))
        .toList();
  }

  private static Predicate<User> leads(Role role, @Nullable String person) {
    return user -> user.active() && user.role() == role && !user.id().equals(person);
  }
}
