package outrider.app.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// Any program of this machine can knock where the browser comes back to.
final class LoopbackRedirectTest {
  private static final LoopbackRedirect.Pages PAGES =
      new LoopbackRedirect.Pages("<p>完成</p>", "<p>没有成功</p>");

  private static String call(LoopbackRedirect redirect, String line) throws IOException {
    try (var socket = socket(redirect)) {
      socket
          .getOutputStream()
          .write((line + "\r\nHost: 127.0.0.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Socket socket(LoopbackRedirect redirect) throws IOException {
    return new Socket("127.0.0.1", URI.create(redirect.address()).getPort());
  }

  @Test
  void strangersAreShownTheDoorAndTheErrandGoesOn() throws Exception {
    try (var redirect = new LoopbackRedirect("right state", PAGES);
        var silent = socket(redirect)) {
      assertThat(silent.isConnected()).isTrue();
      assertThat(call(redirect, "GET /favicon.ico HTTP/1.1")).startsWith("HTTP/1.1 404");
      assertThat(call(redirect, "POST /signed-in?code=1 HTTP/1.1")).startsWith("HTTP/1.1 404");
      assertThat(call(redirect, "GET /signed-in?code=evil&state=guess HTTP/1.1"))
          .startsWith("HTTP/1.1 400")
          .endsWith("<p>没有成功</p>");
      assertThat(call(redirect, "GET /signed-in?state=%zz HTTP/1.1")).isEmpty();

      var page = call(redirect, "GET /signed-in?code=a%2Bb&state=right+state HTTP/1.1");

      assertThat(page).startsWith("HTTP/1.1 200").contains("utf-8").endsWith("<p>完成</p>");
      assertThat(redirect.await(Duration.ofSeconds(10)).code()).hasValue("a+b");
    }
  }

  @Test
  void aNoIsAnAnswerToo() throws Exception {
    try (var redirect = new LoopbackRedirect("s", PAGES)) {
      call(redirect, "GET /signed-in?error=access_denied&state=s HTTP/1.1");

      assertThat(redirect.await(Duration.ofSeconds(10)))
          .isEqualTo(new LoopbackRedirect.Answer(Optional.empty(), "access_denied"));
    }
  }

  @Test
  void nobodyWaitsForEver() throws Exception {
    try (var redirect = new LoopbackRedirect("s", PAGES)) {
      assertThatThrownBy(() -> redirect.await(Duration.ZERO)).isInstanceOf(TimeoutException.class);
      redirect.close();
      assertThatThrownBy(() -> redirect.await(Duration.ofSeconds(10)))
          .isInstanceOf(CancellationException.class);
    }
  }
}
