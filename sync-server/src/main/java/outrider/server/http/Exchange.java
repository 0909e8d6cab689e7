package outrider.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import outrider.server.access.Sessions;
import outrider.server.access.SignedIn;
import outrider.server.codec.Json;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// One request and its answer, in our words. Lives on one virtual thread.
final class Exchange {
  private static final String BEARER = "Bearer ";
  private static final int WORTH_ZIPPING_BYTES = 400;

  private final ServerRequest request;
  private final ServerResponse response;
  private final Sessions sessions;
  private final String id;
  private final RequestBody requestBody;

  Exchange(
      ServerRequest request,
      ServerResponse response,
      Sessions sessions,
      InstantSource clock,
      BodyWatch watch,
      String id) {
    this.request = request;
    this.response = response;
    this.sessions = sessions;
    this.id = id;
    this.requestBody = new RequestBody(request, clock, watch);
  }

  String id() {
    return id;
  }

  String path() {
    return request.path().path();
  }

  /// What follows the question mark, as it was sent; empty for nothing.
  String rawQuery() {
    return request.query().isEmpty() ? "" : request.query().rawValue();
  }

  /// What follows the last slash of the path.
  String lastName() {
    return path().substring(path().lastIndexOf('/') + 1);
  }

  Optional<String> header(String name) {
    return request.headers().first(HeaderNames.create(name));
  }

  /// A header that is a whole number from 0 on.
  long number(String header) {
    return header(header)
        .filter(text -> text.matches("\\d{1,15}"))
        .map(Long::valueOf)
        .orElseThrow(
            () -> new ProblemException(Problem.wrongShape(header + " is missing or no number.")));
  }

  String method() {
    return request.prologue().method().text();
  }

  String address() {
    return request.remotePeer().host();
  }

  Status status() {
    return response.status();
  }

  /// Whoever sent the session token.
  SignedIn signedIn() {
    SignedIn who = sessions.require(token());
    if (who.renew()) {
      response.header("Outrider-Session", "renew");
    }
    return who;
  }

  /// Whoever sent the token of a device that was revoked.
  SignedIn leaving() {
    return sessions.requireRevoked(token());
  }

  private String token() {
    String header = request.headers().first(HeaderNames.AUTHORIZATION).orElse("");
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw new ProblemException(Problem.notSignedIn());
    }
    return header.substring(BEARER.length()).strip();
  }

  <T> T body(Class<T> shape) {
    return Json.read(bytes(), shape);
  }

  byte[] bytes() {
    return requestBody.read();
  }

  /// The body, where less than usual is taken.
  byte[] bytes(long max) {
    return requestBody.read(max);
  }

  /// The kind of the body in lower case, without parameters; empty where none was said.
  String contentType() {
    String said = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    return said.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /// The key by which another system calls.
  Optional<String> apiKey() {
    return header("X-Api-Key")
        .or(() ->
            header("Authorization")
                .filter(said -> said.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(said -> said.substring(BEARER.length()).strip()));
  }

  /// The body as it arrives, no further than `max` bytes.
  InputStream raw(long max) {
    return requestBody.stream(max);
  }

  boolean hasUnreadBody() {
    return requestBody.isUnread();
  }

  void discardBody() {
    requestBody.discard();
  }

  void answer(Object value) {
    answer(200, "application/json", Json.bytes(value));
  }

  void answerNothing() {
    response.status(Status.NO_CONTENT_204);
    response.send();
  }

  void answer(int status, String type, byte[] bytes) {
    response.status(Status.create(status));
    response.header(HeaderNames.CONTENT_TYPE, type);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    sendZipped(bytes);
  }

  private void sendZipped(byte[] bytes) {
    if (bytes.length >= WORTH_ZIPPING_BYTES && acceptsGzip()) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
      response.header(HeaderNames.VARY, "Accept-Encoding");
      response.send(zip(bytes));
    } else {
      response.send(bytes);
    }
  }

  /// An answer that only the caller keeps, and asks about before it uses it again. Nothing but the
  /// mark goes out where the caller has it already.
  ///
  /// @param mark changes with the bytes
  void answerMarked(String type, byte[] bytes, String mark) {
    String quoted = '"' + mark + '"';
    response.header(HeaderNames.ETAG, quoted);
    response.header(HeaderNames.CACHE_CONTROL, "private, no-cache");
    response.header(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
    response.header("Referrer-Policy", "no-referrer");
    boolean known =
        header("If-None-Match").stream()
            .flatMap(marks -> Arrays.stream(marks.split(",")))
            .map(String::strip)
            .anyMatch(it -> it.equals(quoted) || it.equals("W/" + quoted) || it.equals("*"));
    if (known) {
      response.status(Status.NOT_MODIFIED_304);
      response.send();
      return;
    }
    response.status(Status.OK_200);
    response.header(HeaderNames.CONTENT_TYPE, type);
    sendZipped(bytes);
  }

  /// A page for a browser, which runs no script and loads nothing.
  void answerPage(int status, String html) {
    response.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    response.header(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
    response.header("Referrer-Policy", "no-referrer");
    answer(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  /// A page of the customers' own, which runs no script and loads nothing but its style.
  void answerPortal(int status, String html) {
    response.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'");
    response.header(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
    response.header("X-Frame-Options", "DENY");
    // Without any referrer a browser would not say either whose form it sends.
    response.header("Referrer-Policy", "same-origin");
    answer(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  /// The value of a cookie; empty where there is none.
  String cookie(String name) {
    for (String pair : header("Cookie").orElse("").split(";")) {
      String[] parts = pair.strip().split("=", 2);
      if (parts.length == 2 && parts[0].equals(name)) {
        // Some put quotes about it, as they may.
        return parts[1].replaceAll("^\"|\"$", "");
      }
    }
    return "";
  }

  /// A cookie that no script reads and no other site sends.
  ///
  /// @param value of letters that need no quotes
  void setCookie(String name, String value, Duration age, boolean secure) {
    response.header(
        HeaderNames.SET_COOKIE,
        name
            + '='
            + value
            + "; Path=/portal; Max-Age="
            + age.toSeconds()
            + "; HttpOnly; SameSite=Strict"
            + (secure ? "; Secure" : ""));
  }

  void forgetCookie(String name, boolean secure) {
    setCookie(name, "", Duration.ZERO, secure);
  }

  /// Sends a browser on after a POST.
  void goOnTo(String address) {
    response.status(Status.SEE_OTHER_303);
    response.header(HeaderNames.LOCATION, address);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.send();
  }

  void retryAfter(Object seconds) {
    response.header(HeaderNames.RETRY_AFTER, seconds.toString());
  }

  /// An answer of so few bytes that its headers count: only those that it cannot be read without.
  /// What a POST is answered is not stored by anybody unless they are told to.
  void answerBriefly(String type, byte[] bytes) {
    response.header(HeaderNames.CONTENT_TYPE, type);
    response.send(bytes);
  }

  /// Opens a streamed answer. Close it to end it in good order; leave it open and throw, and the
  /// caller sees a broken stream rather than a short one.
  OutputStream stream(String type) {
    response.status(Status.OK_200);
    response.header(HeaderNames.CONTENT_TYPE, type);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    boolean gzip = acceptsGzip();
    if (gzip) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
    }
    try {
      OutputStream output = response.outputStream();
      return gzip ? new FastGzip(output, false) : output;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Opens a streamed answer that is packed already.
  ///
  /// @param name of a header that says how much is to come
  OutputStream download(String type, String name, long count) {
    response.status(Status.OK_200);
    response.header(HeaderNames.CONTENT_TYPE, type);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.header(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
    response.header(name, Long.toString(count));
    return response.outputStream();
  }

  /// Opens an answer of bytes as they are, whole or a part of them.
  OutputStream bytes(String type, boolean part, long first, long last, long size) {
    response.status(part ? Status.PARTIAL_CONTENT_206 : Status.OK_200);
    response.header(HeaderNames.CONTENT_TYPE, type);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.header(HeaderNames.ACCEPT_RANGES, "bytes");
    response.header(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
    response.contentLength(last - first + 1);
    if (part) {
      response.header(HeaderNames.CONTENT_RANGE, "bytes " + first + '-' + last + '/' + size);
    }
    return response.outputStream();
  }

  private boolean acceptsGzip() {
    return request
        .headers()
        .first(HeaderNames.ACCEPT_ENCODING)
        .map(accepted -> accepted.toLowerCase(Locale.ROOT).contains("gzip"))
        .orElse(false);
  }

  private static byte[] zip(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream(bytes.length / 4 + 64);
    try (FastGzip gzip = new FastGzip(zipped, false)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return zipped.toByteArray();
  }
}
