package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is sent, the answer is a problem body that says what was the matter, and nothing of the
/// server's inside.
class BadRequestTest {
  @TempDir private static Path folder;
  private static TestServer server;
  private static Laptop ed;

  @BeforeAll
  static void start() {
    server = new TestServer(folder);
    ed = server.laptop("ed");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          GET    | /v1/nothing |                        | 404 | not-found
          GET    | /v1/push    |                        | 405 | method-not-allowed
          DELETE | /health     |                        | 405 | method-not-allowed
          POST   | /v1/push    | {"protocol":           | 400 | malformed
          POST   | /v1/push    | hello                  | 400 | malformed
          POST   | /v1/push    | []                     | 422 | malformed
          POST   | /v1/push    | null                   | 422 | malformed
          POST   | /v1/push    | {}                     | 422 | malformed
          POST   | /v1/push    | {"envelopes":{"a":1}}  | 422 | malformed
          POST   | /v1/pull    | {"protocol":"one"}     | 422 | malformed
          POST   | /v1/pull    | {"protocol":1}         | 422 | malformed
          POST   | /v1/sign-in | {"protocol":1}         | 422 | malformed
          POST   | /v1/sign-in | "ed"                   | 422 | malformed
          POST   | /v1/sign-in/company | {"protocol":3} | 422 | malformed
          GET    | /v1/live    |                        | 400 | bad-request
          """)
  void isAnsweredWithItsProblem(
      String method, String path, String body, int status, String problem) {
    HttpRequest.BodyPublisher publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);

    Laptop.Answer answer = ed.send(method, path, publisher, Map.of());

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    assertIsProblem(answer);
  }

  private static void assertIsProblem(Laptop.Answer answer) {
    assertThat(answer.response().headers().firstValue("Content-Type"))
        .hasValue("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
    assertThat(answer.json().path("code").asText())
        .isEqualTo(answer.response().headers().firstValue("X-Request-Id").orElse("none"));
    assertThat(answer.text()).doesNotContain("Exception").doesNotContain("outrider.server");
  }

  @Test
  void fiftyMegabytesAreRefusedBeforeTheyAreRead() {
    long size = 50L << 20;
    Laptop.Answer claimed =
        ed.send(
            "POST",
            "/v1/push",
            HttpRequest.BodyPublishers.ofByteArray(new byte[(int) size]),
            Map.of());
    Laptop.Answer unclaimed =
        ed.send(
            "POST",
            "/v1/push",
            HttpRequest.BodyPublishers.ofInputStream(() -> zeros(size)),
            Map.of());

    assertThat(claimed.status()).isEqualTo(413);
    assertThat(claimed.problem()).isEqualTo("too-large");
    assertThat(unclaimed.status()).isEqualTo(413);
    assertThat(ed.get("/health").status()).isEqualTo(200);
  }

  private static InputStream zeros(long size) {
    return new InputStream() {
      private long left = size;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) {
        if (left <= 0) {
          return -1;
        }
        int count = (int) Math.min(length, left);
        Arrays.fill(buffer, offset, offset + count, (byte) 0);
        left -= count;
        return count;
      }
    };
  }

  @Test
  void aTruncatedGzipStreamIsMalformed() throws IOException {
    byte[] whole = gzip("{\"protocol\":1,\"device\":\"a\",\"epoch\":\"b\",\"envelopes\":[]}");

    Laptop.Answer answer =
        ed.post(
            "/v1/push",
            Arrays.copyOf(whole, whole.length - 12),
            Map.of("Content-Encoding", "gzip"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("malformed");
    assertThat(answer.json().path("detail").asText()).contains("gzip");
  }

  @Test
  void aGzipBombEndsAtTheLimit() throws IOException {
    byte[] bomb = gzip(" ".repeat(200 << 20));
    assertThat(bomb.length).isLessThan(1 << 20);

    Laptop.Answer answer = ed.post("/v1/push", bomb, Map.of("Content-Encoding", "gzip"));

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void anEncodingWeDoNotHaveIsNamed() {
    Laptop.Answer answer =
        ed.post("/v1/push", new byte[] {1, 2, 3}, Map.of("Content-Encoding", "br"));

    assertThat(answer.status()).isEqualTo(415);
  }

  @Test
  void nestingWithoutEndIsTooLarge() {
    byte[] deep = ("{\"envelopes\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);

    assertThat(ed.post("/v1/push", deep, Map.of()).status()).isEqualTo(413);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
