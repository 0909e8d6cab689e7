package outrider.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.command.CommandBus;
import outrider.app.command.CorrectedClock;
import outrider.core.command.Command;
import outrider.core.command.Lane;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullTail;
import outrider.core.protocol.PushResponse;
import outrider.core.protocol.ScopeState;
import outrider.core.record.RecordType;
import outrider.core.rule.Actor;
import outrider.core.user.Role;

/// HQ comes back from last night's backup: what this laptop knows and the backup does not is sent
/// again, and what HQ does not have any more goes.
final class RestoredHeadquartersTest {

  private static final String LEAD = "019a0000-0000-7000-8000-000000000001";
  private static final List<String> SCOPES = List.of("user/me");

  @TempDir Path folder;

  private final Acknowledged acknowledged = new Acknowledged();

  @Test
  void whatWasDoneIsSentAgainAndStaysInTheBook() {
    inTheBook((database, replica) -> {
      write(database);
      var sent = replica.batch(acknowledged);
      replica.settle(applied(sent.getFirst().id()), replica.identity(), acknowledged, 7);
      pull(replica, "before", 1, List.of(lead()));
      assertThat(replica.backlog().unsent()).isZero();

      replica.identify(2, "after");
      acknowledged.clear();
      assertThat(replica.batch(acknowledged))
          .singleElement()
          .satisfies(envelope -> {
            assertThat(envelope.id()).isEqualTo(sent.getFirst().id());
            assertThat(envelope.n()).isEqualTo(1);
          });

      pull(replica, "after", 1, List.of());
      assertThat(leads(database)).isEqualTo(1);
    });
  }

  @Test
  void anAnswerToAnEarlierLifeChangesNothing() {
    inTheBook((database, replica) -> {
      write(database);
      var late = applied(replica.batch(acknowledged).getFirst().id());
      var asked = replica.identity();
      replica.identify(2, "before");
      replica.settle(late, asked, acknowledged, 7);
      assertThat(replica.batch(acknowledged)).hasSize(1);
    });
  }

  @Test
  void aScopeThatStartsOverDropsWhatHeadquartersHasNot() {
    inTheBook((database, replica) -> {
      pull(replica, "before", 1, List.of(lead()));
      var head = head("before", 2);
      var wrong = new PullTail(true, Map.of("user/me", ScopeState.EMPTY));
      assertThat(replica.apply(head, List.of(), wrong, replica.standing(), acknowledged))
          .isEqualTo(new Replica.Applied(0, true));
      assertThat(leads(database)).as("shown until all has come").isEqualTo(1);
      assertThat(replica.apply(head, List.of(), wrong, replica.standing(), acknowledged))
          .isEqualTo(new Replica.Applied(2, false));
      assertThat(leads(database)).isZero();
    });
  }

  /// Or the laptop would tell HQ that it has what it has not, and nobody would send it again.
  @Test
  void aCutThatCannotBeUsedMovesNothing() {
    inTheBook((database, replica) -> {
      var asked = replica.standing();
      replica.identify(2, "before");
      pull(replica, "before", 1, List.of(lead()));
      var late =
          replica.apply(
              head("before", 5), List.of(), new PullTail(true, Map.of()), asked, acknowledged);
      assertThat(late).isEqualTo(new Replica.Applied(1, true));
      assertThat(replica.reached()).isEqualTo(1);
    });
  }

  private interface Story {
    void tell(Database database, Replica replica);
  }

  /// A book in its first life, before anything was pushed.
  private void inTheBook(Story story) {
    Profiles.in(
        folder,
        database -> {
          var replica = new Replica(database, RestoredHeadquartersTest::me);
          replica.identify(1, "before");
          story.tell(database, replica);
        });
  }

  private static void write(Database database) {
    var ids = List.of("019a0000-0000-7000-8000-00000000000e").iterator();
    var clock = new CorrectedClock(InstantSource.fixed(Profiles.MONDAY));
    var bus = new CommandBus(database, clock, ids::next, "me", "laptop");
    bus.submit(
            new Command.CreateRecord(
                RecordType.LEAD, LEAD, Map.of("name", "One", "source", "web", "importId", "i")))
        .join();
  }

  private static PushResponse applied(String envelope) {
    return new PushResponse(
        "before",
        1,
        0,
        Map.of(Lane.DATA, 1L),
        List.of(new Outcome(envelope, Lane.DATA, 1, Outcome.Status.APPLIED, List.of(), List.of())));
  }

  private void pull(Replica replica, String epoch, long seq, List<PullRow> rows) {
    replica.apply(
        head(epoch, seq), rows, new PullTail(true, Map.of()), replica.standing(), acknowledged);
  }

  private static PullHead head(String epoch, long seq) {
    var processed = epoch.equals("before") ? Map.of(Lane.DATA, 1L) : Map.<Lane, Long>of();
    return new PullHead(1, epoch, seq, -1, 0, SCOPES, List.of(), processed, 1);
  }

  private static PullRow lead() {
    return new PullRow(0, "lead", LEAD, 1, false, Map.of("name", "One", "owner", "me"));
  }

  private static long leads(Database database) {
    return database.readNow(sql -> sql.number("SELECT count(*) FROM lead"));
  }

  private static Actor me() {
    return new Actor("me", Role.REP, null, "laptop", Set.copyOf(SCOPES));
  }
}
