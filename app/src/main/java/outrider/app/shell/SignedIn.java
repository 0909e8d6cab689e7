package outrider.app.shell;

import outrider.core.configuration.Configuration;
import outrider.core.record.RecordType;
import outrider.core.user.Team;
import outrider.core.user.User;

/// Who works at this window.
public record SignedIn(String userId, String name, String teamId, String teamName, Role role) {
  public enum Role {
    REP,
    MANAGER,
    ADMIN
  }

  /// Somebody as the configuration knows them; before the first sync brought it, by what the
  /// profile knows.
  public static SignedIn of(Configuration configuration, String userId, String fallbackName) {
    var user = configuration.row(RecordType.USER, userId).map(User::of);
    var team = user.map(User::team).flatMap(id -> configuration.tree().team(id));
    return new SignedIn(
        userId,
        user.map(User::name).orElse(fallbackName),
        team.map(Team::id).orElse(""),
        team.map(Team::name).orElse(""),
        user.map(known -> Role.valueOf(known.role().name())).orElse(Role.REP));
  }

  public boolean leads() {
    return role != Role.REP;
  }
}
