package outrider.app.member;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import outrider.app.shell.Workspace;
import outrider.app.store.SearchText;
import outrider.core.user.User;

/// The people of the company as somebody looks for them: by a part of their name, by what they sign
/// in with, or by the initials of a Chinese name. FX thread only.
final class Colleagues {
  private final Workspace space;

  Colleagues(Workspace space) {
    this.space = space;
  }

  /// Those who are here still, but for oneself; those whose name begins so first.
  List<User> found(String typed) {
    var asked = typed.strip().toLowerCase(Locale.ROOT);
    return space.database().configuration().tree().users().stream()
        .filter(user -> user.active() && !user.id().equals(space.commands().actor().user()))
        .filter(user -> matches(user, asked))
        .sorted(
            Comparator.comparing((User user) -> !begins(user, asked))
                .thenComparing(User::name)
                .thenComparing(User::id))
        .toList();
  }

  private static boolean begins(User user, String asked) {
    return user.name().toLowerCase(Locale.ROOT).startsWith(asked);
  }

  private static boolean matches(User user, String asked) {
    return user.name().toLowerCase(Locale.ROOT).contains(asked)
        || user.login().toLowerCase(Locale.ROOT).startsWith(asked)
        || SearchText.initials(user.name()).startsWith(asked);
  }

  String team(User user) {
    return space.reasons().names().team(user.team());
  }
}
