package outrider.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// Reads a body into memory and no further than the limits: what a caller claims to send is refused
/// before a byte of it is read, and what it sends without a claim as soon as it is too much.
final class RequestBody {
  private static final Logger log = LoggerFactory.getLogger(RequestBody.class);

  private final ServerRequest request;
  private final InstantSource clock;
  private final BodyWatch watch;
  private @Nullable InputStream opened;

  RequestBody(ServerRequest request, InstantSource clock, BodyWatch watch) {
    this.request = request;
    this.clock = clock;
    this.watch = watch;
  }

  byte[] read() {
    return read(Limits.BODY_BYTES, Limits.BODY_BYTES_UNPACKED);
  }

  /// @param max bytes, packed and unpacked
  byte[] read(long max) {
    return read(max, max);
  }

  private byte[] read(long max, long maxUnpacked) {
    InputStream wire = bounded(max);
    return switch (encoding()) {
      case "identity" -> drain(wire, max);
      case "gzip" -> unzip(wire, maxUnpacked);
      default -> throw new ProblemException(Problem.unsupported("Send gzip or nothing."));
    };
  }

  /// The body as it arrives, for what need not be in memory at once.
  InputStream stream(long max) {
    InputStream wire = bounded(max);
    if (!encoding().equals("identity")) {
      throw new ProblemException(Problem.unsupported("Send the bytes as they are."));
    }
    return wire;
  }

  private InputStream bounded(long max) {
    OptionalLong claimed = request.headers().contentLength();
    if (claimed.isPresent() && claimed.getAsLong() > max) {
      throw tooLarge(max);
    }
    if (!request.content().hasEntity()) {
      throw new ProblemException(Problem.malformed("There is no body."));
    }
    return new Bounded(open(), max);
  }

  private String encoding() {
    return request
        .headers()
        .first(HeaderNames.CONTENT_ENCODING)
        .orElse("identity")
        .toLowerCase(Locale.ROOT);
  }

  private static byte[] unzip(InputStream wire, long max) {
    try (InputStream unzipped = new GZIPInputStream(wire, 16 << 10)) {
      return all(unzipped, max);
    } catch (EOFException truncated) {
      throw new ProblemException(Problem.malformed("The gzip stream ends too early."));
    } catch (ZipException broken) {
      throw new ProblemException(Problem.malformed("The gzip stream is damaged."));
    } catch (IOException failure) {
      throw new ProblemException(Problem.malformed("The body broke off."));
    }
  }

  private static byte[] drain(InputStream wire, long max) {
    try {
      return all(wire, max);
    } catch (IOException failure) {
      throw new ProblemException(Problem.malformed("The body broke off."));
    }
  }

  private static byte[] all(InputStream input, long max) throws IOException {
    byte[] bytes = input.readNBytes((int) max + 1);
    if (bytes.length > max) {
      throw tooLarge(max);
    }
    return bytes;
  }

  private InputStream open() {
    InputStream stream = opened;
    if (stream == null) {
      stream = request.content().inputStream();
      opened = stream;
    }
    return stream;
  }

  boolean isUnread() {
    return request.content().hasEntity() && !request.content().consumed();
  }

  /// Lets a caller who is still sending come to the point where it reads our refusal: closing the
  /// connection under it would make its system throw the refusal away.
  void discard() {
    long deadline = clock.millis() + Limits.REFUSAL_READ.toMillis();
    byte[] buffer = new byte[64 << 10];
    try (BodyWatch.Reading _ = watch.begin(deadline);
        InputStream rest = open()) {
      while (clock.millis() < deadline && rest.read(buffer) >= 0) {
        // Thrown away.
      }
    } catch (IOException | RuntimeException gone) {
      log.debug("The caller went before it was refused.", gone);
    }
  }

  private static ProblemException tooLarge(long max) {
    return new ProblemException(
        Problem.tooLarge("A body may have " + max + " bytes.").with("maxBytes", max));
  }

  /// Counts what passes, and ends a body that is too long or takes too long.
  private final class Bounded extends InputStream {
    private final InputStream input;
    private final long deadline = clock.millis() + Limits.REQUEST_DEADLINE.toMillis();
    private final long max;
    private long count;

    Bounded(InputStream input, long max) {
      this.input = input;
      this.max = max;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = next(buffer, offset, length);
      if (read > 0) {
        count += read;
        if (count > max) {
          throw tooLarge(max);
        }
        if (clock.millis() > deadline) {
          throw new ProblemException(Problem.deadlinePassed());
        }
      }
      return read;
    }

    /// The web server throws whatever it likes when a line is cut in the middle of a body. Whoever
    /// is still waited for at the deadline has no connection left to be answered on.
    private int next(byte[] buffer, int offset, int length) throws IOException {
      try (BodyWatch.Reading reading = watch.begin(deadline)) {
        try {
          return input.read(buffer, offset, length);
        } catch (RuntimeException cut) {
          if (reading.wasEnded()) {
            throw new UncheckedIOException(new IOException("the body did not arrive", cut));
          }
          log.debug("A body broke off.", cut);
          throw new ProblemException(Problem.malformed("The body broke off."));
        }
      }
    }

    @Override
    public int available() throws IOException {
      return input.available();
    }
  }
}
