package outrider.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Brings a database to the newest schema, one numbered file after the other, each in its own
/// transaction. Files are never edited once released; a change is a new file.
final class Migrations {
  private static final List<String> FILES =
      List.of(
          "V1__Initial.sql",
          "V2__Files.sql",
          "V3__Devices.sql",
          "V4__Envelopes.sql",
          "V5__Policies.sql",
          "V6__Retention.sql");

  private Migrations() {}

  static void run(Sql sql, Dialect dialect) {
    boolean more = true;
    while (more) {
      dialect.beginMigration(sql);
      try {
        more = step(sql, dialect);
        dialect.commit(sql);
      } catch (RuntimeException | Error failure) {
        dialect.rollBack(sql);
        throw failure;
      }
    }
  }

  /// @return whether there may be another
  private static boolean step(Sql sql, Dialect dialect) {
    sql.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
    int version =
        sql.first("SELECT max(version) FROM schema_version", row -> row.getInt(1)).orElse(0);
    if (version > FILES.size()) {
      throw new StoreException(
          "This database was written by a newer server (schema " + version + ").");
    }
    if (version == FILES.size()) {
      return false;
    }
    for (String statement : statements(dialect.migrations() + "/" + FILES.get(version))) {
      sql.execute(statement);
    }
    sql.execute("INSERT INTO schema_version (version) VALUES (" + (version + 1) + ")");
    return true;
  }

  private static List<String> statements(String resource) {
    try (InputStream input = Migrations.class.getResourceAsStream(resource)) {
      if (input == null) {
        throw new StoreException("missing migration " + resource);
      }
      String script = new String(input.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(script.replaceAll("(?m)^\\s*--.*$", "").strip().split(";\\s*(?:\\R|$)"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
