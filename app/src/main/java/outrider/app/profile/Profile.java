package outrider.app.profile;

import java.nio.file.Path;
import outrider.app.store.ProfileKey;

/// One person's book on this laptop, as far as it can be known without the password: whose it is,
/// and the wrapped key of its database.
///
/// @param folder holds `profile.json` and `outrider.db`
/// @param device this installation's id, made once
public record Profile(
    Path folder,
    String server,
    String login,
    String user,
    String name,
    String tenant,
    String device,
    ProfileKey.Wrapped key) {

  public Path database() {
    return folder.resolve("outrider.db");
  }
}
