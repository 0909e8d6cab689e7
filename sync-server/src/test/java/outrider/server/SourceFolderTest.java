package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.integration.ExternalRecord;
import outrider.server.integrate.Sources;
import outrider.server.integrate.Took;

/// A system leaves its files in a folder: whole ones are taken whole, once; others are left, or put
/// away with why.
class SourceFolderTest extends SourceStories {
  private static final String TAX = "91310000MA1FL2XJ8P";

  private Path drop;
  private Sources.Added erp;
  private Laptop ed;

  @BeforeEach
  void prepare() throws IOException {
    drop = Files.createDirectories(folder.resolve("drop"));
    ed = server.laptop("ed");
    account(ed, "Sun", Map.of("taxId", TAX));
    erp = add(settings("ERP", "folder", ",\"folder\":\"" + drop + "\""));
  }

  @Test
  void aFileThatIsStillBeingWrittenIsLeft() throws IOException {
    Path file = still(Files.writeString(drop.resolve("orders.csv"), HEAD + order("A-1")));
    assertThat(look(1)).as("the first look").isEmpty();

    withRounds(rounds -> {
      assertThat(rounds.run()).isEmpty();
      write(file, HEAD + order("A-1") + order("A-2").substring(0, 9));
      assertThat(rounds.run()).as("it has grown").isEmpty();
      touch(file);
      assertThat(rounds.run()).as("written a moment ago").isEmpty();
      write(file, HEAD + order("A-1") + order("A-2"));
      assertThat(rounds.run()).isEmpty();
      assertThat(rounds.run()).singleElement().extracting(Took::rows).isEqualTo(2);
    });

    assertThat(records(ed)).hasSize(2);
    assertThat(names("done")).singleElement().asString().endsWith("orders.csv");
    Files.writeString(drop.resolve("later.csv.part"), "half");
    assertThat(look(2)).isEmpty();
  }

  @Test
  void rowsThatCannotBeReadComeBackWithWhy() throws IOException {
    still(
        Files.writeString(
            drop.resolve("orders.csv"),
            HEAD
                + order("A-1")
                + "A-2,"
                + TAX
                + ",,,2026-11-03,much,pump,open\n"
                + "A-3,"
                + TAX
                + ",,,2026-11-0"));
    assertThat(look(2))
        .singleElement()
        .satisfies(took -> {
          assertThat(took.outcome()).isEqualTo("good");
          assertThat(took.refused()).isEqualTo(2);
        });

    assertThat(records(ed)).extracting(ExternalRecord::key).containsExactly("A-1");
    String back = Files.readString(drop.resolve("refused/orders.csv.refused.csv"));
    assertThat(back.lines().toList())
        .hasSize(3)
        .satisfies(lines -> {
          assertThat(lines.getFirst()).isEqualTo(HEAD.strip() + ",reason");
          assertThat(lines.get(1)).startsWith("A-2,").contains("row.malformed", "total");
          assertThat(lines.get(2)).startsWith("A-3,").contains("row.torn");
        });
    assertThat(told(erp)).containsEntry("refused", 2L);
  }

  @Test
  void aFileWithOtherColumnsIsPutAwayAndNothingOfItTaken() throws IOException {
    still(Files.writeString(drop.resolve("one.csv"), HEAD + order("A-1")));
    look(2);
    still(
        Files.writeString(
            drop.resolve("two.csv"),
            HEAD.replace("total", "sum_total").replace("state", "state,branch")
                + "A-2,"
                + TAX
                + ",,,2026-11-03,12,pump,open,north\n"));

    assertThat(look(2)).singleElement().extracting(Took::outcome).isEqualTo("changed");

    assertThat(records(ed)).extracting(ExternalRecord::key).containsExactly("A-1");
    assertThat((String) told(erp).get("said"))
        .contains("source.columns-missing|columns=total")
        .contains("source.columns-new", "sum_total", "branch");
    assertThat(told(erp)).containsEntry("state", "changed");
    assertThat(names("failed"))
        .hasSize(2)
        .anySatisfy(name -> assertThat(name).endsWith("two.csv.reason.txt"));

    still(
        Files.writeString(
            drop.resolve("three.csv"),
            HEAD.replace("state", "state,branch")
                + "A-3,"
                + TAX
                + ",,,2026-11-03,12,pump,open,north\n"));
    look(2);
    assertThat(told(erp)).containsEntry("state", "good");
    assertThat((String) told(erp).get("said")).contains("source.columns-new|columns=branch");
    assertThat(records(ed))
        .filteredOn(it -> it.key().equals("A-3"))
        .singleElement()
        .extracting(it -> it.row().text(ExternalRecord.MORE))
        .isEqualTo("{\"branch\":\"north\"}");
  }

  @Test
  void whatNoTableIsIsPutAway() throws IOException {
    still(Files.write(drop.resolve("picture.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0, 9, 9}));
    still(Files.writeString(drop.resolve("page.csv"), "<html><body>Down for maintenance"));
    still(Files.writeString(drop.resolve("empty.csv"), ""));
    still(Files.writeString(drop.resolve("quote.csv"), HEAD + "\"A-1," + TAX + "\n"));

    assertThat(look(2))
        .hasSize(4)
        .allSatisfy(took -> assertThat(took.outcome()).isEqualTo("failing"));
    assertThat(records(ed)).isEmpty();
    assertThat(names("failed")).hasSize(8);
    assertThat(look(2)).as("nothing is tried again").isEmpty();
  }

  @Test
  void aFileIsTakenOnceWhateverBecameOfTheServer() throws IOException {
    Path file = still(Files.writeString(drop.resolve("orders.csv"), HEAD + order("A-1")));
    Path copy = Files.copy(file, folder.resolve("copy"));
    look(2);
    long written = count("history");

    // As if the server had been stopped after the commit, before it put the file away.
    still(Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING));
    assertThat(look(2)).singleElement().extracting(Took::written).isEqualTo(0);

    assertThat(count("history")).isEqualTo(written);
    assertThat(names("done")).isNotEmpty();
    assertThat(Files.exists(file)).isFalse();

    withDatabase(database -> {
      Sources sources = new Sources(database, server.clock);
      sources.change(erp.id(), Sources.settings(sources.list().getFirst()));
      return true;
    });
    write(file, HEAD + order("A-1"));
    assertThat(look(2)).as("read again").singleElement().extracting(Took::rows).isEqualTo(1);
  }

  @Test
  void whatFailsInTheMiddleLeavesNothing() throws IOException {
    still(Files.writeString(drop.resolve("orders.csv"), HEAD + order("A-1") + order("A-2")));
    TestStore.tamper(folder, forbid());
    try {
      assertThat(look(2)).isEmpty();
      assertThat(count("record WHERE type = 'external_record'")).isZero();
      assertThat(count("data_file")).isZero();
    } finally {
      TestStore.tamper(folder, allow());
    }
    assertThat(look(2)).singleElement().extracting(Took::written).isEqualTo(2);
    assertThat(records(ed)).hasSize(2);
  }

  @Test
  void theNewestOfAWorkbookInChineseCounts() throws IOException {
    still(
        Files.write(
            drop.resolve("orders.csv"),
            (HEAD + order("A-1").replace("open", "已付款")).getBytes(Charset.forName("GB18030"))));
    look(2);
    assertThat(records(ed)).singleElement().extracting(ExternalRecord::status).isEqualTo("已付款");
    still(Files.write(drop.resolve("orders.xlsx"), workbook()));

    assertThat(look(2)).singleElement().extracting(Took::outcome).isEqualTo("good");
    assertThat(records(ed))
        .singleElement()
        .satisfies(order -> {
          assertThat(order.status()).isEqualTo("closed");
          assertThat(order.amountMinor()).hasValue(1_250);
          assertThat(order.occurredAt())
              .hasValue(Instant.parse("2026-11-02T16:00:00Z").toEpochMilli());
        });
  }

  @Test
  void aFolderThatIsGoneIsSaid() throws IOException {
    Files.move(drop, folder.resolve("elsewhere"));
    assertThat(look(1)).singleElement().extracting(Took::outcome).isEqualTo("failing");
    assertThat((String) told(erp).get("said")).contains("source.no-folder");
  }

  private interface Story {
    void tell(outrider.server.integrate.SourceRounds rounds);
  }

  private void withRounds(Story story) {
    withDatabase(database -> {
      story.tell(
          new outrider.server.integrate.SourceRounds(
              database, new outrider.server.access.Configurations(), server.clock));
      return true;
    });
  }

  private static String order(String key) {
    return key + "," + TAX + ",,,2026-11-03,12,pump,open\n";
  }

  /// Written a while ago.
  private Path still(Path file) {
    try {
      return Files.setLastModifiedTime(
          file, FileTime.from(server.clock.instant().minus(Duration.ofMinutes(1))));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    still(file);
  }

  private void touch(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(server.clock.instant()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<String> names(String of) throws IOException {
    try (Stream<Path> files = Files.list(drop.resolve(of))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static String forbid() {
    return TestStore.POSTGRES
        ? "ALTER TABLE data_run ADD CONSTRAINT no_run CHECK (run_id = '')"
        : "CREATE TRIGGER no_run BEFORE INSERT ON data_run BEGIN SELECT raise(ABORT, 'no'); END";
  }

  private static String allow() {
    return TestStore.POSTGRES
        ? "ALTER TABLE data_run DROP CONSTRAINT no_run"
        : "DROP TRIGGER no_run";
  }

  private static byte[] workbook() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Orders");
      List<String> head = List.of(HEAD.strip().split(","));
      for (int column = 0; column < head.size(); column++) {
        sheet.value(1, column, head.get(column));
      }
      sheet.value(2, 0, "A-1");
      sheet.value(2, 1, TAX);
      sheet.value(2, 4, LocalDate.of(2026, 11, 3));
      sheet.style(2, 4).format("yyyy-mm-dd").set();
      sheet.value(2, 5, 12.5);
      sheet.value(2, 6, "pump");
      sheet.value(2, 7, "closed");
    }
    return bytes.toByteArray();
  }
}
