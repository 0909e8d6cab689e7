package outrider.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.command.CommandBus;
import outrider.app.command.CorrectedClock;
import outrider.core.command.Command;
import outrider.core.command.CommandShape;
import outrider.core.command.Envelope;
import outrider.core.command.FieldEdit;
import outrider.core.command.Lane;
import outrider.core.command.Upcasters;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullTail;
import outrider.core.protocol.PushResponse;
import outrider.core.protocol.ScopeState;
import outrider.core.record.RecordType;
import outrider.core.rule.Actor;
import outrider.core.rule.Reason;
import outrider.core.user.Role;

/// A book meets what other versions of the program wrote: newer rows, newer commands, older ones.
final class OtherVersionsTest {

  private static final String LEAD = "019a0000-0000-7000-8000-000000000001";
  private static final List<String> SCOPES = List.of("user/me");
  private static final PullRow ROW =
      new PullRow(0, "lead", LEAD, 1, false, Map.of("name", "One", "owner", "me", "mood", "sunny"));
  private static final PullRow STRANGE =
      new PullRow(0, "hologram", "h", 2, false, Map.of("name", "Two"));

  private final Acknowledged acknowledged = new Acknowledged();

  @TempDir Path folder;

  @Test
  void fieldsThatNobodyKnowsHereStayBesideThoseThatAreEdited() {
    Profiles.in(
        folder,
        database -> {
          var replica = replica(database);
          pull(replica, List.of(ROW));
          edit(database);
          pull(replica, List.of());

          var row = database.readNow(sql -> RecordTable.of(RecordType.LEAD).find(sql, LEAD));
          assertThat(row.orElseThrow().fields())
              .containsEntry("name", "One Ltd")
              .containsEntry("mood", "sunny");
        });
  }

  /// Else the scope would never add up, and be fetched anew for ever.
  @Test
  void aRecordOfATypeThatIsNotKnownYetCountsAndIsFetchedByTheVersionThatKnowsIt() {
    Profiles.in(
        folder,
        database -> {
          var replica = replica(database);
          replica.recognise();
          var state = ScopeState.EMPTY.plus("lead", LEAD, 1).plus("hologram", "h", 2);
          var tail = new PullTail(true, Map.of("user/me", state));

          assertThat(
                  replica.apply(
                      head(2), List.of(ROW, STRANGE), tail, replica.standing(), acknowledged))
              .isEqualTo(new Replica.Applied(2, false));
          replica.recognise();
          assertThat(replica.reached()).as("nothing is new").isEqualTo(2);

          forgetThatLeadsAreKnown(database);
          replica.recognise();
          assertThat(replica.reached()).as("what an update brought is fetched").isZero();
        });
  }

  @Test
  void aCommandOfANewerProgramWaitsAndIsSentAsItWasWritten() {
    Profiles.in(
        folder,
        database -> {
          var replica = replica(database);
          pull(replica, List.of(ROW));
          edit(database);
          database.writeNow(transaction -> {
            transaction.sql().run("UPDATE outbox SET schema = ?", Envelope.SCHEMA + 8);
            return 1;
          });

          pull(replica, List.of());

          assertThat(replica.batch(acknowledged))
              .singleElement()
              .satisfies(envelope -> assertThat(envelope.schema()).isEqualTo(Envelope.SCHEMA + 8));
        });
  }

  @Test
  void whatAnOlderProgramLeftInTheQueueIsLaidOverHqsRowsByTheStepsSince() {
    Profiles.in(
        folder,
        database -> {
          var steps = new Upcasters(List.of(OtherVersionsTest::todaysWords));
          var replica = new Replica(database, OtherVersionsTest::me, Portions.USUAL, steps);
          replica.identify(1, "epoch");
          pull(replica, List.of(ROW));
          edit(database);
          database.writeNow(transaction -> {
            transaction
                .sql()
                .run(
                    "UPDATE outbox SET arguments = replace(arguments, '\"edits\"', '\"changes\"')");
            return 1;
          });
          var moved = Map.<String, Object>of("name", "One", "owner", "me", "city", "Ulm");

          replica.apply(
              head(2),
              List.of(new PullRow(0, "lead", LEAD, 2, false, moved)),
              new PullTail(true, Map.of()),
              replica.standing(),
              acknowledged);

          var row = database.readNow(sql -> RecordTable.of(RecordType.LEAD).find(sql, LEAD));
          assertThat(row.orElseThrow().fields())
              .containsEntry("name", "One Ltd")
              .containsEntry("city", "Ulm");
        });
  }

  private static CommandShape todaysWords(CommandShape shape) {
    var arguments = new HashMap<>(shape.arguments());
    arguments.put("edits", arguments.remove("changes"));
    return new CommandShape(shape.kind(), arguments);
  }

  @Test
  void whatHqCannotReadYetIsKeptForItsPerson() {
    Profiles.in(
        folder,
        database -> {
          var replica = replica(database);
          pull(replica, List.of(ROW));
          edit(database);
          var sent = replica.batch(acknowledged).getFirst();
          var newer = List.of(Reason.of("command.newer", "kind", sent.kind()));
          replica.settle(
              new PushResponse(
                  "epoch",
                  1,
                  0,
                  Map.of(Lane.DATA, 1L),
                  List.of(
                      new Outcome(
                          sent.id(), Lane.DATA, 1, Outcome.Status.REJECTED, newer, List.of()))),
              replica.identity(),
              acknowledged,
              7);

          assertThat(database.readNow(AttentionStore::open))
              .singleElement()
              .satisfies(refused -> {
                assertThat(refused.arguments()).isEqualTo(sent.arguments());
                assertThat(refused.reasons()).isEqualTo(newer);
              });
        });
  }

  private static Replica replica(Database database) {
    var replica = new Replica(database, OtherVersionsTest::me);
    replica.identify(1, "epoch");
    return replica;
  }

  private void pull(Replica replica, List<PullRow> rows) {
    replica.apply(head(1), rows, new PullTail(true, Map.of()), replica.standing(), acknowledged);
  }

  private static void edit(Database database) {
    var ids = List.of("019a0000-0000-7000-8000-00000000000e").iterator();
    var clock = new CorrectedClock(InstantSource.fixed(Profiles.MONDAY));
    new CommandBus(database, clock, ids::next, "me", "laptop")
        .submit(
            new Command.EditFields(
                RecordType.LEAD, LEAD, List.of(new FieldEdit("name", "One", "One Ltd"))))
        .join();
  }

  private static void forgetThatLeadsAreKnown(Database database) {
    var others =
        Arrays.stream(RecordType.values())
            .filter(type -> type != RecordType.LEAD)
            .map(RecordType::wireName)
            .collect(Collectors.joining(" "));
    database.writeNow(transaction -> {
      MetaStore.put(transaction, Replica.TYPES, others);
      return others;
    });
  }

  private static PullHead head(long seq) {
    return new PullHead(3, "epoch", seq, -1, 0, SCOPES, List.of(), Map.of(), 1, null, null);
  }

  private static Actor me() {
    return new Actor("me", Role.REP, null, "laptop", Set.copyOf(SCOPES));
  }
}
