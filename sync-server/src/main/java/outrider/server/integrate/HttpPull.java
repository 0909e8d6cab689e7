package outrider.server.integrate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outrider.core.rule.Reason;
import outrider.server.ops.Limits;

/// Fetches what a system has at an address. Is sent on by nobody, waits for nobody longer than it
/// may, and reads no more than it may: half an answer is none.
final class HttpPull {
  private final Duration silence;
  private final Duration patience;

  HttpPull(Duration silence, Duration patience) {
    this.silence = silence;
    this.patience = patience;
  }

  /// @param tag by which it says that nothing is new the next time; null for none
  record Fetched(byte[] bytes, String type, @Nullable String tag, boolean isSame) {}

  /// @throws UnusableDelivery where there is no whole answer
  Fetched fetch(SourceSettings settings, @Nullable String tag) throws UnusableDelivery {
    long until = System.nanoTime() + patience.toNanos();
    try {
      HttpURLConnection http =
          (HttpURLConnection)
              URI.create(String.valueOf(settings.address())).toURL().openConnection();
      try {
        int millis = Math.toIntExact(silence.toMillis());
        http.setConnectTimeout(millis);
        http.setReadTimeout(millis);
        http.setInstanceFollowRedirects(false);
        http.setUseCaches(false);
        http.setRequestProperty(
            "Accept", "application/json, text/csv, application/xml;q=0.9, */*;q=0.1");
        Map<String, String> headers = settings.headers() == null ? Map.of() : settings.headers();
        headers.forEach(http::setRequestProperty);
        if (tag != null) {
          http.setRequestProperty("If-None-Match", tag);
        }
        return answer(http, until);
      } finally {
        http.disconnect();
      }
    } catch (SocketTimeoutException slow) {
      throw new UnusableDelivery(
          Reason.of("source.slow").with("seconds", silence.toSeconds()), slow);
    } catch (IOException unreachable) {
      // Its words may hold the address, which may be a secret.
      throw new UnusableDelivery(
          Reason.of("source.unreachable", "why", unreachable.getClass().getSimpleName()),
          unreachable);
    }
  }

  private Fetched answer(HttpURLConnection http, long until) throws IOException, UnusableDelivery {
    int status = http.getResponseCode();
    @Nullable String tag = http.getHeaderField("ETag");
    if (status == HttpURLConnection.HTTP_NOT_MODIFIED) {
      return new Fetched(new byte[0], "", tag, true);
    }
    if (status != HttpURLConnection.HTTP_OK) {
      throw new UnusableDelivery(Reason.of("source.status").with("code", status));
    }
    long length = http.getContentLengthLong();
    if (length > Limits.SOURCE_BYTES) {
      throw tooLarge();
    }
    try (InputStream in = http.getInputStream()) {
      byte[] bytes = read(in, until);
      if (length >= 0 && bytes.length < length) {
        throw new IOException("cut off");
      }
      String type = http.getContentType();
      return new Fetched(bytes, type == null ? "" : type, tag, false);
    }
  }

  private byte[] read(InputStream in, long until) throws IOException, UnusableDelivery {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] some = new byte[1 << 14];
    for (int count = in.read(some); count >= 0; count = in.read(some)) {
      read.write(some, 0, count);
      if (read.size() > Limits.SOURCE_BYTES) {
        throw tooLarge();
      }
      if (System.nanoTime() > until) {
        throw new UnusableDelivery(Reason.of("source.slow").with("seconds", patience.toSeconds()));
      }
    }
    return read.toByteArray();
  }

  private static UnusableDelivery tooLarge() {
    return new UnusableDelivery(
        Reason.of("source.too-large").with("megabytes", Limits.SOURCE_BYTES >> 20));
  }
}
