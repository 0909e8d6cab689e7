package outrider.app.team;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outrider.core.configuration.Configuration;
import outrider.core.user.Role;
import outrider.core.user.User;

/// The teams that somebody can look at: their own and those below, or all for an administrator.
public final class TeamsInSight {
  private final Supplier<Configuration> configuration;
  private final String user;

  /// @param configuration asked anew each time: teams come and go while a screen is open
  public TeamsInSight(Supplier<Configuration> configuration, String user) {
    this.configuration = configuration;
    this.user = user;
  }

  public List<TeamChoice> all() {
    return self().filter(each -> each.role() == Role.ADMIN).isPresent()
        ? TeamChoice.all(configuration.get())
        : TeamChoice.below(configuration.get(), own());
  }

  /// Their ids, the topmost first.
  public List<String> ids() {
    return all().stream().map(TeamChoice::team).toList();
  }

  /// The topmost; one's own where none can be looked at.
  public String top() {
    return ids().stream().findFirst().orElse(own());
  }

  /// What was looked at last, while it still can be.
  public String first(@Nullable String kept) {
    return ids().stream().filter(each -> each.equals(kept)).findFirst().orElse(top());
  }

  private String own() {
    return self().flatMap(each -> Optional.ofNullable(each.team())).orElse("");
  }

  private Optional<User> self() {
    return configuration.get().tree().user(user);
  }
}
