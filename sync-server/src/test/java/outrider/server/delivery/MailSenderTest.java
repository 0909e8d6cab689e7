package outrider.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import outrider.server.store.DeliveryStore.Delivery;

/// A mail server that wants a secret line and then a name and a password, as those of companies do.
@Timeout(20)
class MailSenderTest {
  private static final Delivery DELIVERY =
      new Delivery("d-1", "email", "erin@example.com", "已超时", "李四 的首次响应", 1_795_000_000_000L, 0);

  @TempDir private static Path folder;
  private static ServerCertificate certificate;

  @BeforeAll
  static void certify() throws Exception {
    certificate = ServerCertificate.make(folder.resolve("mail.p12"));
  }

  @Test
  void theLineBecomesSecretBeforeThePasswordIsSaid() throws Exception {
    try (var server = new SubmissionServer(certificate.context(), true, "right")) {
      sender(server, "right").send(DELIVERY);

      assertThat(server.plain()).allSatisfy(line -> assertThat(line).matches("EHLO .*|STARTTLS"));
      assertThat(server.secret()).anyMatch(line -> line.startsWith("AUTH "));
      assertThat(server.message())
          .contains("To: erin@example.com", "Message-ID: <d-1@outrider>")
          .doesNotContain("right");
    }
  }

  @Test
  void aWrongPasswordIsSaidAndTriedAgainLater() throws Exception {
    try (var server = new SubmissionServer(certificate.context(), true, "right")) {
      assertThatThrownBy(() -> sender(server, "wrong").send(DELIVERY))
          .isInstanceOfSatisfying(
              Undelivered.class,
              failure -> {
                assertThat(failure.isHopeless()).isFalse();
                assertThat(failure.getMessage()).contains("535").doesNotContain("wrong");
              });
      assertThat(server.message()).isEmpty();
    }
  }

  @Test
  void aServerThatKeepsTheLinePlainIsToldNothing() throws Exception {
    try (var server = new SubmissionServer(certificate.context(), false, "right")) {
      assertThatThrownBy(() -> sender(server, "right").send(DELIVERY))
          .isInstanceOf(Undelivered.class);
      assertThat(server.plain()).noneMatch(line -> line.startsWith("AUTH"));
      assertThat(server.message()).isEmpty();
    }
  }

  @Test
  void aServerThatNobodyVouchesForIsToldNothing() throws Exception {
    try (var server = new SubmissionServer(certificate.context(), true, "right")) {
      assertThatThrownBy(() -> new MailSender(server.settings("right")).send(DELIVERY))
          .isInstanceOf(Undelivered.class);
      assertThat(server.secret()).isEmpty();
    }
  }

  private static MailSender sender(SubmissionServer server, String password) throws Exception {
    return new MailSender(server.settings(password), certificate.trusting());
  }
}
