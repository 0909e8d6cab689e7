package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.server.delivery.MailSettings;
import outrider.server.delivery.WebhookKind;
import outrider.server.delivery.Webhooks;
import outrider.server.store.Database;

/// Ed has not answered a lead; Erin, who leads him, is not at her laptop. A real mail server and a
/// real web server stand for the company's.
class DeliveryTest {
  private static final String ERINS = "erin@example.com";

  @TempDir private Path folder;
  private final List<String> posts = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private volatile String answer = "{\"errcode\":0,\"errmsg\":\"ok\"}";
  private TestServer server;
  private Laptop ed;
  private GreenMail mail;
  private HttpServer chat;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer(folder);
    ed = server.laptop("ed");
    server.lookForOverdue(Duration.ZERO);
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    chat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    chat.setExecutor(Executors.newCachedThreadPool());
    chat.createContext("/robot", this::take);
    chat.start();
    Laptop erin = server.laptop("erin");
    server
        .laptop("admin")
        .push(
            new Command.EditFields(
                RecordType.USER,
                erin.session().user(),
                List.of(new FieldEdit("email", null, ERINS))));
  }

  @AfterEach
  void stop() {
    chat.stop(0);
    mail.stop();
    server.close();
  }

  private void take(HttpExchange exchange) throws IOException {
    posts.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
    byte[] said = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, said.length);
    exchange.getResponseBody().write(said);
    exchange.close();
  }

  @Test
  void theManagerGetsAnEmailInBothLanguages() throws Exception {
    server.sendBy(mailServer(mail.getSmtp().getPort()));
    overdue("李四");

    assertThat(server.deliver(hours(2))).isEqualTo(1);

    MimeMessage message = mail.getReceivedMessages()[0];
    assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly(ERINS);
    assertThat(message.getSubject()).isEqualTo("已超时 Overdue: 李四");
    assertThat(message.getContent().toString())
        .contains("李四 的首次响应应在", "还没有做")
        .contains("the first response was due");
    assertThat(message.getMessageID()).endsWith("@outrider>");
    assertThat(server.deliver(hours(48))).as("once").isZero();
  }

  @Test
  void whatAMailServerDoesNotTakeIsSentWhenItIsBack() throws Exception {
    server.sendBy(mailServer(closedPort()));
    overdue("李四");
    assertThat(server.deliver(hours(2))).isZero();
    assertThat(failures()).isEqualTo(1);

    server.sendBy(mailServer(mail.getSmtp().getPort()));
    assertThat(server.deliver(hours(2))).as("not at once").isZero();
    assertThat(server.deliver(hours(3))).isEqualTo(1);
    assertThat(failures()).isZero();
  }

  @Test
  void whatCannotBeDeliveredForADayIsNoNewsAnyMore() throws Exception {
    server.sendBy(mailServer(closedPort()));
    overdue("李四");
    for (int hour = 2; hour < 32; hour += 2) {
      server.deliver(hours(hour));
    }

    assertThat(waiting()).isZero();
    assertThat(failures()).as("why is still known").isEqualTo(1);
  }

  @Test
  void aGroupChatIsToldAndAnErrorInItsAnswerIsNoDelivery() {
    webhook(WebhookKind.WECOM, robot());
    answer = "{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}";
    overdue("李四");

    assertThat(server.deliver(hours(2))).isZero();
    answer = "{\"errcode\":0}";
    assertThat(server.deliver(hours(3))).isEqualTo(1);

    assertThat(posts).hasSize(2);
    assertThat(posts)
        .allMatch(post ->
            post.contains("\"msgtype\":\"text\"")
                && post.contains("\"content\":\"已超时 Overdue: 李四"));
    assertThat(keys.get(0)).isEqualTo(keys.get(1)).hasSize(36);
  }

  @Test
  void eachKindIsToldInItsOwnShape() {
    webhook(WebhookKind.FEISHU, robot());
    webhook(WebhookKind.JSON, robot());
    overdue("李四");
    assertThat(server.deliver(hours(2))).isEqualTo(2);

    assertThat(posts).anyMatch(post -> post.contains("\"msg_type\":\"text\""));
    assertThat(posts).anyMatch(post -> post.contains("\"kind\":\"escalation\""));
  }

  /// It takes the connection and says nothing, for as long as anybody waits.
  @Test
  void aTargetThatHangsHoldsNobodyElseUp() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      webhook(WebhookKind.JSON, "http://127.0.0.1:" + silent.getLocalPort() + "/robot");
      webhook(WebhookKind.JSON, robot());
      overdue("李四");

      assertThat(server.deliver(hours(2))).isEqualTo(1);

      assertThat(posts).hasSize(1);
      assertThat(failures()).isEqualTo(1);
    }
  }

  @Test
  void whoWasRemovedIsToldNothing() {
    String removed = webhook(WebhookKind.JSON, robot());
    overdue("李四");
    withWebhooks(webhooks -> assertThat(webhooks.remove(removed)).isTrue());

    assertThat(server.deliver(hours(2))).isZero();

    assertThat(posts).isEmpty();
    assertThat(waiting()).isZero();
  }

  @Test
  @EnabledIfSystemProperty(named = "outrider.test.engine", matches = "postgresql")
  void twoServersThatSendAtOnceSendEachOnce() {
    webhook(WebhookKind.JSON, robot());
    List<Command> leads = new ArrayList<>();
    for (int number = 0; number < 25; number++) {
      leads.add(newLead(id(), "Lead " + number));
    }
    ed.push(leads.toArray(Command[]::new));
    server.lookForOverdue(hours(2));

    List<CompletableFuture<Integer>> servers = new ArrayList<>();
    for (int number = 0; number < 2; number++) {
      servers.add(CompletableFuture.supplyAsync(() -> server.deliver(hours(2))));
    }

    int arrived = servers.stream().mapToInt(CompletableFuture::join).sum();
    assertThat(arrived).as("of %s that came", keys.size()).isEqualTo(25);
    assertThat(keys).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void anOperatorAddsAWebhookWithoutItsAddressBeingShown() throws Exception {
    Path secret = folder.resolve("robot.txt");
    Files.writeString(secret, robot() + "?key=s3cret\n");
    String added =
        said("webhook", "add", "--kind", "DINGTALK", "--address-file", secret.toString()).strip();

    assertThat(said("webhook", "list"))
        .contains(added, "dingtalk", "127.0.0.1")
        .doesNotContain("s3cret", "robot");
    assertThat(said("webhook", "remove", added)).isEmpty();
    assertThat(said("webhook", "list")).isEmpty();
  }

  private String said(String... words) {
    List<String> all = new ArrayList<>(TestStore.arguments(folder));
    all.addAll(List.of(words));
    PrintStream out = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertThat(Main.run(all.toArray(String[]::new), System.err)).isZero();
    } finally {
      System.setOut(out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void overdue(String name) {
    ed.push(newLead(id(), name));
    assertThat(server.lookForOverdue(hours(2))).isEqualTo(2);
  }

  private String webhook(WebhookKind kind, String address) {
    List<String> ids = new ArrayList<>();
    withWebhooks(webhooks -> ids.add(webhooks.add(kind, address)));
    return ids.getFirst();
  }

  private void withWebhooks(Consumer<Webhooks> work) {
    try (Database database = Headquarters.open(TestStore.settings(folder), server.clock)) {
      work.accept(new Webhooks(database, server.clock));
    }
  }

  private String robot() {
    return "http://127.0.0.1:" + chat.getAddress().getPort() + "/robot";
  }

  private long failures() {
    return TestStore.number(folder, "SELECT count(*) FROM delivery WHERE failure IS NOT NULL");
  }

  private long waiting() {
    return TestStore.number(folder, "SELECT count(*) FROM delivery WHERE next_at IS NOT NULL");
  }

  private static int closedPort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static MailSettings mailServer(int port) {
    return new MailSettings(
        "127.0.0.1", port, MailSettings.Security.NONE, null, null, "hq@example.com");
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }
}
