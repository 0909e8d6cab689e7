package outrider.server.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// Files that are on their way here: one part per device and hash, which grows by what arrives. The
/// length of the part is all that is remembered, so a killed server goes on where it was, and a
/// line that is cut in the middle of a chunk keeps the half that came.
///
/// A part is not forced to the disk: should a power cut spoil it, the hash at the end tells.
final class FolderUploads {
  private static final int PIECE_BYTES = 64 << 10;

  private final Path folder;
  private final InstantSource clock;
  private final ConcurrentHashMap<Path, ReentrantLock> locks = new ConcurrentHashMap<>();

  FolderUploads(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  Path part(Upload upload) {
    return folder.resolve(upload.name());
  }

  static long length(Path part) throws IOException {
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
  long append(Upload upload, long offset, long sizeBytes, InputStream chunk) throws IOException {
    Path part = part(upload);
    Files.createDirectories(folder);
    if (offset == 0) {
      makeRoom(upload, part);
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

  void forget(Path part) throws IOException {
    Files.deleteIfExists(part);
    locks.remove(part);
  }

  private void makeRoom(Upload upload, Path part) throws IOException {
    List<Path> others =
        parts().stream()
            .filter(other -> other.getFileName().toString().startsWith(upload.begin()))
            .filter(other -> !other.equals(part))
            .sorted(Comparator.comparingLong(FolderUploads::modified).reversed())
            .toList();
    for (Path old :
        others.subList(Math.min(others.size(), Limits.UPLOADS_PER_DEVICE - 1), others.size())) {
      forget(old);
    }
  }

  /// Throws away what was begun and left alone.
  void tidy() throws IOException {
    long oldest = clock.millis() - Limits.UPLOAD_KEPT.toMillis();
    for (Path part : parts()) {
      if (modified(part) < oldest) {
        forget(part);
      }
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
}
