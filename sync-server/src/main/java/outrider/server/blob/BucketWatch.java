package outrider.server.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.server.ops.Limits;
import outrider.server.ops.Metrics;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// Every request to the object store passes here: no more than so many at once, and one that fails
/// becomes a problem that names neither the store nor its reasons. Those are in the health report,
/// the metrics and, once for each time it goes away, in the log.
final class BucketWatch {
  private static final Logger log = LoggerFactory.getLogger(BucketWatch.class);

  private final String place;
  private final Metrics metrics;
  private final Semaphore places = new Semaphore(Limits.BUCKET_REQUESTS);
  private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());

  BucketWatch(BucketAddress address, Metrics metrics) {
    this.place = address.toString();
    this.metrics = metrics;
  }

  Optional<String> trouble() {
    return Objects.requireNonNull(trouble.get());
  }

  <T> T call(Supplier<T> request) {
    if (!places.tryAcquire()) {
      throw new ProblemException(Problem.busy(Limits.RETRY_AFTER_BUSY.toSeconds()));
    }
    try {
      T answer = request.get();
      if (trouble.getAndSet(Optional.empty()).isPresent()) {
        log.info("The files in {} can be had again.", place);
      }
      return answer;
    } catch (SdkException failure) {
      throw failed(failure, why(failure));
    } finally {
      places.release();
    }
  }

  private ProblemException failed(Exception failure, String why) {
    metrics.count("outrider.files.failures", "why", why, 1);
    if (!trouble.getAndSet(Optional.of(why)).equals(Optional.of(why))) {
      log.atWarn()
          .setCause(failure)
          .addKeyValue("why", why)
          .log("The files in {} cannot be had.", place);
    }
    return new ProblemException(Problem.filesAway(Limits.RETRY_AFTER_FILES.toSeconds()));
  }

  /// In words that may be shown to anybody who asks for the server's health.
  private static String why(SdkException failure) {
    if (!(failure instanceof AwsServiceException answered)) {
      return "unreachable";
    }
    return switch (answered.statusCode()) {
      case 401, 403 -> "denied";
      case 404 -> "no such bucket";
      default -> "answers " + answered.statusCode();
    };
  }

  /// Bytes whose coming may break off as well.
  InputStream stream(InputStream bytes) {
    return new FilterInputStream(bytes) {
      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) {
        try {
          return in.read(buffer, offset, length);
        } catch (IOException | SdkException cut) {
          throw failed(cut, "breaks off");
        }
      }
    };
  }
}
