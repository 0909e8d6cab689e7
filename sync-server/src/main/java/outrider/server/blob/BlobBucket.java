package outrider.server.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.server.ops.Metrics;
import outrider.server.problem.ProblemException;

/// Files in a bucket of an object store, under the names that they would have in a folder. An
/// object appears whole or not at all. Whatever has been answered lies in the bucket, so servers
/// may come and go.
public final class BlobBucket implements BlobStorage {
  private static final Logger log = LoggerFactory.getLogger(BlobBucket.class);

  private final String folder;
  private final Path scratch;
  private final InstantSource clock;
  private final Bucket bucket;
  private final BucketWatch watch;
  private final BucketUploads uploads;

  /// @param tenant whose files these are: a bucket is shared as a database is
  /// @param scratch a folder of this machine, for files while they are verified
  public BlobBucket(
      BucketAddress address, String tenant, Path scratch, Metrics metrics, InstantSource clock) {
    this.folder = "files/" + tenant + '/';
    this.scratch = scratch;
    this.clock = clock;
    this.watch = new BucketWatch(address, metrics);
    this.bucket = new Bucket(address, watch);
    this.uploads = new BucketUploads(bucket, "uploads/" + tenant + '/', clock);
  }

  @Override
  public OptionalLong size(String sha256) {
    try {
      return OptionalLong.of(bucket.size(key(sha256)));
    } catch (NoSuchFileException none) {
      return OptionalLong.empty();
    }
  }

  @Override
  public InputStream open(String sha256, long offset, long length) throws IOException {
    return bucket.open(key(sha256), offset, length);
  }

  @Override
  public void delete(String sha256) {
    bucket.delete(List.of(key(sha256)));
  }

  @Override
  public long reached(Upload upload) {
    return uploads.reached(upload);
  }

  @Override
  public long append(Upload upload, long offset, long sizeBytes, InputStream chunk)
      throws IOException {
    return uploads.append(upload, offset, sizeBytes, chunk);
  }

  @Override
  public Kept keep(Upload upload, long sizeBytes) throws IOException {
    Files.createDirectories(scratch);
    Path whole = Files.createTempFile(scratch, "whole-", "");
    try {
      if (uploads.collect(upload, whole) != sizeBytes) {
        return Kept.GONE;
      }
      if (!Sha256.of(whole).equals(upload.sha256())) {
        return Kept.WRONG;
      }
      bucket.put(key(upload.sha256()), whole, upload.sha256());
      return Kept.WHOLE;
    } finally {
      Files.delete(whole);
    }
  }

  @Override
  public void forget(Upload upload) {
    uploads.forget(upload);
  }

  @Override
  public void tidy() throws IOException {
    uploads.tidy();
    new FolderUploads(scratch, clock).tidy();
  }

  @Override
  public void look() {
    try {
      bucket.look();
    } catch (ProblemException away) {
      log.debug("Files are away.", away);
    }
  }

  @Override
  public Optional<String> trouble() {
    return watch.trouble();
  }

  @Override
  public void close() {
    bucket.close();
  }

  private String key(String sha256) {
    return folder + sha256.substring(0, 2) + '/' + sha256;
  }
}
