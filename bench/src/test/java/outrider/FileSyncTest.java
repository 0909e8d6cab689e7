package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.attachment.Attaching;
import outrider.app.attachment.NewFile;
import outrider.app.store.BlobStore;
import outrider.app.sync.FileReport;
import outrider.core.attachment.Attachment;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// A photo that is taken on one laptop is looked at on another.
final class FileSyncTest {

  @TempDir Path folder;

  @Test
  void aPhotoGoesUpAfterTheDataAndComesDownWhenSomebodyLooks() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var rep = Laptop.open(folder.resolve("rep"), office, "lin");
        var manager = Laptop.open(folder.resolve("manager"), office, "zhou")) {
      var lead = rep.newLead("张三");
      var photo = photo(1, 700_000);
      var file = attach(rep, lead, "屋顶.jpg", photo);
      rep.await("HQ's receipt", () -> received(rep, file));
      manager.await("the photo's line", () -> received(manager, file));
      assertThat(bytes(manager, file)).isEmpty();

      look(manager, file);

      manager.await("the bytes", () -> bytes(manager, file).isPresent());
      assertThat(bytes(manager, file)).hasValueSatisfying(got -> assertThat(got).isEqualTo(photo));
      rep.await("an empty queue", () -> rep.book().sync().files().report().waiting() == 0);
      assertThat(rep.book().sync().files().report().refused()).isZero();
    }
  }

  @Test
  void theGateIsSatisfiedOfflineAndAtHqAndThePhotosFollow() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var rep = Laptop.open(folder.resolve("rep"), office, "lin");
        var manager = Laptop.open(folder.resolve("manager"), office, "zhou")) {
      rep.await("the pipeline", () -> rep.find(RecordType.STAGE, office.id("lost")).isPresent());
      office.stop();
      var deal = rep.book().commands().newId();
      rep.submit(new Command.CreateRecord(RecordType.OPPORTUNITY, deal, Map.of("name", "泵站巡检")));
      rep.submit(new Command.AdvanceOpportunity(deal, office.id("new"), office.id("survey"), null));
      var files =
          List.of(
              survey(rep, deal, photo(1, 300_000)),
              survey(rep, deal, photo(2, 300_000)),
              survey(rep, deal, photo(3, 300_000)));
      assertThat(
              rep.submit(
                      new Command.AdvanceOpportunity(
                          deal, office.id("survey"), office.id("quote"), null))
                  .reasons())
          .isEmpty();
      rep.restart();
      assertThat(files).allMatch(file -> bytes(rep, file).isPresent());

      office.startAgain();
      rep.book().sync().nudge();

      rep.await("HQ's receipts", () -> files.stream().allMatch(file -> received(rep, file)));
      assertThat(rep.attention()).isEmpty();
      assertThat(rep.find(RecordType.OPPORTUNITY, deal).orElseThrow().text("stage"))
          .isEqualTo(office.id("quote"));
      manager.await("the receipts", () -> files.stream().allMatch(file -> received(manager, file)));
    }
  }

  @Test
  void aPauseSendsTheDataWithoutThePhotosUntilItEnds() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var rep = Laptop.open(folder.resolve("rep"), office, "lin");
        var manager = Laptop.open(folder.resolve("manager"), office, "zhou")) {
      rep.book().sync().files().pause(true);
      var lead = rep.newLead("张三");
      var file = attach(rep, lead, "屋顶.jpg", photo(1, 300_000));
      rep.drained();
      manager.await(
          "the photo's line", () -> manager.find(RecordType.ATTACHMENT, file).isPresent());
      rep.await("a round", () -> rep.book().sync().report().unsent() == 0);
      assertThat(received(rep, file)).isFalse();
      look(manager, file);
      manager.await(
          "the answer that HQ has it not",
          () -> state(manager, file) == FileReport.State.NOT_AT_HQ);

      rep.book().sync().files().pause(false);

      manager.await("the receipt", () -> received(manager, file));
      manager.book().sync().files().pause(true);
      look(manager, file);
      manager.await("the bytes that were asked for", () -> bytes(manager, file).isPresent());
    }
  }

  @Test
  void aPhotoThatWasTakenBackIsNotSent() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var rep = Laptop.open(folder.resolve("rep"), office, "lin")) {
      rep.book().sync().files().pause(true);
      var lead = rep.newLead("张三");
      var file = attach(rep, lead, "屋顶.jpg", photo(1, 300_000));
      rep.drained();
      rep.submit(new Command.DeleteRecord(RecordType.ATTACHMENT, file));
      rep.drained();
      rep.book().sync().files().pause(false);
      rep.await("an empty queue", () -> rep.book().sync().files().report().waiting() == 0);
    }
  }

  @Test
  void afterADownloadThatWasCutByAShutTheRestComes() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var rep = Laptop.open(folder.resolve("rep"), office, "lin");
        var manager = Laptop.open(folder.resolve("manager"), office, "zhou")) {
      var lead = rep.newLead("张三");
      var photo = photo(1, 4_000_000);
      var file = attach(rep, lead, "屋顶.jpg", photo);
      manager.await("the receipt", () -> received(manager, file));
      var sha256 = manager.find(RecordType.ATTACHMENT, file).orElseThrow().text("sha256");
      look(manager, file);
      manager.await("a beginning", () -> reached(manager, sha256) > 0);
      manager.restart();
      var kept = reached(manager, sha256);
      assertThat(kept).isPositive();

      look(manager, file);

      manager.await("the bytes", () -> bytes(manager, file).isPresent());
      assertThat(bytes(manager, file)).hasValueSatisfying(got -> assertThat(got).isEqualTo(photo));
    }
  }

  private static long reached(Laptop laptop, String sha256) {
    return laptop.book().database().readNow(sql -> BlobStore.reached(sql, sha256));
  }

  private static String survey(Laptop laptop, String deal, byte[] bytes) {
    return attach(laptop, RecordType.OPPORTUNITY, deal, "现场.jpg", "site-survey-photo", bytes);
  }

  private static String attach(Laptop laptop, String lead, String name, byte[] bytes) {
    return attach(laptop, RecordType.LEAD, lead, name, null, bytes);
  }

  private static String attach(
      Laptop laptop,
      RecordType type,
      String parent,
      String name,
      @Nullable String kind,
      byte[] bytes) {
    var book = laptop.book();
    var before = laptop.all(RecordType.ATTACHMENT).keySet();
    var receipts =
        new Attaching(book.database(), book.commands(), book.undo())
            .attach(List.of(new NewFile(name, "image/jpeg", bytes)), type, parent, kind)
            .join();
    assertThat(receipts).allMatch(receipt -> receipt.done());
    return laptop.all(RecordType.ATTACHMENT).keySet().stream()
        .filter(id -> !before.contains(id))
        .findFirst()
        .orElseThrow();
  }

  private static void look(Laptop laptop, String file) {
    var row = laptop.find(RecordType.ATTACHMENT, file).orElseThrow();
    laptop.book().sync().files().want(row.text("sha256"), row.number("sizeBytes", 0), true);
  }

  private static FileReport.@Nullable State state(Laptop laptop, String file) {
    var row = laptop.find(RecordType.ATTACHMENT, file).orElseThrow();
    var fetch = laptop.book().sync().files().report().fetching().get(row.text("sha256"));
    return fetch == null ? null : fetch.state();
  }

  private static boolean received(Laptop laptop, String file) {
    return laptop
        .find(RecordType.ATTACHMENT, file)
        .map(Attachment::of)
        .filter(Attachment::isReceived)
        .isPresent();
  }

  private static java.util.Optional<byte[]> bytes(Laptop laptop, String file) {
    Row row = laptop.find(RecordType.ATTACHMENT, file).orElseThrow();
    return laptop.book().database().readNow(sql -> BlobStore.get(sql, row.text("sha256")));
  }

  private static byte[] photo(int seed, int size) {
    var bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
