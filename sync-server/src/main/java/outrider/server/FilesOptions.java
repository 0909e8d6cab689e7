package outrider.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.server.admin.AdministrationException;
import outrider.server.blob.BucketAddress;
import picocli.CommandLine.Option;

/// Where the bytes of files lie, as it is said on the command line. The secret comes from a file or
/// a variable, never from the command line, which every user of the machine can read.
final class FilesOptions {
  private static final String BUCKET = "OUTRIDER_FILES_BUCKET";
  private static final String ENDPOINT = "OUTRIDER_FILES_ENDPOINT";
  private static final String REGION = "OUTRIDER_FILES_REGION";
  private static final String KEY = "OUTRIDER_FILES_KEY";
  private static final String SECRET = "OUTRIDER_FILES_SECRET";

  @Option(
      names = "--files-bucket",
      description =
          "Bucket of an S3-compatible store; else the variable " + BUCKET + ", else the folder.")
  private @Nullable String bucket;

  @Option(
      names = "--files-endpoint",
      description = "Address of the store; else the variable " + ENDPOINT + ", else Amazon's.")
  private @Nullable String endpoint;

  @Option(
      names = "--files-region",
      description = "Region; else the variable " + REGION + ", else us-east-1.")
  private @Nullable String region;

  @Option(
      names = "--files-host-style",
      description = "The store wants the bucket's name in the host, not in the path.")
  private boolean hostStyle;

  @Option(
      names = "--files-key",
      description = "Id of the access key; else the variable " + KEY + ", else the machine's role.")
  private @Nullable String key;

  @Option(
      names = "--files-secret-file",
      description = "File with the secret of that key; else the variable " + SECRET + ".")
  private @Nullable Path secretFile;

  @Option(
      names = "--files-patience",
      defaultValue = "10",
      description = "Seconds that one request to the store may take (default: ${DEFAULT-VALUE}).")
  private int patienceSeconds = 10;

  /// Empty for the folder.
  Optional<BucketAddress> bucket() {
    String name = Given.or(bucket, BUCKET);
    if (name.isEmpty()) {
      if (endpoint != null || region != null || key != null || secretFile != null || hostStyle) {
        throw new AdministrationException("Which bucket? Say it with --files-bucket.");
      }
      return Optional.empty();
    }
    if (patienceSeconds < 1 || patienceSeconds > 60) {
      throw new AdministrationException("--files-patience is between 1 and 60 seconds.");
    }
    String place = Given.or(endpoint, ENDPOINT);
    String where = Given.or(region, REGION);
    return Optional.of(
        new BucketAddress(
            name,
            place.isEmpty() ? null : address(place),
            where.isEmpty() ? "us-east-1" : where,
            !place.isEmpty() && !hostStyle,
            keys(),
            Duration.ofSeconds(patienceSeconds)));
  }

  private static URI address(String place) {
    if (!place.matches("https?://[^/@?#\\s]+/?")) {
      throw new AdministrationException("A store is named as https://host, without anything else.");
    }
    return URI.create(place);
  }

  private BucketAddress.@Nullable Keys keys() {
    String id = Given.or(key, KEY);
    String secret = secret();
    if (id.isEmpty() != secret.isEmpty()) {
      throw new AdministrationException("A key's id and its secret go together.");
    }
    return id.isEmpty() ? null : new BucketAddress.Keys(id, secret);
  }

  private String secret() {
    return secretFile == null ? Given.or(null, SECRET) : Given.secret(secretFile);
  }
}
