package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.integration.ExternalRecord;
import outrider.core.protocol.AuditLine;
import outrider.core.protocol.SourceAnswer;
import outrider.core.protocol.SourceBook;
import outrider.core.protocol.SourceDeed;
import outrider.core.protocol.SourcePreview;
import outrider.core.protocol.SourceRequest;
import outrider.core.protocol.SourcesResponse;
import outrider.core.record.RecordType;
import outrider.server.integrate.Sources;

/// An administrator looks after the systems that deliver, from a workstation.
class SourceDeskTest extends SourceStories {
  private static final String CSV = "text/csv";
  private static final String TAX = "91310000MA1FL2XJ8P";

  @Test
  void whatBecameOfDeliveriesIsThereWithTheRowsThatWaitAndThoseThatCannotBeRead() {
    Laptop admin = server.laptop("admin");
    account(server.laptop("ed"), "Sun", Map.of("taxId", TAX));
    Sources.Added erp = add(settings("ERP", "push", ""));
    push(
        erp,
        HEAD + "A-1," + TAX + ",,,2026-11-03,12,pump,open\n" + waits("A-2", "1111111111"),
        CSV);
    push(erp, HEAD + "A-3," + TAX + ",,,yesterday,much,pump,open\n", CSV);

    SourceBook book = book(admin, erp);
    assertThat(book.runs())
        .satisfiesExactly(
            refused -> {
              assertThat(refused.outcome()).isEqualTo("failing");
              assertThat(refused.refusals())
                  .singleElement()
                  .satisfies(row -> {
                    assertThat(row.line()).isEqualTo(2);
                    assertThat(row.text()).contains("A-3", "much");
                    assertThat(row.reasons()).contains("row.malformed", "total", "placed");
                  });
            },
            good -> {
              assertThat(good.rows()).isEqualTo(2);
              assertThat(good.written()).isEqualTo(1);
              assertThat(good.waiting()).isEqualTo(1);
            });
    assertThat(book.waiting())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.key()).isEqualTo("A-2");
          assertThat(row.title()).isEqualTo("pump");
          assertThat(row.keys()).containsExactly(new SourceBook.Key("taxId", "1111111111"));
          assertThat(row.why()).contains("join.none");
        });
    for (String other : List.of("ed", "erin")) {
      assertThat(server.laptop(other).get("/v1/sources/" + erp.id()).status()).isEqualTo(403);
    }
  }

  @Test
  void aRowThatSomebodyBringsToACustomerStaysThereUntilThatIsTakenBack() {
    Laptop admin = server.laptop("admin");
    Laptop ed = server.laptop("ed");
    String sun = account(ed, "Sun", Map.of("taxId", TAX));
    Sources.Added erp = add(settings("ERP", "push", ""));
    push(erp, HEAD + waits("A-1", "") + waits("A-2", "1111111111"), CSV);
    List<String> rows = book(admin, erp).waiting().stream().map(row -> row.record()).toList();

    assertThat(act(admin, new SourceDeed("join", erp.id(), rows, "nobody")).status())
        .isEqualTo(422);
    assertThat(
            act(admin, new SourceDeed("join", erp.id(), rows, sun)).as(SourceAnswer.class).rows())
        .isEqualTo(2);

    assertThat(records(ed)).extracting(ExternalRecord::key).containsExactlyInAnyOrder("A-1", "A-2");
    assertThat(records(ed))
        .allSatisfy(row -> assertThat(row.row().text("joinedBy")).isEqualTo("hand"));
    assertThat(told(erp)).containsEntry("waiting", 0L);
    assertThat(book(admin, erp).joined())
        .hasSize(2)
        .allSatisfy(row -> {
          assertThat(row.company()).isEqualTo("Sun");
          assertThat(row.by()).isEqualTo(admin.session().user());
        });
    push(erp, HEAD + waits("A-2", "1111111111").replace("open", "paid"), CSV);
    assertThat(book(admin, erp).waiting()).as("it goes the same way again").isEmpty();
    assertThat(records(ed)).extracting(ExternalRecord::status).contains("paid");

    assertThat(
            act(admin, new SourceDeed("part", erp.id(), rows, null)).as(SourceAnswer.class).rows())
        .isEqualTo(2);
    assertThat(records(ed)).isEmpty();
    assertThat(book(admin, erp).waiting()).hasSize(2);
    assertThat(book(admin, erp).joined()).isEmpty();
    push(erp, HEAD + waits("A-2", "1111111111").replace("open", "closed"), CSV);
    assertThat(records(ed)).as("nobody's any more").isEmpty();
    account(ed, "Moon", Map.of("taxId", "1111111111"));
    push(erp, HEAD + waits("A-2", "1111111111"), CSV);
    assertThat(records(ed)).extracting(ExternalRecord::key).containsExactly("A-2");
    assertThat(new Audit(admin).lines(Audit.ALL))
        .extracting(AuditLine::command)
        .contains("JoinRows", "PartRows");
  }

  @Test
  void theCustomerMayGoAndTheRowWaitsAgainWithTheNextDelivery() {
    Laptop admin = server.laptop("admin");
    Laptop ed = server.laptop("ed");
    String sun = account(ed, "Sun", Map.of());
    Sources.Added erp = add(settings("ERP", "push", ""));
    push(erp, HEAD + waits("A-1", ""), CSV);
    List<String> rows = book(admin, erp).waiting().stream().map(row -> row.record()).toList();
    act(admin, new SourceDeed("join", erp.id(), rows, sun));
    ed.push(new Command.DeleteRecord(RecordType.ACCOUNT, sun));
    assertThat(push(erp, HEAD + waits("A-1", ""), CSV).status()).isEqualTo(202);
    assertThat(book(admin, erp).waiting()).hasSize(1);
  }

  @Test
  void aSourceIsSetUpChangedAndPausedAndItsSecretsAreNeverToldAgain() throws IOException {
    Laptop admin = server.laptop("admin");
    Map<String, Object> settings =
        Map.of(
            "name",
            "Shop",
            "kind",
            "order",
            "way",
            "http",
            "address",
            "https://shop.example/orders?token=s3cret",
            "headers",
            Map.of("Authorization", "Bearer s3cret"),
            "columns",
            Map.of("no", "externalKey", "mail", "email"));
    SourceAnswer made = save(admin, new SourceRequest(null, settings, null, null));
    assertThat(made.key()).isNull();
    assertThat(admin.get("/v1/sources").text()).doesNotContain("s3cret");
    SourcesResponse.Entry entry =
        admin.get("/v1/sources").as(SourcesResponse.class).sources().getFirst();
    assertThat(entry.settings()).containsEntry("address", "https://shop.example/orders?…");
    assertThat(entry.secrets()).containsExactly("headers.Authorization");

    Map<String, Object> otherwise = new HashMap<>(entry.settings());
    otherwise.put("name", "Web shop");
    save(admin, new SourceRequest(made.id(), otherwise, null, null));
    assertThat(
            TestStore.number(
                folder,
                "SELECT count(*) FROM data_source WHERE settings LIKE"
                    + " '%token=s3cret%Bearer s3cret%' AND settings LIKE '%Web shop%'"))
        .as("what was not told stays as it was")
        .isEqualTo(1);

    otherwise.put("address", "https://shop.example.evil.test/orders");
    SourceRequest elsewhere = new SourceRequest(made.id(), otherwise, null, null);
    assertThat(admin.post("/v1/sources", elsewhere).status())
        .as("no secret goes to another server")
        .isEqualTo(422);
    assertThat(admin.post("/v1/sources/preview", elsewhere).status()).isEqualTo(422);
    otherwise.put("headers", Map.of("Authorization", "Bearer other"));
    save(admin, new SourceRequest(made.id(), otherwise, null, null));

    assertThat(act(admin, new SourceDeed("pause", made.id(), null, null)).status()).isEqualTo(200);
    assertThat(told(new Sources.Added(made.id(), null))).containsEntry("state", "paused");
    assertThat(act(admin, new SourceDeed("ask", made.id(), null, null)).status()).isEqualTo(422);
    act(admin, new SourceDeed("resume", made.id(), null, null));
    assertThat(told(new Sources.Added(made.id(), null))).containsEntry("state", "new");
    act(admin, new SourceDeed("remove", made.id(), null, null));
    assertThat(admin.get("/v1/sources").as(SourcesResponse.class).sources()).isEmpty();
    assertThat(new Audit(admin).lines(Audit.ALL))
        .filteredOn(line -> line.user().equals(admin.session().user()))
        .extracting(AuditLine::command)
        .contains("AddSource", "ChangeSource", "PauseSource", "ResumeSource", "RemoveSource");
  }

  @Test
  void whoPushesToAPausedSourceIsToldToTryAgain() {
    Laptop admin = server.laptop("admin");
    SourceAnswer made =
        save(
            admin,
            new SourceRequest(
                null,
                Map.of(
                    "name",
                    "Shop",
                    "kind",
                    "order",
                    "way",
                    "push",
                    "columns",
                    Map.of("order_no", "externalKey", "tax_no", "taxId")),
                null,
                null));
    Sources.Added shop = new Sources.Added(made.id(), Objects.requireNonNull(made.key()));
    act(admin, new SourceDeed("pause", made.id(), null, null));
    assertThat(push(shop, HEAD + waits("A-1", ""), CSV).status()).isEqualTo(503);
    act(admin, new SourceDeed("resume", made.id(), null, null));
    assertThat(push(shop, HEAD + waits("A-1", ""), CSV).status()).isEqualTo(202);
    String key =
        Objects.requireNonNull(
            act(admin, new SourceDeed("renew-key", made.id(), null, null))
                .as(SourceAnswer.class)
                .key());
    assertThat(push(shop, HEAD + waits("A-2", ""), CSV).status()).isEqualTo(401);
    assertThat(push(new Sources.Added(made.id(), key), HEAD + waits("A-2", ""), CSV).status())
        .isEqualTo(202);
  }

  @Test
  void aFolderIsReadOnlyBelowTheOneThatIsMeantForItAndADatabaseOnlyIfItIsAPostgresql() {
    Laptop admin = server.laptop("admin");
    for (Map<String, Object> place :
        List.<Map<String, Object>>of(
            Map.of("way", "folder", "folder", folder.toString()),
            Map.of("way", "folder", "folder", folder.resolve("sources/main/../..").toString()),
            Map.of("way", "folder", "folder", "/etc"),
            Map.of(
                "way",
                "jdbc",
                "database",
                "jdbc:sqlite:" + folder.resolve("outrider.db"),
                "query",
                "SELECT * FROM user_password WHERE user_id > ?",
                "mark",
                "user_id",
                "markFrom",
                ""),
            Map.of(
                "way",
                "jdbc",
                "database",
                "jdbc:postgresql://db/erp?socketFactory=x",
                "query",
                "SELECT * FROM orders WHERE no > ?",
                "mark",
                "no",
                "markFrom",
                "0"))) {
      Map<String, Object> settings = new HashMap<>(place);
      settings.putAll(
          Map.of(
              "name", "X", "kind", "order", "columns", Map.of("no", "externalKey", "m", "email")));
      SourceRequest request = new SourceRequest(null, settings, null, null);
      assertThat(admin.post("/v1/sources", request).status()).as(place.toString()).isEqualTo(422);
      assertThat(admin.post("/v1/sources/preview", request).status()).isEqualTo(422);
    }
  }

  @Test
  void aFileIsLookedAtWithoutBeingTakenAndThenAskedForAtOnce() throws IOException {
    Laptop admin = server.laptop("admin");
    Laptop ed = server.laptop("ed");
    account(ed, "Sun", Map.of("taxId", TAX));
    Path drop = Files.createDirectories(folder.resolve("sources/main/erp"));
    Map<String, Object> settings =
        Map.of("name", "ERP", "kind", "order", "way", "folder", "folder", drop.toString());
    String csv = "no,tax,sum\nA-1," + TAX + ",12\nA-2,,13\nA-3," + TAX + ",much\n";
    SourcePreview raw = preview(admin, new SourceRequest(null, settings, "a.csv", base64(csv)));
    assertThat(raw.columns()).containsExactly("no", "tax", "sum");
    assertThat(raw.samples()).hasSize(3);

    Map<String, Object> mapped = new HashMap<>(settings);
    mapped.put("columns", Map.of("no", "externalKey", "tax", "taxId", "sum", "amount"));
    SourcePreview shown = preview(admin, new SourceRequest(null, mapped, "a.csv", base64(csv)));
    assertThat(shown.count()).isEqualTo(2);
    assertThat(shown.refusals()).extracting(SourceBook.Refusal::line).containsExactly(4L);
    assertThat(shown.rows().getFirst().company()).isEqualTo("Sun");
    assertThat(shown.rows().getLast().why()).contains("join.no-key");

    SourceAnswer made = save(admin, new SourceRequest(null, mapped, null, null));
    assertThat(preview(admin, new SourceRequest(made.id(), null, null, null)).problem())
        .contains("source.no-file");
    Path file = Files.writeString(drop.resolve("orders.csv"), csv);
    Files.setLastModifiedTime(
        file, FileTime.from(server.clock.instant().minus(Duration.ofMinutes(1))));
    assertThat(preview(admin, new SourceRequest(made.id(), null, null, null)).count()).isEqualTo(2);
    assertThat(file).exists();
    assertThat(records(ed)).isEmpty();
    assertThat(
            act(admin, new SourceDeed("ask", made.id(), null, null)).as(SourceAnswer.class).rows())
        .isEqualTo(2);
    assertThat(records(ed)).hasSize(1);
    assertThat(book(admin, new Sources.Added(made.id(), null)).runs().getFirst().from())
        .isEqualTo("orders.csv");
  }

  private static String waits(String key, String tax) {
    return key + ',' + tax + ",,,2026-11-03,12,pump,open\n";
  }

  private static SourceBook book(Laptop admin, Sources.Added source) {
    return admin.get("/v1/sources/" + source.id()).as(SourceBook.class);
  }

  private static Laptop.Answer act(Laptop admin, SourceDeed deed) {
    return admin.post("/v1/sources/deed", deed);
  }

  private static SourceAnswer save(Laptop admin, SourceRequest request) {
    Laptop.Answer answer = admin.post("/v1/sources", request);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.as(SourceAnswer.class);
  }

  private static SourcePreview preview(Laptop admin, SourceRequest request) {
    Laptop.Answer answer = admin.post("/v1/sources/preview", request);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.as(SourcePreview.class);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
