package outrider.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.command.CommandBus;
import outrider.app.command.CorrectedClock;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.command.Upcasters;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullTail;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A long download is written in slices, and a person's edit goes in between.
final class SlicesTest {

  private static final String ME = "me";
  private static final List<String> SCOPES = List.of("user/me", "user/you");
  private static final Portions SMALL = new Portions(30, 10, 4, 2);

  @TempDir Path folder;

  private interface Story {
    void tell(Desk desk) throws Exception;
  }

  /// A book with whoever writes in it: a person, and synchronisation.
  private record Desk(Database database, CommandBus bus, Replica replica) {

    void part(List<PullRow> rows, long reached) {
      var applied = replica.applyPart(head(reached), rows, reached, replica.standing()).join();
      assertThat(applied).isEqualTo(rows.size());
    }

    void apply(long seq, List<PullRow> rows) {
      replica.apply(
          head(seq), rows, new PullTail(true, Map.of()), replica.standing(), new Acknowledged());
    }
  }

  private void in(Story story) {
    Profiles.in(
        folder,
        database -> {
          var envelopes = new AtomicLong();
          var bus =
              new CommandBus(
                  database,
                  new CorrectedClock(() -> Profiles.MONDAY),
                  () -> "envelope " + envelopes.incrementAndGet(),
                  ME,
                  "laptop");
          try {
            story.tell(
                new Desk(database, bus, new Replica(database, bus::actor, SMALL, Upcasters.KNOWN)));
          } catch (Exception failure) {
            throw new IllegalStateException(failure);
          }
        });
  }

  @Test
  void anEditThatComesDuringADownloadIsWrittenBeforeItsEnd() {
    in(desk -> {
      var database = desk.database();
      desk.apply(1, List.of(lead(1, 1)));
      var edited = new ArrayList<Long>();
      AutoCloseable ignored =
          database.onCommit(tables -> {
            // On the writer's thread, in the middle of the download: it must not be waited for
            // here.
            if (tables.contains(Table.SCOPE) && edited.isEmpty()) {
              edited.add(0L);
              var _ =
                  desk.bus()
                      .submit(
                          new Command.EditFields(
                              RecordType.LEAD,
                              id(1),
                              List.of(new FieldEdit("city", null, "Suzhou"))))
                      .thenAccept(receipt -> {
                        assertThat(receipt.done()).isTrue();
                        edited.set(0, database.readNow(SlicesTest::leads));
                      });
            }
          });
      desk.part(LongStream.rangeClosed(2, 31).mapToObj(seq -> lead(seq, seq)).toList(), 31);
      assertThat(database.<Long>readNow(SlicesTest::leads)).isEqualTo(31);
      assertThat(edited.getFirst()).isBetween(2L, 30L);
      ignored.close();
    });
  }

  @Test
  void everySliceLeavesTheCursorsWhereItsRowsEnd() {
    in(desk -> {
      var database = desk.database();
      desk.apply(1, List.of(lead(1, 1)));
      var seen = new HashSet<Long>();
      AutoCloseable ignored =
          database.onCommit(tables -> {
            var reached = database.readNow(sql -> sql.number("SELECT min(seq) FROM scope"));
            assertThat(database.<Long>readNow(SlicesTest::leads)).isEqualTo(reached);
            seen.add(reached);
          });
      desk.part(LongStream.rangeClosed(2, 31).mapToObj(seq -> lead(seq, seq)).toList(), 31);
      assertThat(seen).containsExactlyInAnyOrder(11L, 21L, 31L);
      ignored.close();
    });
  }

  @Test
  void aRecordThatMovesUnderOneNumberIsNeverGone() {
    in(desk -> {
      var database = desk.database();
      desk.apply(1, List.of(lead(1, 1)));
      var rows = new ArrayList<PullRow>();
      for (var seq = 2; seq <= 10; seq++) {
        rows.add(lead(seq, seq));
      }
      rows.add(new PullRow(0, "lead", id(1), 11, true, null));
      rows.add(new PullRow(1, "lead", id(1), 11, false, Map.of("name", "One")));
      AutoCloseable ignored =
          database.onCommit(tables ->
              assertThat(
                      database.<Boolean>readNow(
                          sql -> RecordTable.of(RecordType.LEAD).has(sql, id(1))))
                  .isTrue());
      desk.part(rows, 11);
      ignored.close();
    });
  }

  @Test
  void anEditThatWaitsStandsOnTheNewRows() {
    in(desk -> {
      var database = desk.database();
      desk.apply(1, List.of(lead(1, 1)));
      assertThat(
              desk.bus()
                  .submit(
                      new Command.EditFields(
                          RecordType.LEAD, id(1), List.of(new FieldEdit("city", null, "Suzhou"))))
                  .join()
                  .done())
          .isTrue();
      var rows = new ArrayList<PullRow>();
      for (var seq = 2; seq <= 25; seq++) {
        rows.add(lead(seq, seq));
      }
      rows.add(new PullRow(0, "lead", id(1), 26, false, Map.of("name", "New", "owner", ME)));
      desk.part(rows, 26);
      var row =
          database.<Row>readNow(
              sql -> RecordTable.of(RecordType.LEAD).find(sql, id(1)).orElseThrow());
      assertThat(row.text("name")).isEqualTo("New");
      assertThat(row.text("city")).isEqualTo("Suzhou");
      assertThat(database.<Long>readNow(OutboxStore::count)).isEqualTo(1);
    });
  }

  private static PullHead head(long seq) {
    return new PullHead(1, "epoch", seq, -1, 0, SCOPES, List.of(), Map.of(), -1);
  }

  private static PullRow lead(long number, long seq) {
    return new PullRow(
        0, "lead", id(number), seq, false, Map.of("name", "Lead " + number, "owner", ME));
  }

  private static String id(long number) {
    return "lead-" + number;
  }

  private static long leads(Sql sql) {
    return sql.number("SELECT count(*) FROM lead");
  }
}
