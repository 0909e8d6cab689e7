package outrider.server.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/// Posts to another system, one request a connection. Is sent on by nobody, waits for nobody longer
/// than it may, and reads no more of an answer than it needs.
public final class WebPost {
  private final Duration patience;
  private final long answerBytesMax;

  public WebPost(Duration patience, long answerBytesMax) {
    this.patience = patience;
    this.answerBytesMax = answerBytesMax;
  }

  /// @param body as much of it as is read
  public record Answer(int status, String body) {
    public boolean isGood() {
      return status / 100 == 2;
    }
  }

  /// @throws IOException where there is no answer; its words may hold the address, which may be a
  ///   secret
  public Answer send(String address, Map<String, String> headers, byte[] body) throws IOException {
    int millis = Math.toIntExact(patience.toMillis());
    long until = System.nanoTime() + patience.toNanos();
    HttpURLConnection http = (HttpURLConnection) URI.create(address).toURL().openConnection();
    try {
      http.setConnectTimeout(millis);
      http.setReadTimeout(millis);
      http.setInstanceFollowRedirects(false);
      http.setRequestMethod("POST");
      headers.forEach(http::setRequestProperty);
      http.setDoOutput(true);
      http.setFixedLengthStreamingMode(body.length);
      try (OutputStream out = http.getOutputStream()) {
        out.write(body);
      }
      int status = http.getResponseCode();
      try (InputStream in = status >= 400 ? http.getErrorStream() : http.getInputStream()) {
        return new Answer(status, in == null ? "" : start(in, until));
      }
    } finally {
      http.disconnect();
    }
  }

  /// One that drips is left alone when the time is up.
  private String start(InputStream in, long until) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] some = new byte[1 << 10];
    while (read.size() < answerBytesMax && System.nanoTime() < until) {
      int count = in.read(some);
      if (count < 0) {
        break;
      }
      read.write(some, 0, count);
    }
    return read.toString(StandardCharsets.UTF_8);
  }
}
