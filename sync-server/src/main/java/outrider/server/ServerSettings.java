package outrider.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What differs from one installation to the next. Everything else is in `ops.Limits`.
///
/// @param folder where the database lies; created if need be
/// @param host the address to listen at; loopback unless a proxy with TLS stands before it
/// @param port 0 for any free one
/// @param pagesMax a ceiling for the database's size in pages, to play a full disk; null for none
public record ServerSettings(
    Path folder, String host, int port, String tenant, @Nullable Long pagesMax) {
  public static final String DEFAULT_TENANT = "main";
  public static final int DEFAULT_PORT = 8085;

  public static ServerSettings loopback(Path folder, int port) {
    return new ServerSettings(folder, "127.0.0.1", port, DEFAULT_TENANT, null);
  }

  public Path databaseFile() {
    return folder.resolve("outrider.db");
  }
}
