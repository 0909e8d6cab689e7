package outrider.core.rule;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.core.configuration.Configuration;
import outrider.core.record.Fields;
import outrider.core.record.Row;
import outrider.core.user.Members;
import outrider.core.user.Role;
import outrider.core.user.TeamTree;
import outrider.core.user.User;
import outrider.core.user.Visibility;

/// Who acts, and what they may see: computed once per person and configuration, asked on every
/// rule.
public record Actor(
    String user, Role role, @Nullable String team, String device, Set<String> scopes) {

  /// The user whom HQ's own deeds name.
  public static final String HEADQUARTERS = "headquarters";

  public Actor {
    scopes = Set.copyOf(scopes);
  }

  public static Actor of(User user, String device, Configuration configuration) {
    var scopes = new HashSet<>(Visibility.scopesHeld(user, configuration.tree()));
    scopes.addAll(configuration.pools().scopesHeld(user));
    return new Actor(user.id(), user.role(), user.team(), device, scopes);
  }

  /// What a person does not see does not exist for them: neither to read nor to write.
  public boolean sees(Row row) {
    return holds(row) || isMember(row);
  }

  /// Whether somebody sees this only because they work on the deal that it belongs to.
  public boolean isGuest(Row row) {
    return isMember(row) && !holds(row);
  }

  private boolean isMember(Row row) {
    return Members.names(row, user) && scopes.contains(Visibility.memberScope(user));
  }

  /// Whether the person sees it for another reason than that they are a member of its deal.
  public boolean holds(Row row) {
    if (row.type().isConfiguration() || role == Role.ADMIN) {
      return true;
    }
    var owner = row.textOrNull(Fields.OWNER);
    if (owner != null && (owner.equals(user) || scopes.contains(Visibility.userScope(owner)))) {
      return true;
    }
    var shared = row.textOrNull(Fields.TEAM);
    if (shared != null && scopes.contains(Visibility.ofTeam(row.type(), shared))) {
      return true;
    }
    if (Visibility.audienceScope(row).filter(scopes::contains).isPresent()) {
      return true;
    }
    var pool = row.textOrNull(Fields.POOL);
    return owner == null && pool != null && scopes.contains(Visibility.poolScope(pool));
  }

  /// Whether the person may take a list of customers out of the book, as a file. A rep works in it;
  /// who leads answers for what leaves it.
  public boolean mayExport() {
    return leads();
  }

  /// Whether the person may hand over another's whole book, and let them go: an administrator
  /// anybody's, a manager that of the reps of the team's tree, of those who lead the teams below,
  /// and their own.
  public boolean answersFor(User person) {
    return switch (role) {
      case ADMIN -> true;
      case REP -> false;
      case MANAGER ->
          person.role() != Role.ADMIN
              && scopes.contains(Visibility.userScope(person.id()))
              && (person.id().equals(user)
                  || person.role() == Role.REP
                  || !Objects.equals(person.team(), team));
    };
  }

  /// Whether the person may change what somebody kept of a team: whoever kept it, those who answer
  /// for them, and, once they are gone, those who lead the team.
  public boolean mayRevise(String keptBy, String ofTeam, TeamTree tree) {
    if (role == Role.ADMIN || user.equals(keptBy)) {
      return true;
    }
    return tree.user(keptBy)
        .filter(User::active)
        .map(this::answersFor)
        .orElseGet(() -> mayMoveTo(ofTeam, tree));
  }

  /// Whether somebody may receive of a book that this person hands over.
  public boolean mayGiveBookTo(User receiver) {
    return role == Role.ADMIN || scopes.contains(Visibility.userScope(receiver.id()));
  }

  /// Whether this person may put somebody into a team.
  public boolean mayMoveTo(String other, TeamTree tree) {
    return tree.team(other).isPresent()
        && (role == Role.ADMIN || leads() && tree.downward(team).contains(other));
  }

  public boolean leads() {
    return role != Role.REP;
  }
}
