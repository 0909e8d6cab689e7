package outrider.server.integrate;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.integration.DataSource;
import outrider.core.rule.Reason;
import outrider.server.ops.Limits;
import outrider.server.store.Database;
import outrider.server.store.SourceStore.Source;

/// Takes the files that a system leaves in a folder: `.csv`, `.xlsx` and `.json`, the oldest first.
///
/// One that is still being written is left: its size and time must be the same at two looks, and
/// nobody may have written to it for a while. What was taken goes to `done`, what could not be to
/// `failed` with a note beside it, and rows that could not be read to `refused`, as a file that can
/// be mended and dropped again.
final class DropFolder {
  private static final Logger log = LoggerFactory.getLogger(DropFolder.class);

  private final Database database;
  private final InstantSource clock;
  private final Takings takings;

  /// How each file was at the last look.
  private final Map<Path, Look> looks = new HashMap<>();

  private record Look(long size, long writtenAt) {}

  DropFolder(Database database, InstantSource clock, Takings takings) {
    this.database = database;
    this.clock = clock;
    this.takings = takings;
  }

  /// Looks once.
  ///
  /// @return what became of each file that was taken or refused
  List<Took> look(Source source) {
    Path folder = Path.of(String.valueOf(Sources.settings(source).folder()));
    List<Took> took = new ArrayList<>();
    try {
      if (!Files.isDirectory(folder)) {
        throw new UnusableDelivery(Reason.of("source.no-folder", "folder", folder.toString()));
      }
      for (Path file : still(folder)) {
        Source now =
            database.read(transaction -> transaction.sources().source(source.id())).orElse(source);
        took.add(take(now, folder, file));
      }
    } catch (UnusableDelivery unusable) {
      took.add(takings.refuse(source, DataSource.FAILING, List.of(unusable.reason())));
    } catch (IOException failure) {
      log.atWarn().setCause(failure).addKeyValue("folder", folder).log("A folder cannot be read.");
      took.add(
          takings.refuse(
              source,
              DataSource.FAILING,
              List.of(Reason.of("source.no-folder", "folder", folder.toString()))));
    }
    return took;
  }

  /// The first file of a source's folder as it is now, which stays where it is.
  static DeliveredTable sample(SourceSettings settings) throws UnusableDelivery {
    Path folder = Path.of(String.valueOf(settings.folder()));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, DropFolder::isTable)) {
      for (Path file : files) {
        if (Files.size(file) <= Limits.SOURCE_BYTES) {
          return Tables.read(Files.readAllBytes(file), name(file), settings.itemsOf());
        }
      }
    } catch (IOException unreadable) {
      throw new UnusableDelivery(
          Reason.of("source.no-folder", "folder", folder.toString()), unreadable);
    }
    throw new UnusableDelivery(Reason.of("source.no-file", "folder", folder.toString()));
  }

  private List<Path> still(Path folder) throws IOException {
    List<Path> still = new ArrayList<>();
    Map<Path, Look> seen = new HashMap<>();
    Map<Path, Long> written = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, DropFolder::isTable)) {
      for (Path file : files) {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Look look = new Look(attributes.size(), attributes.lastModifiedTime().toMillis());
        seen.put(file, look);
        boolean quiet = clock.millis() - look.writtenAt() >= Limits.SOURCE_STILL.toMillis();
        if (quiet && look.equals(looks.get(file))) {
          still.add(file);
          written.put(file, look.writtenAt());
        }
      }
    }
    looks.keySet().removeIf(file -> folder.equals(file.getParent()));
    looks.putAll(seen);
    return still.stream()
        .sorted(
            Comparator.comparingLong((Path file) -> written.getOrDefault(file, 0L))
                .thenComparing(Comparator.naturalOrder()))
        .limit(Limits.SOURCE_FILES)
        .toList();
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  static boolean isTable(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file)
        && !name.startsWith("~")
        && !name.startsWith(".")
        && (name.endsWith(".csv") || name.endsWith(".xlsx") || name.endsWith(".json"));
  }

  private Took take(Source source, Path folder, Path file) throws IOException {
    if (Files.size(file) > Limits.SOURCE_BYTES) {
      return fail(
          source,
          folder,
          file,
          Reason.of("source.too-large").with("megabytes", Limits.SOURCE_BYTES >> 20));
    }
    byte[] bytes = Files.readAllBytes(file);
    String hash = sha256(bytes);
    if (database.read(transaction -> transaction.sources().wasTaken(source.id(), hash))) {
      // Taken before, by a server that was stopped before it put the file away, or delivered again.
      takings.stillGood(source, unused -> {});
      move(file, folder.resolve("done"));
      return Took.not(DataSource.GOOD, List.of(), name(file));
    }
    SourceSettings settings = Sources.settings(source);
    DeliveredTable table;
    try {
      table = Tables.read(bytes, String.valueOf(file.getFileName()), settings.itemsOf());
    } catch (UnusableDelivery unusable) {
      return fail(source, folder, file, unusable.reason());
    }
    Took took =
        takings.take(
            source,
            table,
            name(file),
            null,
            transaction -> transaction.sources().took(source.id(), hash, clock.millis()));
    if (!took.outcome().equals(DataSource.GOOD)) {
      putAway(folder, file, took.reasons());
      return took;
    }
    List<Mapped.Refused> refused = new Mapping(settings).read(table).refused();
    if (!refused.isEmpty()) {
      giveBack(folder.resolve("refused"), file, table, refused);
    }
    move(file, folder.resolve("done"));
    return took;
  }

  private Took fail(Source source, Path folder, Path file, Reason reason) throws IOException {
    Took took = takings.refuse(source, Took.not(DataSource.FAILING, List.of(reason), name(file)));
    putAway(folder, file, List.of(reason));
    return took;
  }

  private void putAway(Path folder, Path file, List<Reason> reasons) throws IOException {
    Path failed = folder.resolve("failed");
    Path moved = move(file, failed);
    Files.writeString(
        failed.resolve(moved.getFileName() + ".reason.txt"),
        reasons.stream().map(DropFolder::plain).collect(Collectors.joining("\n", "", "\n")));
  }

  /// The rows that could not be read as they came, with why in a last column.
  private static void giveBack(
      Path folder, Path file, DeliveredTable table, List<Mapped.Refused> refused)
      throws IOException {
    Files.createDirectories(folder);
    Path target = folder.resolve(file.getFileName() + ".refused.csv");
    try (CsvWriter csv = CsvWriter.builder().build(target, StandardCharsets.UTF_8)) {
      List<String> head = new ArrayList<>(table.columns());
      head.add("reason");
      csv.writeRecord(head);
      for (Mapped.Refused row : refused) {
        List<String> cells = new ArrayList<>(row.line().cells());
        while (cells.size() < table.columns().size()) {
          cells.add("");
        }
        cells.add(row.reasons().stream().map(DropFolder::plain).collect(Collectors.joining("; ")));
        csv.writeRecord(cells);
      }
    }
  }

  static String plain(Reason reason) {
    return reason.arguments().isEmpty() ? reason.id() : reason.id() + ' ' + reason.arguments();
  }

  private Path move(Path file, Path to) throws IOException {
    Files.createDirectories(to);
    Path target =
        to.resolve(clock.instant().toString().replace(':', '-') + '-' + file.getFileName());
    return Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
