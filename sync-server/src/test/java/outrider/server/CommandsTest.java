package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.record.RecordType;

/// What an administrator types, as typed.
class CommandsTest {
  private static final String OWN_TELEPHONES =
      """
      {"needs": ["base"],
       "call": {"url": "{base}/call", "json": {"to": "{customer}"}},
       "events": {"proof": {"kind": "HMAC_SHA256", "header": "X-Signature"},
         "systemCall": ["/body/id"], "customer": ["/body/to"], "what": ["/body/event"],
         "words": {"hangup": "ENDED"}, "durationSeconds": ["/body/seconds"]}}
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @Test
  void aTeamAndAPersonAreMadeAndThePersonSignsIn() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), TestServer.PASSWORD + "\n");

    assertThat(run("team", "create", "--name", "East")).isZero();
    assertThat(
            run(
                "user",
                "create",
                "--login",
                "Ed@Example.com",
                "--name",
                "Ed",
                "--role",
                "rep",
                "--team",
                "East",
                "--password-file",
                password.toString()))
        .isZero();

    try (SyncServer server = SyncServer.start(TestStore.settings(folder.resolve("hq")))) {
      Laptop ed = new Laptop(server.port()).signIn("ed@example.com", TestServer.PASSWORD);
      assertThat(run("device", "list")).isZero();
      assertThat(run("device", "revoke", ed.device)).isZero();
      Path other = Files.writeString(folder.resolve("other"), "a new long password");
      assertThat(
              run(
                  "user",
                  "reset-password",
                  "--login",
                  "ed@example.com",
                  "--password-file",
                  other.toString()))
          .isZero();
      assertThat(new Laptop(server.port()).signIn("ed@example.com", "a new long password"))
          .isNotNull();
    }
    assertThat(run("audit", "verify")).isZero();
  }

  @Test
  void whatCannotBeDoneIsSaidInOneLine() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), TestServer.PASSWORD);

    assertThat(
            run(
                "user",
                "create",
                "--login",
                "ed",
                "--name",
                "Ed",
                "--team",
                "Nowhere",
                "--password-file",
                password.toString()))
        .isEqualTo(1);
    assertThat(run("device", "revoke", "unknown")).isEqualTo(1);

    assertThat(errors.toString(StandardCharsets.UTF_8))
        .contains("There is no team Nowhere.")
        .contains("There is no device unknown.")
        .doesNotContain("at outrider");
  }

  @Test
  void aShortPasswordIsNotTaken() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "short");

    assertThat(
            run(
                "user",
                "create",
                "--login",
                "ed",
                "--name",
                "Ed",
                "--password-file",
                password.toString()))
        .isEqualTo(1);
  }

  @Test
  void aBackupIsSoundAndARestoreWaitsForTheServerToStop() throws Exception {
    assumeFalse(TestStore.POSTGRES, "it has tools of its own");
    run("team", "create", "--name", "East");
    Path backup = folder.resolve("backup.db");
    assertThat(run("backup", "--to", backup.toString())).isZero();
    assertThat(run("backup", "--to", backup.toString())).isEqualTo(1);

    ServerLock running = ServerLock.acquire(folder.resolve("hq")).orElseThrow();
    assertThat(run("restore", "--from", backup.toString())).isEqualTo(1);
    running.close();
    assertThat(run("restore", "--from", backup.toString())).isZero();

    Path junk = Files.writeString(folder.resolve("junk.db"), "not a database at all");
    assertThat(run("restore", "--from", junk.toString())).isEqualTo(1);
  }

  @Test
  void aPostgresIsCopiedByItsOwnToolsAndIsSaidToBe() {
    assumeTrue(TestStore.POSTGRES);

    assertThat(run("backup", "--to", folder.resolve("backup.db").toString())).isEqualTo(1);
    assertThat(run("restore", "--from", folder.resolve("backup.db").toString())).isEqualTo(1);

    assertThat(errors.toString(StandardCharsets.UTF_8)).contains("pg_dump").contains("pg_restore");
    assertThat(run("new-epoch")).isZero();
  }

  @Test
  void aPasswordInTheAddressOfADatabaseIsNotTaken() {
    String address = "jdbc:postgresql://hq/outrider?password=secret";
    String[] words = {"--database", address, "device", "list"};

    assertThat(Main.run(words, new PrintStream(errors, true, StandardCharsets.UTF_8))).isEqualTo(1);

    assertThat(errors.toString(StandardCharsets.UTF_8))
        .contains("does not belong in the address")
        .doesNotContain("secret");
  }

  @Test
  void aFileThatIsErasedIsHadByNobodyAnyMore() {
    Path hq = folder.resolve("hq");
    try (TestServer server = new TestServer(hq)) {
      Laptop ed = server.laptop("ed");
      String lead = TestServer.id();
      ed.push(TestServer.newLead(lead, "Acme"));
      Photo photo = Photo.of(1);
      photo.attach(ed, lead);
      photo.send(ed);

      assertThat(run("file", "erase", photo.sha256())).isZero();

      assertThat(photo.download(ed).status()).isEqualTo(404);
      assertThat(
              TestStore.number(
                  hq,
                  "SELECT count(*) FROM history WHERE type = 'file' AND command = 'EraseFile'"
                      + " AND user_id = 'headquarters' AND id = '"
                      + photo.sha256()
                      + "'"))
          .as("who threw what away stands in the audit trail")
          .isEqualTo(1);
      ed.push(TestServer.newLead(TestServer.id(), "Next"));
      ed.pull();
      assertThat(ed.agrees()).as("a number without a record hides nothing").isTrue();
      Path files = hq.resolve("files").resolve("main");
      assertThat(files.resolve(photo.sha256().substring(0, 2))).isEmptyDirectory();
      assertThat(run("file", "erase", photo.sha256())).isEqualTo(1);
      assertThat(run("file", "erase", "photo.jpg")).isEqualTo(1);
      assertThat(run("audit", "verify")).isZero();
      TestStore.tamper(hq, "DELETE FROM history WHERE type = 'file'");
      assertThat(run("audit", "verify")).as("nor can the line be taken out").isEqualTo(1);
    }
    assertThat(errors.toString(StandardCharsets.UTF_8)).contains("There is no such file.");
  }

  @Test
  void aBucketIsSaidWholeOrNotAtAll() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "very secret\n");

    assertThat(run("serve", "--files-endpoint", "https://store.example")).isEqualTo(1);
    assertThat(run("serve", "--files-bucket", "b", "--files-endpoint", "store.example/b"))
        .isEqualTo(1);
    assertThat(run("serve", "--files-bucket", "b", "--files-secret-file", secret.toString()))
        .isEqualTo(1);
    assertThat(run("serve", "--files-bucket", "b", "--files-patience", "0")).isEqualTo(1);
    assertThat(run("serve", "--files-bucket", "b", "--files-secret", "very secret")).isEqualTo(2);

    assertThat(errors.toString(StandardCharsets.UTF_8))
        .contains("Which bucket?", "https://host", "go together", "between 1 and 60");
  }

  @Test
  void aTelephoneSystemOfOnesOwnIsSetUpHeardByItsSignatureAndRemoved() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), TestTelephone.SECRET + "\n");
    Path template = Files.writeString(folder.resolve("pbx.json"), OWN_TELEPHONES);
    Path hq = folder.resolve("hq");
    try (TestServer server = new TestServer(hq)) {
      Laptop ed = server.laptop("ed");
      String lead = TestServer.id();
      ed.push(
          new Command.CreateRecord(
              RecordType.LEAD,
              lead,
              Map.of("name", "李四", "source", "web", "phone", "13800000127")));
      String[] add = {
        "telephony",
        "add",
        "--template-file",
        template.toString(),
        "--name",
        "PBX",
        "--public-address",
        "http://127.0.0.1:" + server.port(),
        "--secret-file",
        secret.toString(),
        "--set",
        "base=http://127.0.0.1:1"
      };
      String address = said(add).strip();
      assertThat(said("telephony", "list")).contains("PBX", address).doesNotContain("a-secret");
      byte[] told =
          "{\"event\":\"hangup\",\"id\":\"c-1\",\"to\":\"13800000127\",\"seconds\":60}"
              .getBytes(StandardCharsets.UTF_8);
      String right = hmac(told);

      assertThat(tell(address, told, null)).isEqualTo(403);
      assertThat(tell(address, told, hmac("{}".getBytes(StandardCharsets.UTF_8)))).isEqualTo(403);
      assertThat(tell(address, told, right.substring(1))).isEqualTo(403);
      assertThat(TestStore.number(hq, "SELECT count(*) FROM phone_call")).isZero();
      assertThat(tell(address, told, right)).isEqualTo(204);
      assertThat(TestStore.number(hq, "SELECT count(*) FROM phone_call")).isEqualTo(1);

      String id = address.substring(address.lastIndexOf('/') + 1);
      assertThat(run("telephony", "remove", id)).isZero();
      assertThat(tell(address, told, right)).isEqualTo(404);
      assertThat(run("telephony", "remove", id)).isEqualTo(1);
      add[2] = "--preset";
      add[3] = "TWILIO";
      assertThat(run(add)).isEqualTo(1);
    }
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .contains("There is no telephone system")
        .contains("Give --set for account, from.");
  }

  private static int tell(String address, byte[] body, @Nullable String signature)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (signature != null) {
      request.header("X-Signature", signature);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private static String hmac(byte[] body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(TestTelephone.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body));
  }

  @Test
  void wordsThatAreNotUnderstoodAreTwo() {
    assertThat(run("dance")).isEqualTo(2);
    assertThat(run("user", "create", "--login", "ed", "--password", "on-the-command-line"))
        .isEqualTo(2);
  }

  /// What a command that goes well prints.
  private String said(String... words) {
    PrintStream out = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertThat(run(words)).isZero();
    } finally {
      System.setOut(out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(TestStore.arguments(folder.resolve("hq")));
    all.addAll(List.of(words));
    return Main.run(
        all.toArray(String[]::new), new PrintStream(errors, true, StandardCharsets.UTF_8));
  }
}
