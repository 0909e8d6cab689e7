package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.edit;
import static outrider.server.TestServer.id;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.protocol.PullRow;
import outrider.core.record.RecordType;
import outrider.server.ops.AuditTrail;
import outrider.server.ops.Limits;
import outrider.server.retention.Forgotten;
import outrider.server.retention.Retention;
import outrider.server.store.Database;

/// Leads come from forms and other systems, and each is with somebody who hears of it.
class IntakeTest extends ServerTest {
  private static final Map<String, String> ZHANG =
      Map.of("name", "张三", "company", "华为样例", "phone", "138 0000 0127", "note", "请回电");

  @Test
  void aLeadThatIsSentIsWithItsOwnerAtOnceWithATaskAndTheReason() throws Exception {
    Outside site = Outside.of(server);
    Laptop eve = alone("eve");
    eve.pull();
    try (LiveLine line = new LiveLine(eve).hello(0, 0)) {
      Laptop.Answer answer = site.sends(ZHANG);

      assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
      eve.apply(line.next());
      String lead = answer.json().path("reference").asText();
      assertThat(eve.fields("lead", lead))
          .containsEntry("name", "张三")
          .containsEntry("source", "web")
          .containsEntry("sourceDetail", "Contact us")
          .containsEntry("note", "请回电")
          .containsEntry("owner", eve.session().user())
          .containsKey("nextStepAt");
      eve.pull();
      assertThat(eve.agrees()).isTrue();
      assertThat(titles(eve, lead)).containsExactly("first-response");
      assertThat(told(eve, lead)).containsExactly("reason:assign.least-loaded|limit=5|untouched=0");
    }
  }

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
  void whoComesAgainIsALineAndATaskOnTheLeadThatTheyAre() {
    Outside site = Outside.of(server);
    String lead = made(site.sends(ZHANG));
    Laptop owner = ownerOf(lead);

    Laptop.Answer again =
        site.sends(
            Map.of("name", "Zhang San", "phone", "+86-138-0000-0127", "note", "Still waiting"));
    assertThat(again.status()).isEqualTo(202);
    site.sends(Map.of("name", "z", "phone", "１３８０００００１２７", "utm", "spring"));

    assertThat(leads()).hasSize(1);
    owner.pull();
    assertThat(told(owner, lead))
        .contains(
            "reason:intake.again|form=Contact us\nStill waiting",
            "reason:intake.again|form=Contact us\nutm: spring");
    assertThat(titles(owner, lead)).containsExactlyInAnyOrder("first-response", "came-again");
    assertThat(owner.agrees()).isTrue();
  }

  /// A person who clicks again and again, each click on its way beside the others.
  @Test
  void manyAtOnceOfOnePersonAreOneLead() throws Exception {
    Outside site = Outside.of(server);
    List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
    List<Thread> clicks = new ArrayList<>();
    for (int click = 0; click < 12; click++) {
      clicks.add(Thread.ofVirtual().start(() -> statuses.add(site.sends(ZHANG).status())));
    }
    for (Thread click : clicks) {
      click.join();
    }

    assertThat(statuses).hasSize(12).containsOnly(202);
    String lead = leads().getFirst().i();
    assertThat(leads()).hasSize(1);
    Laptop owner = ownerOf(lead);
    assertThat(told(owner, lead)).filteredOn(text -> text.contains("intake.again")).hasSize(11);
    assertThat(titles(owner, lead)).containsExactlyInAnyOrder("first-response", "came-again");
  }

  @Test
  void theSameMailAddressIsTheSamePersonToo() {
    Outside site = Outside.of(server);
    String lead = made(site.sends(Map.of("name", "Ed", "email", "Ed@Example.com")));
    site.sends(Map.of("name", "Edward", "email", " ed@example.COM "));
    assertThat(leads()).singleElement().satisfies(row -> assertThat(row.i()).isEqualTo(lead));
  }

  @Test
  void theSameNameAtTheSameCompanyIsAnotherLeadThatSaysWhoItMayBe() {
    Outside site = Outside.of(server);
    String first = made(site.sends(ZHANG));
    String second = made(site.sends(Map.of("name", "张三", "company", "华为 样例")));
    made(site.sends(Map.of("name", "李四", "company", "华为样例")));

    assertThat(leads()).hasSize(3);
    Laptop owner = ownerOf(second);
    assertThat(told(owner, second).getFirst())
        .contains("reason:intake.perhaps|", "lead=" + first, "name=张三");
    assertThat(told(admin(), leads().getLast().i())).isNotEmpty();
    assertThat(
            TestStore.number(
                folder,
                "SELECT count(*) FROM record WHERE type = 'activity' AND body LIKE"
                    + " '%intake.perhaps%'"))
        .as("a company alone says nothing")
        .isEqualTo(1);
  }

  @Test
  void aLeadThatIsClosedOrDeletedIsNobody() {
    Outside site = Outside.of(server);
    String closed = made(site.sends(ZHANG));
    admin().push(edit(closed, "status", null, "disqualified"));
    String second = made(site.sends(ZHANG));
    assertThat(second).isNotEqualTo(closed);
    admin().push(new Command.DeleteRecord(RecordType.LEAD, second));
    assertThat(made(site.sends(ZHANG))).isNotIn(closed, second);
    assertThat(leads()).hasSize(2);
  }

  @Test
  void leadsThatPeopleMadeThemselvesAreKnownToo() {
    Laptop ed = server.laptop("ed");
    String lead = id();
    ed.push(
        new Command.CreateRecord(
            RecordType.LEAD, lead, Map.of("name", "张三", "source", "fair", "phone", "13800000127")));
    Outside.of(server).sends(ZHANG);
    ed.pull();
    assertThat(told(ed, lead)).hasSize(1);
    ed.push(edit(lead, "phone", "13800000127", "13900000999"));
    Outside.of(server).sends(ZHANG);
    assertThat(leads()).hasSize(2);
  }

  /// More than the desk is told of at once. They are history: known, and nobody's burden.
  @Test
  void leadsOfAnImportAreKnownAndCountForNobody() {
    Laptop ed = alone("ed");
    List<String> imported = new ArrayList<>();
    while (imported.size() <= Limits.INTAKE_CATCH_UP) {
      List<Command> page = new ArrayList<>();
      while (page.size() < 700) {
        imported.add(id());
        page.add(
            new Command.CreateRecord(
                RecordType.LEAD,
                imported.getLast(),
                Map.of(
                    "name", "Imported",
                    "source", "list",
                    "importId", "import-1",
                    "phone", "+86 139" + (10_000_000 + imported.size()))));
      }
      ed.push(page.toArray(Command[]::new));
    }
    Outside site = Outside.of(server);

    String line = made(site.sends(Map.of("name", "Zhao", "phone", "13910000001")));
    String lead = made(site.sends(ZHANG));

    ed.pull();
    assertThat(ed.fields("activity", line)).containsEntry("parent", imported.getFirst());
    assertThat(told(ed, lead)).containsExactly("reason:assign.least-loaded|limit=5|untouched=0");
    assertThat(ed.agrees()).isTrue();
  }

  @Test
  void aDownloadIsALineOnTheKnownLeadOrANewOne() {
    Outside paper = Outside.of(server, Map.of("behaviour", true, "name", "White paper"));

    String lead = made(paper.sends(ZHANG));
    paper.sends(ZHANG);

    assertThat(leads()).hasSize(1);
    Laptop owner = ownerOf(lead);
    assertThat(children(owner, "activity", lead))
        .filteredOn(row -> "download".equals(field(row, "kind")))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.f()).containsEntry("direction", "in"));
    assertThat(told(owner, lead))
        .contains(
            "reason:intake.behaviour|form=White paper",
            "reason:intake.behaviour|form=White paper\n请回电");
    assertThat(titles(owner, lead)).containsExactlyInAnyOrder("first-response", "came-again");
  }

  @Test
  void whoeverHasLeftHasNoLeadThatComesAgain() {
    Outside site = Outside.of(server);
    String lead = made(site.sends(ZHANG));
    String former = field(leads().getFirst(), "owner");
    admin()
        .push(
            new Command.EditFields(
                RecordType.USER, former, List.of(new FieldEdit("inactive", null, true))));

    site.sends(ZHANG);

    assertThat(field(leads().getFirst(), "owner")).isNotEqualTo(former);
    Laptop owner = ownerOf(lead);
    assertThat(titles(owner, lead)).contains("came-again");
    assertThat(told(owner, lead)).anyMatch(text -> text.startsWith("reason:intake.again"));
  }

  @Test
  void leadsAreSharedOutAndNobodyIsBuried() {
    Outside site = Outside.of(server);
    Map<String, Integer> shares = new HashMap<>();
    for (int number = 0; number < 18; number++) {
      made(site.sends(Map.of("name", "Lead " + number)));
    }
    leads().forEach(row -> shares.merge(field(row, "owner"), 1, Integer::sum));
    assertThat(shares).hasSize(3).allSatisfy((owner, count) -> assertThat(count).isEqualTo(6));

    String overflow = made(site.sends(Map.of("name", "One too many")));

    Laptop leader = ownerOf(overflow);
    assertThat(leader.session().role()).isEqualTo("manager");
    assertThat(titles(leader, overflow)).contains("nobody-free", "first-response");
    assertThat(told(leader, overflow).getFirst())
        .isEqualTo("reason:assign.nobody-free|limit=5|people=3");

    Laptop ed = server.laptop("ed");
    ed.pull();
    String touched =
        leads().stream()
            .filter(row -> ed.session().user().equals(field(row, "owner")))
            .map(PullRow::i)
            .findFirst()
            .orElseThrow();
    ed.push(call(touched));
    String next = made(site.sends(Map.of("name", "Next")));
    assertThat(ownerOf(next).session().user()).isEqualTo(ed.session().user());
  }

  @Test
  void aRuleDecidesAndOneWhoseTeamIsGoneIsPassedOver() {
    String gone = id();
    Laptop admin = admin();
    admin.push(
        new Command.CreateRecord(RecordType.TEAM, gone, Map.of("name", "Gone")),
        rule("Old team", 1, Map.of("team", gone)),
        rule("South goes west", 2, Map.of("team", server.west, "regions", List.of("South"))),
        new Command.DeleteRecord(RecordType.TEAM, gone));
    Outside site = Outside.of(server, Map.of("mapping", List.of("name=name", "region=region")));

    String lead = made(site.sends(Map.of("name", "Ed", "region", "south")));

    Laptop will = server.laptop("will");
    will.pull();
    assertThat(will.has("lead", lead)).isTrue();
    assertThat(told(will, lead))
        .containsExactly(
            "reason:assign.team-gone|rule=Old team\n"
                + "reason:assign.rule-load|limit=5|rule=South goes west|untouched=0");
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
  void thePageOfAFormSpeaksTheReadersLanguageAndNeedsNoScript() {
    Outside site =
        Outside.of(
            server,
            Map.of("name", "报名 <b>", "honeypot", "fax", "mapping", List.of("n=name", "p=phone")));

    Laptop.Answer chinese = site.looks(Map.of("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8"));
    assertThat(chinese.status()).isEqualTo(200);
    assertThat(chinese.response().headers().firstValue("Content-Type"))
        .hasValue("text/html; charset=utf-8");
    assertThat(chinese.response().headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(chinese.text())
        .contains("<html lang=\"zh\">", "报名 &lt;b&gt;", Outside.TOKEN)
        .contains("<label for=\"field-n\">姓名 （必填）</label>", "type=\"tel\"", "name=\"fax\"")
        .doesNotContain("<script", "<b>");
    assertThat(site.looks(Map.of("Accept-Language", "en-GB")).text())
        .contains("<html lang=\"en\">", ">Name (needed)</label>");
    assertThat(site.looks(Map.of("Accept-Language", ";;;")).status()).isEqualTo(200);
  }

  @Test
  void aBrowserFillsTheFormInAndReadsThanks() {
    Outside site = Outside.of(server, Map.of("thanks", "多谢", "thanksEn", "Many thanks"));

    Laptop.Answer thanks = site.fillsIn(ZHANG, Map.of("Accept-Language", "zh"));

    assertThat(thanks.status()).isEqualTo(200);
    assertThat(thanks.text()).contains("多谢");
    assertThat(leads())
        .singleElement()
        .satisfies(
            row -> assertThat(row.f()).containsEntry("name", "张三").containsEntry("note", "请回电"));
    assertThat(site.fillsIn(ZHANG, Map.of()).text()).contains("Many thanks");
    assertThat(site.fillsIn(ZHANG, Map.of("Accept", "*/*")).status()).isEqualTo(202);
  }

  @Test
  void aBrowserGoesOnToTheCompanysOwnPage() {
    Outside site = Outside.of(server, Map.of("redirect", "https://example.com/thanks"));
    Laptop.Answer answer = site.fillsIn(ZHANG, Map.of());
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.response().headers().firstValue("Location"))
        .hasValue("https://example.com/thanks");
  }

  @Test
  void whatSomebodyForgotIsMarkedAndTheRestIsStillThere() {
    Outside site = Outside.of(server);
    Laptop.Answer answer =
        site.fillsIn(Map.of("company", "\"Acme\" <script>"), Map.of("Accept-Language", "en"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text())
        .contains("aria-invalid=\"true\"", "role=\"alert\"", "&quot;Acme&quot; &lt;script&gt;")
        .doesNotContain("<script");
    assertThat(site.fillsIn(Map.of("outrider-token", "another"), Map.of()).status()).isEqualTo(401);
    assertThat(leads()).isEmpty();
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

  // The company.

  /// A laptop of the only rep that is left.
  private Laptop alone(String login) {
    Laptop admin = admin();
    Stream.of("ed", "eve", "will")
        .filter(other -> !other.equals(login))
        .forEach(other ->
            admin.push(
                new Command.EditFields(
                    RecordType.USER,
                    admin.idOf("user", "login", other),
                    List.of(new FieldEdit("inactive", null, true)))));
    return server.laptop(login);
  }

  private Laptop admin() {
    Laptop admin = server.laptop("admin");
    admin.pull();
    return admin;
  }

  private List<PullRow> leads() {
    return rows(admin(), "lead");
  }

  private Laptop ownerOf(String lead) {
    Laptop admin = admin();
    String owner = Objects.toString(admin.fields("lead", lead).get("owner"));
    Laptop laptop = server.laptop(Objects.toString(admin.fields("user", owner).get("login")));
    laptop.pull();
    assertThat(laptop.has("lead", lead)).isTrue();
    return laptop;
  }

  private static List<PullRow> rows(Laptop laptop, String type) {
    return laptop.scopes.values().stream()
        .flatMap(scope -> scope.values().stream())
        .filter(row -> row.t().equals(type))
        .sorted(Comparator.comparingLong(PullRow::q))
        .toList();
  }

  private static List<PullRow> children(Laptop laptop, String type, String lead) {
    return rows(laptop, type).stream().filter(row -> lead.equals(field(row, "parent"))).toList();
  }

  private static String field(PullRow row, String name) {
    return Objects.toString(Objects.requireNonNull(row.f()).get(name), "");
  }

  private static List<String> titles(Laptop laptop, String lead) {
    return children(laptop, "task", lead).stream().map(row -> field(row, "title")).toList();
  }

  private static List<String> told(Laptop laptop, String lead) {
    return children(laptop, "activity", lead).stream().map(row -> field(row, "text")).toList();
  }

  private static String made(Laptop.Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    return answer.json().path("reference").asText();
  }

  private static Command rule(String name, long position, Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("name", name);
    fields.put("position", position);
    return new Command.CreateRecord(RecordType.ASSIGNMENT_RULE, id(), fields);
  }

  private static Command call(String lead) {
    return new Command.LogActivity(
        id(),
        RecordType.LEAD,
        lead,
        "call",
        "out",
        System.currentTimeMillis(),
        null,
        null,
        "called",
        null,
        List.of(),
        null,
        null);
  }

  private static Map<String, String> with(Map<String, String> values, String name, String value) {
    Map<String, String> more = new HashMap<>(values);
    more.put(name, value);
    return more;
  }

  private static Map<String, String> formed() {
    return Map.of("Content-Type", "application/x-www-form-urlencoded");
  }

  private String key(String source) {
    return Outside.key(TestStore.settings(folder), source);
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(TestStore.arguments(folder));
    all.addAll(List.of(words));
    return Main.run(all.toArray(String[]::new), System.err);
  }
}
