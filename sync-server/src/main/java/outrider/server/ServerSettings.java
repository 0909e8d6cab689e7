package outrider.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import outrider.server.store.PostgresAddress;

/// What differs from one installation to the next. Everything else is in `ops.Limits`.
///
/// @param folder where a SQLite database lies; created if need be
/// @param host the address to listen at; loopback unless a proxy with TLS stands before it
/// @param port 0 for any free one
/// @param pagesMax a ceiling for the database's size in pages, to play a full disk; null for none
/// @param postgres the PostgreSQL that is shared with other servers; null for SQLite in the folder
public record ServerSettings(
    Path folder,
    String host,
    int port,
    String tenant,
    @Nullable Long pagesMax,
    @Nullable PostgresAddress postgres) {
  public static final String DEFAULT_TENANT = "main";

  public static ServerSettings loopback(Path folder, int port) {
    return new ServerSettings(folder, "127.0.0.1", port, DEFAULT_TENANT, null, null);
  }

  public ServerSettings on(@Nullable PostgresAddress database) {
    return new ServerSettings(folder, host, port, tenant, pagesMax, database);
  }

  public ServerSettings of(String otherTenant) {
    return new ServerSettings(folder, host, port, otherTenant, pagesMax, postgres);
  }

  public Path databaseFile() {
    return folder.resolve("outrider.db");
  }

  /// Where the bytes of attachments lie.
  public Path filesFolder() {
    return folder.resolve("files").resolve(tenant);
  }

  /// Where files grow until they are whole.
  public Path uploadsFolder() {
    return folder.resolve("uploads").resolve(tenant);
  }
}
