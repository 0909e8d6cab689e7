package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.PortalCustomers.invite;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.protocol.PortalRequest;
import outrider.core.protocol.PortalResponse;
import outrider.server.PortalCustomers.Customer;
import outrider.server.delivery.MailSettings;

/// HQ writes to a customer's person, by a real mail server: the invitation, where the inviter wants
/// it, and a link for somebody who has lost their password.
class PortalMailTest {
  private static final String OFFICE = "https://hq.example";
  private static final Pattern LINK =
      Pattern.compile(Pattern.quote(OFFICE) + "/portal/join/([A-Za-z0-9_-]+)");

  @TempDir private Path folder;
  private TestServer server;
  private GreenMail mail;

  @BeforeEach
  void start() {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    server = new TestServer(folder);
    server.writeBy(mailServer(mail.getSmtp().getPort()));
  }

  @AfterEach
  void stop() {
    mail.stop();
    server.close();
  }

  @Test
  void theInvitationIsMailedWhereTheInviterWantsItAndIsShownAllTheSame() throws Exception {
    Laptop ed = server.laptop("ed");
    Customer acme = new PortalCustomers(server, ed).customer("Acme");
    assertThat(ed.get("/v1/portal/" + acme.contact()).as(PortalResponse.class).mail())
        .isEqualTo(PortalResponse.READY);
    assertThat(invite(ed, acme, false).mail()).isEqualTo(PortalResponse.READY);
    assertThat(mail.getReceivedMessages()).isEmpty();

    PortalResponse invited = invite(ed, acme, true);

    assertThat(invited.mail()).isEqualTo(PortalResponse.SENT);
    MimeMessage letter = mail.getReceivedMessages()[0];
    assertThat(letter.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("ann@acme.example");
    assertThat(letter.getSubject()).isEqualTo("Acme 的客户页面 · Your customer page of Acme");
    assertThat(letter.getContent().toString())
        .contains("Ann of Acme，您好", "ed 邀请您", "Hello Ann of Acme", "ed invites you")
        .doesNotContain("{");
    assertThat(token(letter)).isEqualTo(invited.token());
    assertThat(TestStore.number(folder, "SELECT count(*) FROM delivery"))
        .as("the secret is nowhere at HQ")
        .isZero();
    Guest ann = Guest.joined(server.port(), token(letter));
    assertThat(ann.looks("/portal/orders").text()).contains("Roof for Acme");

    Laptop eve = server.laptop("eve");
    assertThat(eve.post("/v1/portal/" + acme.contact(), new PortalRequest(true)).status())
        .isEqualTo(404);
    assertThat(invite(ed, acme, true).mail()).isEqualTo(PortalResponse.SENT);
    assertThat(invite(ed, acme, true).mail()).isEqualTo(PortalResponse.SENT);
    assertThat(ed.post("/v1/portal/" + acme.contact(), new PortalRequest(true)).status())
        .as("three letters an hour are enough for anybody")
        .isEqualTo(429);
    assertThat(mail.getReceivedMessages()).hasSize(3);
    assertThat(invite(ed, acme, false).token()).as("without a letter").isNotNull();
  }

  @Test
  void whereTheLetterCannotGoTheLinkIsThereAllTheSame() throws Exception {
    server.writeBy(mailServer(closedPort()));
    Laptop ed = server.laptop("ed");
    PortalCustomers customers = new PortalCustomers(server, ed);
    PortalResponse failed = invite(ed, customers.customer("Acme"), true);
    assertThat(failed.mail()).isEqualTo(PortalResponse.FAILED);
    Guest ann = Guest.joined(server.port(), Objects.requireNonNull(failed.token()));
    assertThat(ann.looks("/portal/orders").status()).isEqualTo(200);

    server.restart();
    ed.movedTo(server.port());
    PortalResponse off = invite(ed, customers.customer("Beta"), true);
    assertThat(off.mail()).isEqualTo(PortalResponse.OFF);
    assertThat(off.token()).isNotNull();
    assertThat(new Guest(server.port()).looks("/portal/forgotten").text())
        .as("nothing is promised that nobody does")
        .contains("Ask the person who invited you")
        .doesNotContain("<form");
    assertThat(mail.getReceivedMessages()).isEmpty();
  }

  @Test
  void whoHasLostTheirPasswordIsWrittenToAndNobodyLearnsWhoIsKnown() throws Exception {
    Laptop ed = server.laptop("ed");
    PortalCustomers customers = new PortalCustomers(server, ed);
    Customer acme = customers.customer("Acme");
    Customer gone = customers.customer("Gone");
    Guest ann = Guest.joined(server.port(), invite(ed, acme));
    Guest.joined(server.port(), invite(ed, gone));
    Customer merely = customers.customer("Invited");
    invite(ed, merely);
    ed.send(
        "DELETE",
        "/v1/portal/" + gone.contact(),
        java.net.http.HttpRequest.BodyPublishers.noBody(),
        Map.of());

    String unknown = forgets("nobody@acme.example");
    assertThat(unknown).contains("If this address belongs to a guest");
    assertThat(forgets("ann@gone.example")).as("withdrawn").isEqualTo(unknown);
    assertThat(forgets("ann@invited.example")).as("never came in").isEqualTo(unknown);
    assertThat(forgets(" ANN@acme.example")).isEqualTo(unknown);

    assertThat(mail.waitForIncomingEmail(5_000, 1)).isTrue();
    MimeMessage letter = mail.getReceivedMessages()[0];
    assertThat(letter.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("ann@acme.example");
    assertThat(letter.getSubject()).contains("重新设置", "Your password");
    assertThat(ann.looks("/portal/orders").status()).as("nothing has changed yet").isEqualTo(200);
    String token = token(letter);
    Guest back = new Guest(server.port());
    Map<String, String> chosen = Map.of("password", "another horse", "again", "another horse");
    assertThat(back.sends("/portal/join/" + token, chosen).status()).isEqualTo(303);
    assertThat(back.looks("/portal/orders").text()).contains("Roof for Acme");
    assertThat(ann.looks("/portal/orders").status()).as("under the old one").isEqualTo(303);
    assertThat(new Guest(server.port()).sends("/portal/join/" + token, chosen).status())
        .isEqualTo(404);

    forgets("ann@acme.example");
    assertThat(mail.waitForIncomingEmail(5_000, 2)).isTrue();
    server.clock.advance(Duration.ofMinutes(61));
    assertThat(
            new Guest(server.port())
                .looks("/portal/join/" + token(mail.getReceivedMessages()[1]))
                .status())
        .as("an hour later")
        .isEqualTo(404);

    for (String name : new String[] {"ann@acme.example", "somebody@else.example"}) {
      for (int i = 0; i < 3; i++) {
        forgets(name);
      }
      assertThat(
              new Guest(server.port()).sends("/portal/forgotten", Map.of("email", name)).status())
          .as(name)
          .isEqualTo(429);
    }
  }

  private String forgets(String name) {
    Laptop.Answer answer =
        new Guest(server.port()).sends("/portal/forgotten", Map.of("email", name));
    assertThat(answer.status()).isEqualTo(200);
    return answer.text();
  }

  private static String token(MimeMessage letter) throws Exception {
    Matcher found = LINK.matcher(letter.getContent().toString());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static MailSettings mailServer(int port) {
    return new MailSettings(
        "127.0.0.1", port, MailSettings.Security.NONE, null, null, "hq@example.com", OFFICE);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
