package outrider.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.command.CommandBus;
import outrider.app.command.CorrectedClock;
import outrider.core.command.Command;
import outrider.core.command.Lane;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullTail;
import outrider.core.protocol.PushResponse;
import outrider.core.record.RecordType;
import outrider.core.rule.Actor;
import outrider.core.user.Role;

/// A live message that HQ made before it decided a command, and that comes after the answer to it:
/// where the command changed nothing, no newer one would follow.
final class AnsweredBeforeTheCutTest {

  private static final String LEAD = "019a0000-0000-7000-8000-000000000001";

  private static final List<String> SCOPES = List.of("user/me");

  @TempDir Path folder;

  private final Acknowledged acknowledged = new Acknowledged();

  @Test
  void theCommandLeavesTheQueueWithTheCutThatIsAsNewAsTheAnswer() {
    answeredAt(
        1,
        replica -> {
          cut(replica, 1);
          assertThat(replica.backlog().unsent()).isZero();
        });
  }

  @Test
  void andWaitsForWhatIsNewer() {
    answeredAt(
        2,
        replica -> {
          cut(replica, 1);
          assertThat(replica.backlog().unsent()).isEqualTo(1);
          cut(replica, 2);
          assertThat(replica.backlog().unsent()).isZero();
        });
  }

  /// A book with one command, which HQ has just answered.
  private void answeredAt(long seq, Consumer<Replica> story) {
    Profiles.in(
        folder,
        database -> {
          var replica = new Replica(database, AnsweredBeforeTheCutTest::me);
          replica.identify(1, "epoch");
          write(database);
          var sent = replica.batch(acknowledged).getFirst().id();
          replica.settle(applied(sent, seq), replica.identity(), acknowledged, 7);
          assertThat(replica.backlog().unsent()).isEqualTo(1);
          story.accept(replica);
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

  private static PushResponse applied(String envelope, long seq) {
    return new PushResponse(
        "epoch",
        seq,
        0,
        Map.of(Lane.DATA, 1L),
        List.of(new Outcome(envelope, Lane.DATA, 1, Outcome.Status.APPLIED, List.of(), List.of())));
  }

  /// One that knows of no command of this laptop's.
  private void cut(Replica replica, long seq) {
    var head = new PullHead(1, "epoch", seq, -1, 0, SCOPES, List.of(), Map.of(), 1);
    replica.apply(head, List.of(), new PullTail(true, Map.of()), replica.standing(), acknowledged);
  }

  private static Actor me() {
    return new Actor("me", Role.REP, null, "laptop", Set.copyOf(SCOPES));
  }
}
