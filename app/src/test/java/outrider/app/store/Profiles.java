package outrider.app.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
    var file = folder.resolve("outrider.db");
    if (!Files.exists(file)) {
      copyEmpty(file);
    }
    return DatabaseFile.open(file, key(), InstantSource.fixed(MONDAY)).database();
  }

  /// Every test begins with a copy of one migrated file.
  private static void copyEmpty(Path file) {
    try {
      Files.copy(Empty.FILE, file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static final class Empty {
    private static final Path FILE = make();

    private static Path make() {
      try {
        var folder = Files.createTempDirectory("outrider-empty-");
        var file = folder.resolve("empty.db");
        DatabaseFile.open(file, key(), InstantSource.fixed(MONDAY)).database().close();
        file.toFile().deleteOnExit();
        folder.toFile().deleteOnExit();
        return file;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
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
