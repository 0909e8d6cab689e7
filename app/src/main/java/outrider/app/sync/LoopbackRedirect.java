package outrider.app.sync;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the browser comes back to from the company's sign-in page (RFC 8252, 7.3): one address on
/// this machine alone, for one errand. Whoever comes without the errand's state is shown the door,
/// and the errand goes on: any program of this machine can knock here, and browsers open
/// connections that they then say nothing on.
public final class LoopbackRedirect implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LoopbackRedirect.class);
  private static final String PATH = "/signed-in";
  private static final int SILENCE_MILLIS = 5_000;
  private static final int LINE_CHARS = 16_384;

  private final ServerSocket listening;
  private final String state;
  private final Pages pages;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();

  /// What the browser shows after it, as whole HTML pages.
  public record Pages(String done, String failed) {}

  /// @param code to be traded for a token; empty where the issuer says no
  /// @param error what it says then
  public record Answer(Optional<String> code, String error) {}

  /// @param state what only the issuer can know that was sent there by us
  public LoopbackRedirect(String state, Pages pages) throws IOException {
    this.state = state;
    this.pages = pages;
    listening = new ServerSocket(0, 16, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    Thread.ofVirtual().name("outrider-redirect").start(this::listen);
  }

  /// What the issuer is told to come back to.
  public String address() {
    return "http://127.0.0.1:" + listening.getLocalPort() + PATH;
  }

  /// Blocks until the browser has come back.
  ///
  /// @throws TimeoutException where it has not for so long
  /// @throws CancellationException where it was closed meanwhile
  public Answer await(Duration patience) throws TimeoutException, InterruptedException {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      throw new IllegalStateException("nothing completes it so", failure);
    }
  }

  private void listen() {
    try {
      while (!answer.isDone()) {
        var caller = listening.accept();
        Thread.ofVirtual().name("outrider-redirect-caller").start(() -> serve(caller));
      }
    } catch (IOException closed) {
      LOG.debug("the redirect is closed: {}", closed.getMessage());
    }
  }

  private void serve(Socket caller) {
    try (caller) {
      caller.setSoTimeout(SILENCE_MILLIS);
      var reader =
          new BufferedReader(
              new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
      var request = line(reader).split(" ", -1);
      if (request.length != 3 || !request[0].equals("GET") || !request[1].startsWith(PATH + '?')) {
        say(caller, "404 Not Found", "");
        return;
      }
      var told = query(request[1].substring(PATH.length() + 1));
      if (!state.equals(told.get("state"))) {
        say(caller, "400 Bad Request", pages.failed());
        return;
      }
      var code = Optional.ofNullable(told.get("code")).filter(it -> !it.isBlank());
      say(caller, "200 OK", code.isPresent() ? pages.done() : pages.failed());
      answer.complete(new Answer(code, told.getOrDefault("error", "")));
    } catch (IOException | IllegalArgumentException gone) {
      LOG.debug("somebody knocked and went: {}", gone.getMessage());
    }
  }

  private static String line(Reader reader) throws IOException {
    var line = new StringBuilder();
    for (var next = reader.read(); next != '\r' && next != '\n'; next = reader.read()) {
      if (next < 0 || line.length() >= LINE_CHARS) {
        throw new IOException("no request line");
      }
      line.append((char) next);
    }
    return line.toString();
  }

  private static Map<String, String> query(String text) {
    var told = new HashMap<String, String>();
    for (var part : text.split("&", -1)) {
      var at = part.indexOf('=');
      if (at > 0) {
        told.put(
            URLDecoder.decode(part.substring(0, at), StandardCharsets.UTF_8),
            URLDecoder.decode(part.substring(at + 1), StandardCharsets.UTF_8));
      }
    }
    return told;
  }

  private static void say(Socket caller, String status, String page) throws IOException {
    var body = page.getBytes(StandardCharsets.UTF_8);
    var head =
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
            + body.length
            + "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
            + "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n"
            + "Connection: close\r\n\r\n";
    var output = caller.getOutputStream();
    output.write(head.getBytes(StandardCharsets.US_ASCII));
    output.write(body);
    output.flush();
  }

  @Override
  public void close() {
    answer.cancel(false);
    try {
      listening.close();
    } catch (IOException failure) {
      LOG.debug("the redirect did not close: {}", failure.getMessage());
    }
  }
}
