package outrider.app.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import outrider.app.profile.ProfileStore;

/// For tests that have to look at what an owner of the key could find.
public final class Unsealed {

  private Unsealed() {}

  /// Copies a profile's database and takes the encryption off the copy, page by page.
  public static void copy(Path profileFolder, String password, Path target) throws Exception {
    var profile =
        new ProfileStore(Objects.requireNonNull(profileFolder.getParent()))
            .all().stream()
                .filter(each -> each.folder().equals(profileFolder))
                .findFirst()
                .orElseThrow();
    var key = ProfileKey.unwrap(profile.key(), password).orElseThrow();
    Files.copy(profile.database(), target, StandardCopyOption.REPLACE_EXISTING);
    try (var sql = new EncryptedConnections(key.bytes()).open(target, false)) {
      sql.first("PRAGMA journal_mode = DELETE", columns -> columns.text(1));
      sql.first("PRAGMA rekey = ''", columns -> columns.text(1));
    }
  }
}
