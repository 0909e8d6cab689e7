package outrider.app.store;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Real encrypted databases for tests, all under one known key.
public final class Profiles {

  /// Monday morning in Shanghai.
  public static final Instant MONDAY = Instant.parse("2026-11-23T02:16:00Z");

  private Profiles() {}

  public static ProfileKey key() {
    return ProfileKey.random(new Random(7));
  }

  public static Database open(Path folder) {
    return DatabaseFile.open(folder.resolve("outrider.db"), key(), InstantSource.fixed(MONDAY))
        .database();
  }

  /// Puts rows as if HQ had sent them.
  public static void seed(Database database, Row... rows) {
    database.writeNow(transaction -> {
      for (var row : rows) {
        RecordTable.of(row.type()).put(transaction, row);
      }
      return rows.length;
    });
  }

  public static Row row(RecordType type, String id, @Nullable Object... namesAndValues) {
    var row = Row.of(type, id);
    for (var index = 0; index < namesAndValues.length; index += 2) {
      row = row.with(String.valueOf(namesAndValues[index]), namesAndValues[index + 1]);
    }
    return row;
  }

  public static void in(Path folder, Consumer<Database> story) {
    try (var database = open(folder)) {
      story.accept(database);
    }
  }
}
