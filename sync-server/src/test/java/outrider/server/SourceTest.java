package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.integration.ExternalRecord;
import outrider.core.record.RecordType;
import outrider.server.admin.AdministrationException;
import outrider.server.integrate.Sources;
import outrider.server.store.SourceStore.Waiting;

/// Systems push what they know of customers: whose it is, who sees it, and what is refused.
class SourceTest extends SourceStories {
  private static final String CSV = "text/csv";
  private static final String JSON = "application/json";

  @Test
  void threeSourcesJoinOnTaxNumberTelephoneAndMail() {
    Laptop ed = server.laptop("ed");
    String sun = account(ed, "Sun", Map.of("taxId", "91310000ma1fl2xj8p"));
    contact(ed, sun, Map.of("phone", "138 0000 0127", "email", "Li@Sun.example"));
    Sources.Added erp = add(settings("ERP", "push", ""));
    Sources.Added desk =
        add(settings("Desk", "push", ",\"joins\":[\"phone\"]").replace("\"order\"", "\"ticket\""));
    Sources.Added shop =
        add(settings("Shop", "push", ",\"joins\":[\"email\"]").replace("\"order\"", "\"refund\""));

    assertThat(
            push(erp, HEAD + "A-1,9131 0000-MA1FL2XJ8P,,,2026/11/03,\"¥1,200.50\",pump,paid\n", CSV)
                .json())
        .hasToString("{\"status\":\"accepted\",\"rows\":1,\"changed\":1,\"waiting\":0}");
    push(desk, HEAD + "T-7,,+86-13800000127,,2026-11-04T09:30:00Z,,pump,open\n", CSV);
    push(shop, HEAD + "R-3,,,li@sun.EXAMPLE,2026-11-05,300,valve,done\n", CSV);

    assertThat(records(ed))
        .extracting(
            ExternalRecord::kind,
            ExternalRecord::key,
            it -> it.account().orElse(""),
            it -> it.row().text(ExternalRecord.JOINED_BY),
            it -> it.amountMinor().orElse(0),
            it -> it.row().text("owner"))
        .containsExactlyInAnyOrder(
            tuple("order", "A-1", sun, "taxId", 120_050L, ed.session().user()),
            tuple("ticket", "T-7", sun, "phone", 0L, ed.session().user()),
            tuple("refund", "R-3", sun, "email", 30_000L, ed.session().user()));
    ExternalRecord order =
        records(ed).stream().filter(it -> it.key().equals("A-1")).findFirst().orElseThrow();
    assertThat(Instant.ofEpochMilli(order.occurredAt().orElseThrow()))
        .as("a day in Shanghai")
        .isEqualTo(Instant.parse("2026-11-02T16:00:00Z"));
    assertThat(told(erp)).containsEntry("state", "good").containsEntry("name", "ERP");
  }

  @Test
  void whoDoesNotHaveTheCustomerDoesNotSeeIt() {
    Laptop ed = server.laptop("ed");
    account(ed, "Sun", Map.of("taxId", "91310000MA1FL2XJ8P"));
    Sources.Added erp = add(settings("ERP", "push", ""));
    push(erp, HEAD + "A-1,91310000MA1FL2XJ8P,,,2026-11-03,12,pump,paid\n", CSV);

    assertThat(records(server.laptop("eve"))).as("of his team").isEmpty();
    assertThat(records(server.laptop("will"))).as("of another").isEmpty();
    assertThat(records(server.laptop("wendy"))).as("who leads another").isEmpty();
    assertThat(records(server.laptop("erin"))).as("who leads him").hasSize(1);
    assertThat(records(server.laptop("admin"))).hasSize(1);

    Laptop erin = server.laptop("erin");
    erin.pull();
    String account = erin.idOf("account", "name", "Sun");
    erin.push(
        new Command.AssignOwner(
            RecordType.ACCOUNT,
            account,
            ed.session().user(),
            server.laptop("eve").session().user()));
    assertThat(records(server.laptop("eve"))).as("it goes with its customer").hasSize(1);
    ed.pull();
    assertThat(records(ed)).isEmpty();
  }

  @Test
  void ofAnotherCompanyNobodySeesOrPushesAnything() {
    ServerSettings other = TestStore.settings(folder).of("other");
    TestServer.administer(
        other,
        server.clock,
        administration -> TestServer.user(administration, "sam", "admin", null));
    Sources.Added erp = add(settings("ERP", "push", ",\"joins\":[]"));
    try (SyncServer second = SyncServer.start(other, server.clock)) {
      assertThat(push(second.port(), erp, HEAD + "A-1,,,,,,,\n", CSV).status()).isEqualTo(401);
      assertThat(push(erp, HEAD + "A-1,,,,,,,\n", CSV).status()).isEqualTo(202);
      Laptop sam = new Laptop(second.port()).signIn("sam", TestServer.PASSWORD);
      assertThat(records(sam)).isEmpty();
      assertThat(sam.has("data_source", erp.id())).isFalse();
    }
  }

  @Test
  void deliveredTwiceItIsOne() {
    Laptop ed = server.laptop("ed");
    account(ed, "Sun", Map.of("taxId", "91310000MA1FL2XJ8P"));
    Sources.Added erp = add(settings("ERP", "push", ""));
    String body = HEAD + "A-1,91310000MA1FL2XJ8P,,,2026-11-03,12,pump,open\n";
    push(erp, body, CSV);
    long history = count("history WHERE type = 'external_record'");

    assertThat(push(erp, body, CSV).json().path("changed").asInt()).isZero();
    assertThat(count("history WHERE type = 'external_record'")).isEqualTo(history);
    assertThat(push(erp, body.replace("open", "paid"), CSV).json().path("changed").asInt())
        .isEqualTo(1);
    assertThat(records(ed)).singleElement().extracting(ExternalRecord::status).isEqualTo("paid");

    String waits = "A-2,1111111111,,,2026-11-03,12,pump,open\n";
    push(erp, HEAD + waits + waits + waits.replace("1111111111", "91310000MA1FL2XJ8P"), CSV);
    assertThat(records(ed)).as("the last counts").hasSize(2);
    assertThat(waiting(erp)).isEmpty();
    push(erp, HEAD + waits.replace("A-2", "A-3") + waits.replace("A-2", "A-3"), CSV);
    push(erp, HEAD + waits.replace("A-2", "A-3"), CSV);
    assertThat(waiting(erp)).hasSize(1);
  }

  @Test
  void whatCannotBeReadIsNamedAndNothingIsTaken() {
    Laptop ed = server.laptop("ed");
    account(ed, "Sun", Map.of("taxId", "91310000MA1FL2XJ8P"));
    Sources.Added erp = add(settings("ERP", "push", ""));

    Laptop.Answer answer =
        push(
            erp,
            HEAD
                + "A-1,91310000MA1FL2XJ8P,,,2026-11-03,12,pump,open\n"
                + "A-2,91310000MA1FL2XJ8P,,,the third,12,pump,open\n"
                + ",91310000MA1FL2XJ8P,,,2026-11-03,12,pump,open\n"
                + "A-4,91310000MA1FL2XJ8P,,,2026-11",
            CSV);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("fields").toString())
        .contains("\"row\":\"3\"", "row.malformed", "placed")
        .contains("\"row\":\"4\"", "row.no-key")
        .contains("\"row\":\"5\"", "row.torn");
    assertThat(records(ed)).isEmpty();
    assertThat(told(erp)).containsEntry("state", "failing");

    assertThat(push(erp, "{\"half\":", JSON).status()).isEqualTo(422);
    assertThat(push(erp, "<html>log in</html>", CSV).json().path("fields").toString())
        .contains("source.not-table");
    assertThat(push(erp, HEAD.replace("tax_no", "tax_id") + "A-1,x,,,,,,\n", CSV).json().toString())
        .contains("source.columns-missing", "tax_no");
    assertThat(told(erp)).containsEntry("state", "changed");
    assertThat(push(erp, HEAD, "image/png").status()).isEqualTo(415);
    assertThat(records(ed)).isEmpty();
  }

  @Test
  void rowsWithoutACustomerWaitForOne() {
    Laptop ed = server.laptop("ed");
    Sources.Added erp = add(settings("ERP", "push", ""));
    String rows =
        HEAD
            + "A-1,91310000MA1FL2XJ8P,,,2026-11-03,12,pump,open\n"
            + "A-2,,021-60000001,,2026-11-03,12,pump,open\n"
            + "A-3,,,,2026-11-03,12,pump,open\n";
    assertThat(push(erp, rows, CSV).json().path("waiting").asInt()).isEqualTo(3);
    assertThat(waiting(erp))
        .extracting(Waiting::reason)
        .containsExactlyInAnyOrder("reason:join.none", "reason:join.none", "reason:join.no-key");
    assertThat(told(erp)).containsEntry("waiting", 3L);

    String sun = account(ed, "Sun", Map.of());
    ed.push(
        new Command.EditFields(
            RecordType.ACCOUNT, sun, List.of(new FieldEdit("taxId", null, "91310000MA1FL2XJ8P"))));
    account(ed, "One", Map.of("phone", "+86 21 6000 0001"));
    look(1);

    assertThat(records(ed)).extracting(ExternalRecord::key).containsExactlyInAnyOrder("A-1", "A-2");
    assertThat(waiting(erp)).hasSize(1);
    assertThat(told(erp)).containsEntry("waiting", 1L);
    assertThat(count("data_waiting_key")).isZero();

    account(ed, "Two", Map.of("phone", "+86 21 6000 0001"));
    push(erp, HEAD + "A-9,,021-60000001,,2026-11-03,12,pump,open\n", CSV);
    assertThat(waiting(erp).getFirst().reason())
        .startsWith("reason:join.several")
        .contains("+862160000001");
  }

  @Test
  void whatBelongsToNobodyIsForEverybody() {
    Sources.Added wms =
        add(
            """
            {"name":"WMS","kind":"stock","way":"push","joins":[],"items":"/stock",
             "columns":{"sku":"externalKey","sku.name":"product","count":"quantity"}}\
            """
                .replace("\"sku\":\"externalKey\"", "\"code\":\"externalKey\""));
    String body =
        "{\"stock\":[{\"code\":\"P1\",\"sku\":{\"name\":\"泵\"},\"count\":12,\"hall\":\"3\"}]}";
    assertThat(push(wms, body, JSON).status()).isEqualTo(202);
    for (String login : List.of("ed", "will", "wendy")) {
      assertThat(records(server.laptop(login)))
          .as(login)
          .singleElement()
          .satisfies(stock -> {
            assertThat(stock.quantity()).hasValue(12);
            assertThat(stock.product()).isEqualTo("泵");
            assertThat(stock.row().text(ExternalRecord.MORE)).isEqualTo("{\"hall\":\"3\"}");
          });
    }
  }

  @Test
  void theKeyIsTheSourcesOwnAndNowhereElse() {
    Sources.Added erp = add(settings("ERP", "push", ""));
    Sources.Added desk = add(settings("Desk", "push", ""));
    assertThat(push(new Sources.Added(erp.id(), desk.key()), HEAD, CSV).status()).isEqualTo(401);
    assertThat(push(new Sources.Added(erp.id(), ""), HEAD, CSV).status()).isEqualTo(401);
    assertThat(push(erp, HEAD, CSV).status()).isEqualTo(202);
    assertThat(count("data_source WHERE key_hash LIKE '%" + erp.key() + "%'")).isZero();
    assertThat(count("history WHERE changes LIKE '%" + erp.key() + "%'")).isZero();

    String fresh = withDatabase(database -> new Sources(database, server.clock).renewKey(erp.id()));
    assertThat(push(erp, HEAD, CSV).status()).isEqualTo(401);
    assertThat(push(new Sources.Added(erp.id(), fresh), HEAD, CSV).status()).isEqualTo(202);
    withDatabase(database -> {
      new Sources(database, server.clock).remove(erp.id());
      return true;
    });
    assertThat(push(new Sources.Added(erp.id(), fresh), HEAD, CSV).status()).isEqualTo(401);
    assertThat(told(erp)).containsEntry("state", "removed");
  }

  @Test
  void howFreshItIsIsToldNowAndThenOnly() {
    Sources.Added erp = add(settings("ERP", "push", ",\"lateAfterMinutes\":60"));
    push(erp, HEAD, CSV);
    long first = (Long) Objects.requireNonNull(told(erp).get("freshAt"));
    server.clock.advance(Duration.ofMinutes(2));
    push(erp, HEAD, CSV);
    assertThat(told(erp).get("freshAt")).as("within a tenth of an hour").isEqualTo(first);
    server.clock.advance(Duration.ofMinutes(5));
    push(erp, HEAD, CSV);
    assertThat((Long) told(erp).get("freshAt")).isGreaterThan(first + 300_000);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    for (String wrong :
        List.of(
            settings("", "push", ""),
            settings("ERP", "pigeon", ""),
            settings("ERP", "http", ",\"address\":\"http://erp.example/orders\""),
            settings("ERP", "http", ",\"address\":\"file:///etc/passwd\",\"plainHttp\":true"),
            settings("ERP", "jdbc", ",\"database\":\"jdbc:sqlite:x\",\"query\":\"DELETE FROM o\""),
            settings("ERP", "push", ",\"joins\":[\"name\"]"),
            settings("ERP", "push", "").replace("externalKey", "owner"),
            settings("ERP", "push", "").replace("externalKey", "title"),
            settings("ERP", "push", ",\"zone\":\"Mars\""),
            "[]")) {
      assertThatThrownBy(() -> add(wrong)).as(wrong).isInstanceOf(AdministrationException.class);
    }
    assertThat(count("data_source")).isZero();
  }

  @Test
  void anOperatorSetsOneUpAtTheCommandLine() throws Exception {
    Laptop ed = server.laptop("ed");
    account(ed, "Sun", Map.of("taxId", "91310000MA1FL2XJ8P"));
    Path settings = Files.writeString(folder.resolve("erp.json"), settings("ERP", "push", ""));
    Path table =
        Files.writeString(
            folder.resolve("orders.csv"),
            HEAD
                + "A-1,91310000MA1FL2XJ8P,,,2026-11-03,12,pump,open\n"
                + "A-2,1,,,yesterday,12,pump,open\n");
    assertThat(said("source", "preview", "--settings", "" + settings, "--table", "" + table))
        .contains("order A-1 → Sun by taxId", "1 rows, 1 refused", "row.malformed");
    String[] added = said("source", "add", "--settings", "" + settings).split("\n");
    push(new Sources.Added(added[0].strip(), added[1].strip()), HEAD + "A-3,,,,,,,\n", CSV);

    assertThat(said("source", "list")).contains(added[0].strip(), "ERP", "push");
    assertThat(said("source", "runs", added[0].strip())).contains("1 without a customer");
    assertThat(said("source", "waiting", added[0].strip())).contains("join.no-key", "A-3");
    assertThat(said("source", "remove", added[0].strip())).isEmpty();
    assertThat(said("source", "list")).isEmpty();
  }

  private List<Waiting> waiting(Sources.Added source) {
    return withDatabase(database -> new Sources(database, server.clock).waiting(source.id()));
  }
}
