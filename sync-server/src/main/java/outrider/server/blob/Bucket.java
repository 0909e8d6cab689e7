package outrider.server.blob;

import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/// A bucket in any store that speaks S3, in the few words that we need of it. Every call ends
/// within the address's patience; one that does not succeed is a `ProblemException`, and
/// `BucketWatch` knows why.
final class Bucket implements AutoCloseable {
  private static final int DELETED_AT_ONCE = 1_000;

  private final String name;
  private final S3Client client;
  private final BucketWatch watch;

  Bucket(BucketAddress address, BucketWatch watch) {
    this.name = address.bucket();
    this.client = BucketClient.of(address);
    this.watch = watch;
  }

  /// @param key what it lies under
  record Entry(String key, long sizeBytes, Instant modified) {}

  long size(String key) throws NoSuchFileException {
    return found(key, () -> client.headObject(what -> what.bucket(name).key(key))).contentLength();
  }

  InputStream open(String key, long offset, long length) throws NoSuchFileException {
    String range = "bytes=" + offset + '-' + (offset + length - 1);
    return watch.stream(
        found(key, () -> client.getObject(what -> what.bucket(name).key(key).range(range))));
  }

  byte[] read(String key) throws NoSuchFileException {
    return found(key, () -> client.getObjectAsBytes(what -> what.bucket(name).key(key)))
        .asByteArray();
  }

  private <T> T found(String key, Supplier<T> request) throws NoSuchFileException {
    Optional<T> answer =
        watch.call(() -> {
          try {
            return Optional.of(request.get());
          } catch (NoSuchKeyException none) {
            return Optional.empty();
          }
        });
    return answer.orElseThrow(() -> new NoSuchFileException(key));
  }

  void put(String key, byte[] bytes) {
    watch.call(() ->
        client.putObject(request -> request.bucket(name).key(key), RequestBody.fromBytes(bytes)));
  }

  /// Puts a file, and has the store compare its hash with what arrives, where it can.
  void put(String key, Path file, String sha256) {
    String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    watch.call(() ->
        client.putObject(
            request ->
                request
                    .bucket(name)
                    .key(key)
                    .contentType("application/octet-stream")
                    .checksumSHA256(checksum),
            RequestBody.fromFile(file)));
  }

  /// What begins with a prefix, in the order of its keys; no more than `max`, or a page above it.
  List<Entry> list(String prefix, int max) {
    List<Entry> entries = new ArrayList<>();
    String next = null;
    do {
      String token = next;
      ListObjectsV2Response page =
          watch.call(() ->
              client.listObjectsV2(
                  request -> request.bucket(name).prefix(prefix).continuationToken(token)));
      page.contents().stream()
          .map(found -> new Entry(found.key(), found.size(), found.lastModified()))
          .forEach(entries::add);
      next = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
    } while (next != null && entries.size() < max);
    return entries;
  }

  void delete(List<String> keys) {
    for (int first = 0; first < keys.size(); first += DELETED_AT_ONCE) {
      List<ObjectIdentifier> some =
          keys.subList(first, Math.min(keys.size(), first + DELETED_AT_ONCE)).stream()
              .map(key -> ObjectIdentifier.builder().key(key).build())
              .toList();
      watch.call(() ->
          client.deleteObjects(
              request -> request.bucket(name).delete(these -> these.objects(some).quiet(true))));
    }
  }

  /// Asks for as little as can be, to see whether there is an answer.
  void look() {
    watch.call(
        () -> client.listObjectsV2(request -> request.bucket(name).prefix("files/").maxKeys(1)));
  }

  @Override
  public void close() {
    client.close();
  }
}
