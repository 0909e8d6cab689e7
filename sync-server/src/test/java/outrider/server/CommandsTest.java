package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an administrator types, as typed.
class CommandsTest {
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
  void wordsThatAreNotUnderstoodAreTwo() {
    assertThat(run("dance")).isEqualTo(2);
    assertThat(run("user", "create", "--login", "ed", "--password", "on-the-command-line"))
        .isEqualTo(2);
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(TestStore.arguments(folder.resolve("hq")));
    all.addAll(List.of(words));
    return Main.run(
        all.toArray(String[]::new), new PrintStream(errors, true, StandardCharsets.UTF_8));
  }
}
