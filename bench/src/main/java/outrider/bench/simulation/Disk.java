package outrider.bench.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import outrider.app.store.DatabaseFile;
import outrider.app.store.ProfileKey;

/// Where the files of a simulation lie: in memory where the system has such a folder. A crash is a
/// copy: what is in the files at that moment is what the next life finds; whatever the old life
/// still does, it does to files that nobody opens again.
final class Disk implements AutoCloseable {

  /// One key for all laptops: their files are encrypted as ever, and can be made from one template.
  static final ProfileKey KEY = ProfileKey.random(new Random(1));

  private static final Path SHARED_MEMORY = Path.of("/dev/shm");
  // The write-ahead log and its index, as SQLite's page on their format lays them out.
  private static final long LOG_HEADER_BYTES = 32;
  private static final long FRAME_HEADER_BYTES = 24;
  private static final long PAGE_BYTES_AT = 8;
  private static final long FOLDED_FRAMES_AT = 96;
  private static final String[] PARTS = {"", "-wal", ".arriving", ".arriving-journal"};

  private final Path root;
  private final AtomicLong folders = new AtomicLong();

  private Disk(Path root) {
    this.root = root;
  }

  /// The files that every simulation begins with, made once.
  static Disk templates() {
    var disk = create();
    Company.found(disk.root.resolve("hq"));
    var book = disk.root.resolve("book.db");
    DatabaseFile.open(book, KEY, InstantSource.fixed(Agenda.BEGIN)).database().close();
    return disk;
  }

  static Disk create() {
    try {
      return new Disk(
          Files.isWritable(SHARED_MEMORY)
              ? Files.createTempDirectory(SHARED_MEMORY, "outrider-simulation-")
              : Files.createTempDirectory("outrider-simulation-"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Path folder(String name) {
    var folder = root.resolve(name + "-" + folders.incrementAndGet());
    try {
      return Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Path hq(Disk templates) {
    var folder = folder("hq");
    copy(templates.root.resolve("hq/outrider.db"), folder.resolve("outrider.db"));
    return folder;
  }

  Path book(Disk templates) {
    var file = folder("book").resolve("book.db");
    copy(templates.root.resolve("book.db"), file);
    return file;
  }

  /// Copies a database with its log, and what arrives beside it, but not the log's index, which a
  /// new life makes anew.
  static void copy(Path from, Path to) {
    try {
      for (var part : PARTS) {
        var source = from.resolveSibling(from.getFileName() + part);
        if (Files.exists(source)) {
          Files.copy(
              source,
              to.resolveSibling(to.getFileName() + part),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static long logBytes(Path file) {
    try {
      var log = file.resolveSibling(file.getFileName() + "-wal");
      return Files.exists(log) ? Files.size(log) : 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// How much of the log was folded into the file already: before it folds anything, the engine
  /// waits until the log is on the disk, so no crash takes that away.
  static long foldedBytes(Path file) {
    var index = file.resolveSibling(file.getFileName() + "-shm");
    var log = file.resolveSibling(file.getFileName() + "-wal");
    if (!Files.exists(index) || logBytes(file) < LOG_HEADER_BYTES) {
      return 0;
    }
    try (var shared = FileChannel.open(index);
        var pages = FileChannel.open(log)) {
      var frames = number(shared, FOLDED_FRAMES_AT, ByteOrder.nativeOrder());
      var pageBytes = number(pages, PAGE_BYTES_AT, ByteOrder.BIG_ENDIAN);
      return LOG_HEADER_BYTES + frames * (FRAME_HEADER_BYTES + pageBytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static long number(FileChannel from, long position, ByteOrder order) throws IOException {
    var bytes = ByteBuffer.allocate(Integer.BYTES).order(order);
    from.read(bytes, position);
    return Integer.toUnsignedLong(bytes.flip().limit() < Integer.BYTES ? 0 : bytes.getInt());
  }

  /// Tears the log off: pages behind this never reached the disk.
  static void tearLog(Path file, long bytes) {
    if (logBytes(file) == 0) {
      return;
    }
    try (var log =
        FileChannel.open(
            file.resolveSibling(file.getFileName() + "-wal"), StandardOpenOption.WRITE)) {
      log.truncate(bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    delete(root);
  }
}
