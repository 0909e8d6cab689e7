package outrider.server.blob;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// Files that are on their way into a bucket: each chunk is an object of its own, named by where it
/// begins, so that any server on the same bucket can go on where another was killed.
///
/// The pieces that follow on each other without a gap are the upload, and nothing else is
/// remembered. Of two requests for the same place the later one's piece stays: both are of the same
/// file, and should one lie, the hash at the end tells.
final class BucketUploads {
  private static final Logger log = LoggerFactory.getLogger(BucketUploads.class);
  private static final int PIECE_BYTES = 64 << 10;

  /// A file of the largest size in pieces of the smallest, and as many again that are left over.
  private static final int PIECES_MAX = 1_000;

  private final Bucket bucket;
  private final String folder;
  private final InstantSource clock;

  /// @param folder what the names of all pieces begin with
  BucketUploads(Bucket bucket, String folder, InstantSource clock) {
    this.bucket = bucket;
    this.folder = folder;
    this.clock = clock;
  }

  private record Piece(String key, long offset, long sizeBytes) {
    long end() {
      return offset + sizeBytes;
    }
  }

  long reached(Upload upload) {
    return reached(pieces(upload));
  }

  private static long reached(List<Piece> pieces) {
    return pieces.isEmpty() ? 0 : pieces.getLast().end();
  }

  long append(Upload upload, long offset, long sizeBytes, InputStream chunk) throws IOException {
    List<Piece> pieces = pieces(upload);
    if (reached(pieces) != offset) {
      throw new ProblemException(Problem.uploadOffset(reached(pieces)));
    }
    if (offset == 0) {
      makeRoom(upload);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      gather(chunk, bytes, sizeBytes - offset);
    } catch (IOException | RuntimeException cut) {
      put(upload, pieces, bytes.toByteArray());
      throw cut;
    }
    put(upload, pieces, bytes.toByteArray());
    return offset + bytes.size();
  }

  private static void gather(InputStream chunk, ByteArrayOutputStream into, long max)
      throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    for (int read = chunk.read(piece); read >= 0; read = chunk.read(piece)) {
      if (into.size() + read > max) {
        throw new ProblemException(Problem.tooLarge("The file is larger than it said it was."));
      }
      into.write(piece, 0, read);
    }
  }

  private void put(Upload upload, List<Piece> before, byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    if (before.isEmpty() || before.getLast().sizeBytes() >= Limits.BUCKET_PIECE_BYTES_MIN) {
      bucket.put(key(upload, reached(before)), bytes);
      return;
    }
    Piece small = before.getLast();
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(bucket.read(small.key()));
    both.writeBytes(bytes);
    bucket.put(small.key(), both.toByteArray());
  }

  /// Puts the pieces together in a file.
  ///
  /// @return how long it is; less than was reached where another request throws the pieces away
  long collect(Upload upload, Path into) throws IOException {
    try (OutputStream output = Files.newOutputStream(into)) {
      for (Piece piece : pieces(upload)) {
        output.write(bucket.read(piece.key()));
      }
    } catch (NoSuchFileException takenMeanwhile) {
      log.debug("{} is kept by another request.", upload.sha256());
    }
    return Files.size(into);
  }

  /// Pieces that stay are thrown away when they are old.
  void forget(Upload upload) {
    try {
      bucket.delete(keys(entries(upload)));
    } catch (ProblemException later) {
      log.debug("The pieces of {} stay for now.", upload.sha256(), later);
    }
  }

  /// What has been reached without a gap, in order. Pieces of a request that lost a race may lie
  /// between; they are passed over.
  private List<Piece> pieces(Upload upload) {
    List<Piece> pieces = new ArrayList<>();
    for (Bucket.Entry entry : entries(upload)) {
      long offset = offset(entry.key());
      if (offset == reached(pieces) && entry.sizeBytes() > 0) {
        pieces.add(new Piece(entry.key(), offset, entry.sizeBytes()));
      }
    }
    return pieces;
  }

  private List<Bucket.Entry> entries(Upload upload) {
    return bucket.list(folder + upload.name() + '/', PIECES_MAX);
  }

  private String key(Upload upload, long offset) {
    return folder + upload.name() + '/' + String.format(Locale.ROOT, "%010d", offset);
  }

  private static long offset(String key) {
    return Long.parseLong(key.substring(key.lastIndexOf('/') + 1));
  }

  private static List<String> keys(List<Bucket.Entry> entries) {
    return entries.stream().map(Bucket.Entry::key).toList();
  }

  /// A device has a few files under way; the ones that were left alone longest make room.
  private void makeRoom(Upload upload) {
    Map<String, List<Bucket.Entry>> others = new HashMap<>();
    for (Bucket.Entry entry : bucket.list(folder + upload.begin(), Limits.BUCKET_TIDIED_MAX)) {
      String name = entry.key().substring(folder.length(), entry.key().lastIndexOf('/'));
      if (!name.equals(upload.name())) {
        others.computeIfAbsent(name, unused -> new ArrayList<>()).add(entry);
      }
    }
    others.values().stream()
        .sorted(Comparator.comparing(BucketUploads::modified).reversed())
        .skip(Limits.UPLOADS_PER_DEVICE - 1)
        .forEach(old -> bucket.delete(keys(old)));
  }

  private static Instant modified(List<Bucket.Entry> pieces) {
    return pieces.stream().map(Bucket.Entry::modified).max(Comparator.naturalOrder()).orElseThrow();
  }

  void tidy() {
    Instant oldest = clock.instant().minus(Limits.UPLOAD_KEPT);
    bucket.delete(
        keys(
            bucket.list(folder, Limits.BUCKET_TIDIED_MAX).stream()
                .filter(piece -> piece.modified().isBefore(oldest))
                .toList()));
  }
}
