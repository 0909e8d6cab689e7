package outrider.server.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// Files that are on their way here: one part per device and hash, which grows by what arrives. The
/// length of the part is all that is remembered, so a killed server goes on where it was, and a
/// line that is cut in the middle of a chunk keeps the half that came.
///
/// A part is not forced to the disk: should a power cut spoil it, the hash at the end tells.
final class Uploads {
  private static final Logger log = LoggerFactory.getLogger(Uploads.class);
  private static final int PIECE_BYTES = 64 << 10;

  private final Path folder;
  private final InstantSource clock;
  private final ConcurrentHashMap<Path, ReentrantLock> locks = new ConcurrentHashMap<>();

  Uploads(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  Path part(String deviceId, String sha256) {
    return folder.resolve(prefix(deviceId) + sha256);
  }

  /// A device chose its id itself, so it is no name for a file.
  private static String prefix(String deviceId) {
    byte[] hash = digest().digest(deviceId.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, 12) + '-';
  }

  long length(Path part) throws IOException {
    try {
      return Files.size(part);
    } catch (NoSuchFileException nothingYet) {
      return 0;
    }
  }

  /// Adds what arrives to a part that is `offset` long, piece by piece, so that what has come stays
  /// when the rest does not. Of two requests for the same part the one that comes too late is told.
  ///
  /// @return how long the part is now
  long append(String deviceId, Path part, long offset, long sizeBytes, InputStream chunk)
      throws IOException {
    Files.createDirectories(folder);
    if (offset == 0) {
      makeRoom(deviceId, part);
    }
    byte[] piece = new byte[PIECE_BYTES];
    long reached = offset;
    for (int read = chunk.read(piece); read >= 0; read = chunk.read(piece)) {
      if (reached + read > sizeBytes) {
        throw new ProblemException(Problem.tooLarge("The file is larger than it said it was."));
      }
      write(part, reached, ByteBuffer.wrap(piece, 0, read));
      reached += read;
    }
    if (reached == offset && length(part) != offset) {
      throw new ProblemException(Problem.uploadOffset(length(part)));
    }
    return reached;
  }

  private void write(Path part, long offset, ByteBuffer bytes) throws IOException {
    ReentrantLock lock = locks.computeIfAbsent(part, unused -> new ReentrantLock());
    lock.lock();
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (channel.size() != offset) {
        throw new ProblemException(Problem.uploadOffset(channel.size()));
      }
      channel.position(offset);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Whether a part has become the file that it was to be.
  static boolean isWhole(Path part, String sha256) throws IOException {
    MessageDigest digest = digest();
    byte[] piece = new byte[PIECE_BYTES];
    try (InputStream input = Files.newInputStream(part)) {
      for (int read = input.read(piece); read >= 0; read = input.read(piece)) {
        digest.update(piece, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest()).equals(sha256);
  }

  void forget(Path part) throws IOException {
    Files.deleteIfExists(part);
    locks.remove(part);
  }

  private void makeRoom(String deviceId, Path part) throws IOException {
    List<Path> others =
        parts().stream()
            .filter(other -> other.getFileName().toString().startsWith(prefix(deviceId)))
            .filter(other -> !other.equals(part))
            .sorted(Comparator.comparingLong(Uploads::modified).reversed())
            .toList();
    for (Path old :
        others.subList(Math.min(others.size(), Limits.UPLOADS_PER_DEVICE - 1), others.size())) {
      forget(old);
    }
  }

  /// Throws away what was begun and left alone.
  void tidy() {
    long oldest = clock.millis() - Limits.UPLOAD_KEPT.toMillis();
    try {
      for (Path part : parts()) {
        if (modified(part) < oldest) {
          forget(part);
        }
      }
    } catch (IOException failure) {
      log.warn("Left-over parts of files could not be thrown away.", failure);
    }
  }

  private List<Path> parts() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> parts = Files.list(folder)) {
      return parts.toList();
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
  }

  private static long modified(Path part) {
    try {
      return Files.getLastModifiedTime(part).toMillis();
    } catch (IOException gone) {
      return 0;
    }
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
