package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.store.BlobStore;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.library.CaseStudy;
import outrider.core.library.CaseView;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// A manager and an administrator put a case into the library; a rep hears it on the road.
final class CaseLibrarySyncTest {
  private static final byte[] RECORDING =
      "RIFF how we quote, without a name".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void repsSeeNothingOfADraftAndHaveTheCaseAndItsFileOncePublished() {
    try (var office = new HeadOffice(folder.resolve("hq"))) {
      var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou");
      var boss = Laptop.open(folder.resolve("boss"), office, "boss");
      var lin = Laptop.open(folder.resolve("lin"), office, "lin");
      zhou.await("who one is", () -> zhou.find(RecordType.USER, office.id("zhou")).isPresent());
      var id = written(zhou);
      zhou.drained();
      boss.await("the draft", () -> boss.find(RecordType.CASE_STUDY, id).isPresent());
      lin.book().sync().nudge();
      lin.drained();
      assertThat(lin.find(RecordType.CASE_STUDY, id)).as("a draft").isEmpty();

      assertThat(zhou.submit(move(id, "draft", "review")).reasons()).isEmpty();
      zhou.drained();
      boss.await("the review", () -> state(boss, id).equals("review"));
      assertThat(boss.submit(move(id, "review", "published")).reasons()).isEmpty();
      boss.drained();
      lin.await("the case", () -> state(lin, id).equals("published"));
      var sha256 = BlobStore.sha256(RECORDING);
      lin.await("that HQ has the file", () -> received(lin, id));
      lin.book().sync().files().want(sha256, RECORDING.length, false);
      lin.await(
          "the recording",
          () -> lin.book().database().readAndWait(sql -> BlobStore.has(sql, sha256)));
      lin.shut();

      lin.reopen();
      assertThat(lin.submit(new Command.ViewCase(id, CaseView.FINISHED, 12L)).reasons()).isEmpty();
      lin.drained();
      var view = CaseView.idOf(office.id("lin"), id);
      zhou.await(
          "that Lin has finished it", () -> zhou.find(RecordType.CASE_VIEW, view).isPresent());

      assertThat(boss.submit(move(id, "published", "withdrawn")).reasons()).isEmpty();
      boss.drained();
      lin.await("that it is gone", () -> lin.find(RecordType.CASE_STUDY, id).isEmpty());
      assertThat(zhou.find(RecordType.CASE_STUDY, id)).isPresent();
      for (var laptop : List.of(zhou, boss, lin)) {
        laptop.shut();
      }
    }
  }

  @Test
  void whatTwoPublishedOrChangedWithoutANetworkIsDecidedAtHqInWordsThatSayWhy() {
    try (var office = new HeadOffice(folder.resolve("hq"))) {
      var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou");
      var boss = Laptop.open(folder.resolve("boss"), office, "boss");
      zhou.await("who one is", () -> zhou.find(RecordType.USER, office.id("zhou")).isPresent());
      var id = written(zhou);
      assertThat(zhou.submit(move(id, "draft", "review")).reasons()).isEmpty();
      assertThat(zhou.submit(move(id, "review", "published")).reasons())
          .as("refused on the laptop already")
          .extracting(reason -> reason.id())
          .containsExactly("case.own-review");
      zhou.drained();
      boss.await("the review", () -> state(boss, id).equals("review"));

      boss.shut();
      office.stop();
      boss.reopen();
      assertThat(boss.submit(move(id, "review", "published")).reasons()).as("offline").isEmpty();
      boss.shut();
      office.startAgain();
      // Meanwhile the author takes it back, because a name is in it.
      assertThat(zhou.submit(move(id, "review", "draft")).reasons()).isEmpty();
      zhou.drained();
      boss.reopen();
      boss.drained();

      boss.await("what HQ says", () -> state(boss, id).equals("draft"));
      assertThat(boss.attention()).hasSize(1);
      assertThat(boss.attention().getFirst().reasons().toString()).contains("case.moved");
      zhou.shut();
      boss.shut();
    }
  }

  private static String written(Laptop laptop) {
    var id = UUID.randomUUID().toString();
    assertThat(
            laptop
                .submit(
                    new Command.CreateRecord(
                        RecordType.CASE_STUDY,
                        id,
                        Map.of(
                            "name",
                            "How we quote",
                            "kind",
                            "audio",
                            "script",
                            "First listen, then quote",
                            CaseStudy.STAGES,
                            List.of("quote"))))
                .reasons())
        .isEmpty();
    var sha256 =
        laptop.book().database().writeNow(transaction -> BlobStore.put(transaction, RECORDING, 1));
    assertThat(
            laptop
                .submit(
                    new Command.AttachFile(
                        UUID.randomUUID().toString(),
                        RecordType.CASE_STUDY,
                        id,
                        "quote.wav",
                        null,
                        "audio/wav",
                        RECORDING.length,
                        sha256))
                .reasons())
        .isEmpty();
    assertThat(
            laptop
                .submit(
                    new Command.EditFields(
                        RecordType.CASE_STUDY,
                        id,
                        List.of(new FieldEdit(CaseStudy.DESENSITISED, null, true))))
                .reasons())
        .isEmpty();
    return id;
  }

  private static Command move(String id, String from, String to) {
    return new Command.MoveCase(id, from, to, null);
  }

  private static String state(Laptop laptop, String id) {
    return laptop.find(RecordType.CASE_STUDY, id).map(row -> row.text(CaseStudy.STATE)).orElse("");
  }

  private static boolean received(Laptop laptop, String id) {
    return laptop
            .book()
            .database()
            .readAndWait(sql ->
                sql.number(
                    "SELECT count(*) FROM attachment WHERE parent = ? AND received_at IS NOT NULL",
                    id))
        > 0;
  }
}
