package outrider.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.store.Database;
import outrider.app.store.OutboxStore;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Table;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

final class CommandBusTest {

  private final Database database = SampleBook.openFresh();
  private final CommandBus bus = SampleBook.bus(database, SampleBook.LIN);
  private final Undo undo = new Undo(bus);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aCommandIsWrittenQueuedAndSeenByLiveQueries() throws Exception {
    var seen = new ArrayList<Long>();
    var two = new CompletableFuture<Long>();
    try (var live =
        database.live(
            Query.of("open leads", sql -> sql.number("SELECT count(*) FROM lead"), Table.LEAD),
            Runnable::run,
            count -> {
              seen.add(count);
              if (count == 1) {
                two.complete(count);
              }
            })) {
      var receipt = undo.submit("undo.created", zhangSan()).join();
      assertThat(receipt).isInstanceOf(Receipt.Done.class);
      assertThat(two.get(5, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo(1);
      live.refresh();
    }
    assertThat(envelopes()).containsExactly("CreateRecord");
    assertThat(lead().text("nextStep")).isEqualTo("first-response");
  }

  @Test
  void aRefusalWritesNothingAndSaysWhy() {
    var receipt =
        bus.submit(new Command.CreateRecord(RecordType.LEAD, SampleBook.id("lead", 1), Map.of()))
            .join();
    assertThat(receipt.reasons()).extracting(reason -> reason.id()).contains("field.required");
    assertThat(envelopes()).isEmpty();
  }

  @Test
  void undoTakesTheNewestStepBackAsANewCommand() {
    undo.submit("undo.created", zhangSan()).join();
    undo.submit(
            "undo.edited",
            new Command.EditFields(
                RecordType.LEAD,
                SampleBook.id("lead", 1),
                List.of(new FieldEdit("company", "华为样例", "中兴样例"))))
        .join();
    assertThat(lead().text("company")).isEqualTo("中兴样例");

    assertThat(undo.next()).contains("undo.edited");
    undo.undo().orElseThrow().join();

    assertThat(lead().text("company")).isEqualTo("华为样例");
    assertThat(envelopes()).containsExactly("CreateRecord", "EditFields", "EditFields");
  }

  /// Else publishing a pipeline that was drafted a moment before would find it empty.
  @Test
  void whatChangesTheRulesIsDecidedOnWhatTheOnesBeforeItLeft() {
    var pipeline = SampleBook.id("pipeline", 7);
    var receipts =
        SampleBook.bus(database, SampleBook.ADMIN)
            .submitAll(
                List.of(
                    new Command.DraftPipeline(pipeline, null, "Service"),
                    stage(pipeline, 0, "open"),
                    stage(pipeline, 1, "won"),
                    stage(pipeline, 2, "lost"),
                    new Command.PublishPipeline(pipeline, null)))
            .join();

    assertThat(receipts).allMatch(Receipt::done);
    assertThat(database.configuration().row(RecordType.PIPELINE, pipeline).orElseThrow())
        .satisfies(row -> assertThat(row.text("state")).isEqualTo("published"));
  }

  private static Command stage(String pipeline, long position, String kind) {
    return new Command.CreateRecord(
        RecordType.STAGE,
        SampleBook.id("stage", 70 + (int) position),
        Map.of("name", kind, "pipeline", pipeline, "position", position, "kind", kind));
  }

  private static Command zhangSan() {
    return new Command.CreateRecord(
        RecordType.LEAD,
        SampleBook.id("lead", 1),
        Map.of("name", "张三", "company", "华为样例", "source", "官网"));
  }

  private Row lead() {
    return database
        .<java.util.Optional<Row>>readNow(
            sql -> RecordTable.of(RecordType.LEAD).find(sql, SampleBook.id("lead", 1)))
        .orElseThrow();
  }

  private List<String> envelopes() {
    return database.readNow(sql ->
        OutboxStore.all(sql, 10).stream().map(waiting -> waiting.envelope().kind()).toList());
  }
}
