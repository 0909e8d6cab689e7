package outrider.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where this program keeps its files: what `OUTRIDER_HOME` says, else where the system expects
/// them.
public record Home(Path folder) {
  static Home of(Map<String, String> environment, String system, Path user) {
    var told = environment.getOrDefault("OUTRIDER_HOME", "");
    if (!told.isBlank()) {
      return new Home(Path.of(told));
    }
    var name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      var roaming = environment.getOrDefault("APPDATA", user.resolve("AppData/Roaming").toString());
      return new Home(Path.of(roaming, "Outrider"));
    }
    if (name.startsWith("mac")) {
      return new Home(user.resolve("Library/Application Support/Outrider"));
    }
    var data = environment.getOrDefault("XDG_DATA_HOME", "");
    return new Home(
        (data.isBlank() ? user.resolve(".local/share") : Path.of(data)).resolve("outrider"));
  }

  public Path profiles() {
    return folder.resolve("profiles");
  }

  /// Certificates of the company's own authority, where IT has put them.
  Optional<Path> authority() {
    return Optional.of(folder.resolve("authority.pem")).filter(Files::isRegularFile);
  }

  Path settings() {
    return folder.resolve("preferences.properties");
  }

  Path log() {
    return folder.resolve("log");
  }
}
