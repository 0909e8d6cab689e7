package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.server.ops.AuditTrail;
import outrider.server.ops.Limits;
import outrider.server.retention.Forgotten;
import outrider.server.retention.Retention;
import outrider.server.store.Database;

/// Leads come in from forms and other systems, and from nobody else.
class IntakeTest extends IntakeStories {
  @Test
  void theSameKeyGoesInEitherHeader() {
    Outside site = Outside.of(server);
    Map<String, String> bearer =
        Map.of("Content-Type", "application/json", "Authorization", "Bearer " + site.key);
    assertThat(site.post("{\"name\":\"Ed\"}", bearer).status()).isEqualTo(202);
  }

  @Test
  void whoHasNoGoodKeyMakesNothing() {
    Outside site = Outside.of(server);
    String withdrawn = key("web");
    assertThat(run("intake", "key", "withdraw", withdrawn.split("\\.")[0])).isZero();
    Map<String, String> json = Map.of("Content-Type", "application/json");

    assertThat(site.post("{\"name\":\"Ed\"}", json).problem()).isEqualTo("intake-key");
    for (String key :
        List.of("", "x", ".", site.key + "x", site.key.substring(1), "a.b", withdrawn)) {
      Laptop.Answer answer = site.withKey(key).sends(ZHANG);
      assertThat(answer.status()).as(key).isEqualTo(401);
      assertThat(answer.problem()).isEqualTo("intake-key");
    }
    assertThat(site.withKey(key("trade fair")).sends(ZHANG).status()).isEqualTo(403);
    assertThat(leads()).isEmpty();
  }

  @Test
  void aKeyIsNowhereButWithItsHolder() {
    Outside site = Outside.of(server);
    String secret = site.key.split("\\.")[1];

    assertThat(
            TestStore.number(
                folder, "SELECT count(*) FROM intake_key WHERE key_hash LIKE '%" + secret + "%'"))
        .isZero();
    assertThat(
            TestStore.number(folder, "SELECT count(*) FROM intake_key WHERE length(key_hash)=64"))
        .isEqualTo(1);
    assertThat(
            TestStore.number(
                folder, "SELECT count(*) FROM history WHERE changes LIKE '%" + secret + "%'"))
        .isZero();
  }

  @Test
  void aFormThatIsNotThereOrNotInUseIsNotFound() {
    Outside site = Outside.of(server);
    assertThat(site.withForm(id()).sends(ZHANG).status()).isEqualTo(404);
    assertThat(site.withForm(id()).looks(Map.of()).status()).isEqualTo(404);
    String off = Outside.form(server, Map.of("inactive", true));
    assertThat(site.withForm(off).sends(ZHANG).status()).isEqualTo(404);
    String noPage = Outside.form(server, Map.of("token", ""));
    assertThat(site.withForm(noPage).looks(Map.of()).status()).isEqualTo(404);
    assertThat(site.withForm(noPage).sends(ZHANG).status()).isEqualTo(202);
  }

  @Test
  void whatIsMissingOrWrongIsNamedAsItCame() {
    Outside site =
        Outside.of(
            server, Map.of("mapping", List.of("your-name=name", "grade=intent", "firm=company")));

    Laptop.Answer missing = site.sends(Map.of("grade", "A"));
    assertThat(missing.status()).isEqualTo(422);
    assertThat(missing.problem()).isEqualTo("fields");
    assertThat(missing.json().path("fields").toString())
        .contains("\"field\":\"your-name\"")
        .contains("\"reason\":\"field.required\"");
    assertThat(missing.json().path("detail").asText()).contains("your-name");

    assertThat(site.sends(Map.of("your-name", "Ed", "grade", "Z")).json().path("fields").toString())
        .contains("\"field\":\"grade\"")
        .contains("field.malformed");
    assertThat(
            site.sends(Map.of("your-name", "Ed", "firm", "x".repeat(2_000)))
                .json()
                .path("fields")
                .toString())
        .as("the rules' own limit of a line")
        .contains("\"field\":\"firm\"")
        .contains("field.too-long");
    assertThat(
            site.sends(Map.of("your-name", "Ed", "other", "华".repeat(1_400)))
                .json()
                .path("fields")
                .toString())
        .as("4 KB a field")
        .contains("\"field\":\"other\"");
    assertThat(site.sends("{\"your-name\":{\"first\":\"Ed\"}}", Map.of()).status()).isEqualTo(422);
    assertThat(leads()).isEmpty();
  }

  @Test
  void aBodyThatIsTooLargeOrNoBodyAtAllIsRefused() {
    Outside site = Outside.of(server);
    String megabyte = "{\"name\":\"" + "x".repeat(1 << 20) + "\"}";

    Laptop.Answer tooLarge = site.sends(megabyte, Map.of());
    assertThat(tooLarge.status()).isEqualTo(413);
    assertThat(tooLarge.json().path("maxBytes").asLong()).isEqualTo(64 << 10);
    assertThat(site.post(megabyte, formed()).status()).isEqualTo(413);
    assertThat(site.sends("{\"name\":", Map.of()).status()).isEqualTo(400);
    assertThat(site.sends("", Map.of()).status()).isEqualTo(400);
    assertThat(site.sends("[1]", Map.of()).status()).isEqualTo(422);
    assertThat(site.post("%zz=1", formed()).status()).isEqualTo(400);
    assertThat(site.sends("<xml/>", Map.of("Content-Type", "application/xml")).status())
        .isEqualTo(415);
    assertThat(leads()).isEmpty();
  }

  @Test
  void theSameIdempotencyKeyIsTheSameAnswerAndNothingMore() {
    Outside site = Outside.of(server);
    Map<String, String> key = Map.of("Idempotency-Key", "order 7");

    String first = site.sends(ZHANG, key).text();
    assertThat(site.sends(ZHANG, key).text()).isEqualTo(first);
    assertThat(leads()).hasSize(1);
    assertThat(TestStore.number(folder, "SELECT count(*) FROM record WHERE type = 'activity'"))
        .as("only the reason of the assignment")
        .isEqualTo(1);

    Laptop.Answer other = site.sends(Map.of("name", "李四"), key);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    assertThat(site.withKey(key("web")).sends(Map.of("name", "李四"), key).status())
        .as("another sender's keys are others")
        .isEqualTo(202);
    assertThat(site.sends(ZHANG, Map.of("Idempotency-Key", "x".repeat(201))).status())
        .isEqualTo(422);

    server.clock.advance(Duration.ofHours(25));
    server.restart();
    assertThat(site.at(server.port()).sends(ZHANG, key).text())
        .as("a day later, after a restart")
        .isEqualTo(first);
    server.clock.advance(Limits.INTAKE_ANSWERS_KEPT);
    try (Database database = Headquarters.open(TestStore.settings(folder), server.clock)) {
      Forgotten forgotten = new Retention(database, Optional.empty(), server.clock).runWhole();
      assertThat(forgotten.of(Forgotten.Kind.INTAKE_ANSWERS)).isEqualTo(2);
    }
  }

  @Test
  void aSourceThatRunsMadIsToldToWaitBeforeItsThousandthPost() {
    Outside site = Outside.of(server, Map.of("honeypot", "fax"));
    Map<String, String> quick = Map.of("name", "Robot", "fax", "1");
    Laptop.Answer answer = site.sends(quick);
    int sent = 1;
    while (answer.status() == 202 && sent < 1_000) {
      answer = site.sends(quick);
      sent++;
    }

    assertThat(answer.status()).isEqualTo(429);
    assertThat(sent).isGreaterThan(Limits.INTAKE_PER_SOURCE);
    long wait = Long.parseLong(answer.response().headers().firstValue("Retry-After").orElse("0"));
    assertThat(wait).isPositive();
    assertThat(site.withKey(key("web")).sends(ZHANG).status()).as("others go on").isEqualTo(202);
  }

  @Test
  void aRobotIsToldThatAllWentWellAndNothingIsMade() {
    Outside site = Outside.of(server, Map.of("honeypot", "fax"));

    Laptop.Answer robot = site.sends(with(ZHANG, "fax", "12345"));

    assertThat(robot.status()).isEqualTo(202);
    assertThat(robot.json().path("status").asText()).isEqualTo("accepted");
    assertThat(leads()).isEmpty();
    assertThat(server.laptop().get("/metrics").text())
        .contains("outrider_intake_total{outcome=\"trapped\"} 1.0");
    assertThat(site.sends(with(ZHANG, "fax", "")).status()).isEqualTo(202);
    assertThat(leads()).hasSize(1);
    assertThat(field(leads().getFirst(), "note")).isEqualTo("请回电");
  }

  @Test
  void theAuditTrailSaysByWhichFormAndStaysWhole() {
    Outside site = Outside.of(server);
    String lead = made(site.sends(ZHANG));

    assertThat(
            TestStore.number(
                folder,
                "SELECT count(*) FROM history WHERE id = '"
                    + lead
                    + "' AND command = 'CreateRecord' AND device_id = 'intake/"
                    + site.form
                    + "'"))
        .isEqualTo(1);
    try (Database database = Headquarters.open(TestStore.settings(folder), server.clock)) {
      assertThat(new AuditTrail(database).verify().isIntact()).isTrue();
    }
  }

  @Test
  void aSecondCompanyHasItsOwnFormsKeysAndLeads() {
    Outside site = Outside.of(server);
    ServerSettings settings = TestStore.settings(folder).of("other");
    TestServer.administer(
        settings,
        server.clock,
        administration -> TestServer.user(administration, "sam", "rep", null));
    try (SyncServer second = SyncServer.start(settings, server.clock)) {
      Outside strange = site.at(second.port());
      assertThat(strange.sends(ZHANG).status()).isEqualTo(404);
      assertThat(strange.looks(Map.of()).status()).isEqualTo(404);

      TestServer.administer(
          settings,
          server.clock,
          administration ->
              administration.run(
                  new Command.CreateRecord(
                      RecordType.FORM, site.form, Map.of("name", "Theirs", "source", "web"))));
      assertThat(strange.sends(ZHANG).status()).as("our key there").isEqualTo(401);
      Outside theirs = strange.withKey(Outside.key(settings, "web"));
      assertThat(site.withKey(theirs.key).sends(ZHANG).status()).isEqualTo(401);

      made(site.sends(ZHANG));
      made(theirs.sends(ZHANG));
      Laptop sam = new Laptop(second.port()).signIn("sam", TestServer.PASSWORD);
      sam.pull();
      assertThat(rows(sam, "lead")).hasSize(1);
      assertThat(leads()).hasSize(1);
      assertThat(told(sam, rows(sam, "lead").getFirst().i())).hasSize(1);
    }
  }

  @Test
  void anAdministratorSetsAllOfItUpAtTheCommandLine() {
    assertThat(
            run(
                "intake",
                "form",
                "create",
                "--name",
                "Fair",
                "--source",
                "fair",
                "--map",
                "n=name",
                "--map",
                "p=phone",
                "--honeypot",
                "fax"))
        .isZero();
    assertThat(
            run(
                "intake",
                "rule",
                "create",
                "--name",
                "Fair goes west",
                "--source",
                "fair",
                "--team",
                server.west,
                "--in-turn",
                "--untouched-max",
                "3"))
        .isZero();
    assertThat(run("intake", "key", "make", "--source", "fair")).isZero();
    assertThat(run("intake", "key", "list")).isZero();
    assertThat(run("intake", "key", "withdraw", "nothing")).isEqualTo(1);
    assertThat(run("intake", "rule", "create", "--name", "Nobody's")).isEqualTo(1);
    Laptop admin = admin();
    String form = admin.idOf("form", "name", "Fair");

    Laptop.Answer answer =
        Outside.of(server).withForm(form).withKey(key("fair")).sends(Map.of("n", "Ed"));

    Laptop will = server.laptop("will");
    will.pull();
    assertThat(will.has("lead", made(answer))).isTrue();
    assertThat(will.fields("form", form)).containsEntry("source", "fair").containsKey("token");
  }
}
