package outrider.server.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A language model that takes longer than it may: nobody waits for it any more. The limit is short
/// here, so that the test is; nothing else differs.
@Timeout(20)
class LanguageModelTest {
  private static final Duration LIMIT = Duration.ofMillis(150);
  private static final String START = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
  private static final Drafter.Draft SENTENCES = new Drafter.Draft("客户：下周三回复", "extracted");

  @Test
  void oneThatSaysNothingIsLeftAloneWhenItsTimeIsUp() throws IOException {
    try (Model model = new Model("", "")) {
      assertThat(draft(model)).contains(SENTENCES);
    }
  }

  @Test
  void oneThatStopsInTheMiddleOfItsAnswerIsToo() throws IOException {
    try (Model model = new Model(START + "{\"choices\":[{\"message\":{\"content\":\"三年", "")) {
      assertThat(draft(model)).contains(SENTENCES);
    }
  }

  @Test
  void soIsOneThatDripsAnAnswerWithoutEnd() throws IOException {
    try (Model model = new Model(START, " ")) {
      assertThat(draft(model)).contains(SENTENCES);
    }
  }

  @Test
  void oneThatAnswersInTimeIsTaken() throws IOException {
    String answer = "{\"choices\":[{\"message\":{\"content\":\"签三年优惠 8%\"}}]}";
    int length = answer.getBytes(StandardCharsets.UTF_8).length;
    String whole = "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + answer;
    try (Model model = new Model(whole, "")) {
      assertThat(
              new LanguageModel(model.settings(), said -> Optional.of(SENTENCES))
                  .draft("客户 00:01 好"))
          .contains(new Drafter.Draft("签三年优惠 8%", "qwen-plus"));
    }
  }

  private static Optional<Drafter.Draft> draft(Model model) {
    return new LanguageModel(model.settings(), said -> Optional.of(SENTENCES), LIMIT)
        .draft("客户 00:01 下周三回复");
  }

  /// Takes the question, says the beginning of an answer, and then one thing for ever, or nothing.
  private static final class Model implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CountDownLatch over = new CountDownLatch(1);

    Model(String beginning, String drop) throws IOException {
      Thread.ofVirtual().start(() -> answer(beginning, drop));
    }

    private void answer(String beginning, String drop) {
      try (Socket line = server.accept();
          InputStream in = line.getInputStream();
          OutputStream out = line.getOutputStream()) {
        Thread.ofVirtual().start(() -> swallow(in));
        out.write(beginning.getBytes(StandardCharsets.UTF_8));
        out.flush();
        while (!drop.isEmpty() && !over.await(10, TimeUnit.MILLISECONDS)) {
          out.write(drop.getBytes(StandardCharsets.UTF_8));
          out.flush();
        }
        over.await();
      } catch (IOException | InterruptedException hungUp) {
        // The other side has had enough.
        over.countDown();
      }
    }

    private static void swallow(InputStream in) {
      try {
        in.transferTo(OutputStream.nullOutputStream());
      } catch (IOException hungUp) {
        // As is to be expected.
      }
    }

    ModelSettings settings() {
      return new ModelSettings(
          "http://127.0.0.1:" + server.getLocalPort() + "/v1", "qwen-plus", "sk-test");
    }

    @Override
    public void close() throws IOException {
      over.countDown();
      server.close();
    }
  }
}
