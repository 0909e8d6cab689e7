package outrider.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullTail;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.rule.Change;
import outrider.core.user.Role;

/// A laptop that was away for longer than HQ remembers what it missed starts over, under what it
/// did meanwhile.
final class LongAwayTest {

  private static final List<String> SCOPES = List.of("user/lin");

  @TempDir Path folder;

  @Test
  void itFetchesEverythingAgainAndKeepsWhatWaits() {
    Profiles.in(
        folder,
        database -> {
          var replica = new Replica(database, LongAwayTest::lin);
          replica.identify(1, "epoch");
          apply(replica, 5, false, lead("stays", 4, "Stays"), lead("gone", 5, "Gone"));
          assertThat(replica.standing().base()).hasValue(5);
          edit(database, "stays", "Stays", "Renamed here");

          apply(replica, 900, true, lead("stays", 4, "Stays"), lead("new", 900, "New"));

          assertThat(names(database)).containsExactlyInAnyOrder("Renamed here", "New");
          assertThat(replica.backlog().unsent()).isEqualTo(1);
          assertThat(replica.standing().base()).hasValue(900);
        });
  }

  @Test
  void aDownloadThatIsCutInTheMiddleGoesOnFromThere() {
    Profiles.in(
        folder,
        database -> {
          var replica = new Replica(database, LongAwayTest::lin);
          replica.identify(1, "epoch");
          apply(replica, 50, false, lead("stays", 40, "Stays"), lead("gone", 50, "Gone"));

          var asked = replica.standing();
          var rows = List.of(lead("stays", 40, "Stays"), lead("one", 100, "One"));
          replica.applyPart(head(900, true), rows, 60, asked).join();
          assertThat(replica.standing().base())
              .as("it is being fetched: nothing to start over from")
              .isEmpty();
          assertThat(replica.cursors()).containsEntry("user/lin", 60L);
          assertThat(names(database)).contains("Gone");

          var more = List.of(lead("two", 300, "Two"));
          replica.applyPart(head(900, true), more, 300, asked.startedOver()).join();
          assertThat(replica.cursors()).containsEntry("user/lin", 300L);

          apply(replica, 900, false, lead("three", 900, "Three"));
          assertThat(names(database)).containsExactlyInAnyOrder("Stays", "One", "Two", "Three");
          assertThat(replica.standing().base()).hasValue(900);
        });
  }

  private static void edit(Database database, String id, String before, String after) {
    database.writeNow(transaction -> {
      var row = RecordTable.of(RecordType.LEAD).find(transaction.sql(), id).orElseThrow();
      var command =
          new Command.EditFields(
              RecordType.LEAD, id, List.of(new FieldEdit("name", before, after)));
      var change = new Change(RecordType.LEAD, id, row, row.with("name", after));
      ChangeApplier.apply(transaction, "envelope", 1, command, List.of(change));
      return id;
    });
  }

  private static List<String> names(Database database) {
    return database.readNow(sql ->
        RecordTable.of(RecordType.LEAD).all(sql).stream()
            .map((Row row) -> row.text("name"))
            .toList());
  }

  private static void apply(Replica replica, long seq, boolean restart, PullRow... rows) {
    replica.apply(
        head(seq, restart),
        List.of(rows),
        new PullTail(true, Map.of()),
        replica.standing(),
        new Acknowledged());
  }

  private static PullHead head(long seq, boolean restart) {
    return new PullHead(
        1, "epoch", seq, -1, 0, SCOPES, List.of(), Map.of(), 1, null, restart ? SCOPES : null);
  }

  private static PullRow lead(String id, long seq, String name) {
    return new PullRow(
        0, "lead", id, seq, false, Map.of("name", name, "owner", "lin", "source", "web"));
  }

  private static Actor lin() {
    return new Actor("lin", Role.REP, "east", "laptop", Set.copyOf(SCOPES));
  }
}
