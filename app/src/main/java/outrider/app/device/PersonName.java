package outrider.app.device;

import outrider.app.shell.Workspace;
import outrider.core.user.User;

/// Whose a device is, in words.
public final class PersonName {
  private PersonName() {}

  public static String of(Workspace space, String user) {
    return space
        .database()
        .configuration()
        .tree()
        .user(user)
        .map(User::name)
        .orElseGet(() -> space.words().get("devices.unknownPerson"));
  }
}
