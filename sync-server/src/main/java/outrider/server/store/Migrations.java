package outrider.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Brings a database to the newest schema, one numbered file after the other, each in its own
/// transaction. Files are never edited once released; a change is a new file. A number that is
/// missing here was never given to a file.
final class Migrations {
  private static final List<String> FILES =
      List.of(
          "V1__Initial.sql",
          "V2__Files.sql",
          "V3__Devices.sql",
          "V4__Envelopes.sql",
          "V5__Policies.sql",
          "V6__Retention.sql",
          "V7__Disposals.sql",
          "V8__CompanyAccounts.sql",
          "V9__SignedIn.sql",
          "V10__Intake.sql",
          "V11__Escalation.sql",
          "V12__Deliveries.sql",
          "V13__Pools.sql",
          "V14__Calendars.sql",
          "V15__Telephony.sql",
          "V16__PhoneBook.sql",
          "V17__AuditKey.sql",
          "V18__Program.sql",
          "V19__Portal.sql",
          "V20__DataSources.sql",
          "V22__SourcesByHand.sql",
          "V23__Doubts.sql");

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
    Set<Integer> done =
        Set.copyOf(sql.list("SELECT DISTINCT version FROM schema_version", row -> row.getInt(1)));
    int newest = done.stream().max(Comparator.naturalOrder()).orElse(0);
    if (newest > number(FILES.getLast())) {
      throw new StoreException(
          "This database was written by a newer server (schema " + newest + ").");
    }
    Optional<String> next = FILES.stream().filter(file -> !done.contains(number(file))).findFirst();
    if (next.isEmpty()) {
      return false;
    }
    for (String statement : statements(dialect.migrations() + "/" + next.get())) {
      sql.execute(statement);
    }
    sql.execute("INSERT INTO schema_version (version) VALUES (" + number(next.get()) + ")");
    return true;
  }

  private static int number(String file) {
    return Integer.parseInt(file.substring(1, file.indexOf('_')));
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
