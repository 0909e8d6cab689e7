package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.Lane;
import outrider.core.protocol.PullRow;
import outrider.core.record.RecordType;

/// Two servers on one database are one HQ: what is pushed at one arrives from the other.
@EnabledIfSystemProperty(named = "outrider.test.engine", matches = "postgresql")
class TwoServersTest {
  @TempDir private Path folder;
  private TestServer first;
  private SyncServer second;

  @BeforeEach
  void start() {
    first = new TestServer(folder);
    second = SyncServer.start(TestStore.settings(folder), first.clock);
  }

  @AfterEach
  void stop() {
    second.close();
    first.close();
  }

  private Laptop atSecond(String login) {
    return new Laptop(second.port()).signIn(login, TestServer.PASSWORD);
  }

  @Test
  void aChangeAtOneArrivesByItselfFromTheOtherAndAddsUp() throws Exception {
    Laptop ed = first.laptop("ed");
    Laptop erin = atSecond("erin");
    erin.pull();
    try (LiveLine line = new LiveLine(erin).hello(0, 0)) {
      for (int i = 0; i < 5; i++) {
        String lead = id();
        ed.push(newLead(lead, "Acme " + i));
        erin.apply(line.next());

        assertThat(erin.fields("lead", lead)).containsEntry("name", "Acme " + i);
        assertThat(erin.agrees()).isTrue();
      }
    }
  }

  @Test
  void aRecordThatIsGivenAwayLeavesOneAndReachesTheOther() throws Exception {
    Laptop ed = atSecond("ed");
    Laptop eve = atSecond("eve");
    String lead = id();
    ed.push(newLead(lead, "Acme"));
    ed.pull();
    eve.pull();
    try (LiveLine edLine = new LiveLine(ed).hello(0, 0);
        LiveLine eveLine = new LiveLine(eve).hello(0, 0)) {
      first
          .laptop("erin")
          .push(
              new Command.AssignOwner(
                  RecordType.LEAD, lead, ed.session().user(), eve.session().user()));

      ed.apply(edLine.next());
      eve.apply(eveLine.next());

      assertThat(ed.has("lead", lead)).isFalse();
      assertThat(eve.has("lead", lead)).isTrue();
      assertThat(ed.agrees()).isTrue();
      assertThat(eve.agrees()).isTrue();
    }
  }

  /// Behind a load balancer a device may push here and listen there.
  @Test
  void whatADevicePushesAtOneIsConfirmedToItFromTheOther() throws Exception {
    Laptop ed = first.laptop("ed");
    ed.pull();
    String base = ed.base;
    ed.movedTo(second.port());
    try (LiveLine line = new LiveLine(ed).hello(0, 0)) {
      ed.base = base;
      ed.push(newLead(id(), "One"), newLead(id(), "Two"));

      ed.apply(line.next());

      assertThat(ed.head().processed()).containsEntry(Lane.DATA, 2L);
      assertThat(ed.agrees()).isTrue();
    }
  }

  @Test
  void aLongPollAtOneIsWokenByThePushAtTheOther() {
    Laptop ed = first.laptop("ed");
    Laptop erin = atSecond("erin");
    erin.pull();
    CompletableFuture<List<PullRow>> waiting =
        CompletableFuture.supplyAsync(() -> erin.pull(20_000));
    String lead = id();
    ed.push(newLead(lead, "Hers"));

    assertThat(waiting.join()).extracting(PullRow::i).contains(lead);
  }

  @Test
  void aLargeChangeIsAPokeThereToo() throws Exception {
    Laptop ed = first.laptop("ed");
    Laptop erin = atSecond("erin");
    erin.pull();
    try (LiveLine line = new LiveLine(erin).hello(0, 0)) {
      ed.push(
          IntStream.range(0, 600)
              .mapToObj(i -> newLead(id(), "Lead " + i))
              .toArray(Command[]::new));

      assertThat(line.next()).contains("\"poke\":");
      erin.pull();
      assertThat(erin.agrees()).isTrue();
    }
  }

  @Test
  void whatTheAdministratorDoesBesideThemIsToldAtOnce() throws Exception {
    Laptop ed = atSecond("ed");
    ed.pull();
    try (LiveLine line = new LiveLine(ed).hello(0, 0)) {
      first.administer(administration -> administration.createTeam("North", first.company));

      ed.apply(line.next());

      assertThat(ed.agrees()).isTrue();
      assertThat(ed.scopes.values())
          .flatExtracting(Map::values)
          .extracting(row -> Objects.requireNonNullElse(row.f(), Map.of()).get("name"))
          .contains("North");
    }
  }

  /// Both servers commit as fast as they can; a listener at each hears of everything, in an order
  /// that adds up after every single message.
  @Test
  void twoThatWriteAtOnceAreOneLineToEverybody() throws Exception {
    Laptop erinFirst = first.laptop("erin");
    Laptop erinSecond = atSecond("erin");
    erinFirst.pull();
    erinSecond.pull();
    try (LiveLine lineFirst = new LiveLine(erinFirst).hello(0, 0);
        LiveLine lineSecond = new LiveLine(erinSecond).hello(0, 0)) {
      CompletableFuture<Void> here = CompletableFuture.runAsync(() -> pushMany(first.laptop("ed")));
      CompletableFuture<Void> there = CompletableFuture.runAsync(() -> pushMany(atSecond("eve")));
      here.join();
      there.join();

      assertThatAllArrives(erinFirst, lineFirst);
      assertThatAllArrives(erinSecond, lineSecond);
    }
  }

  private static final int PUSHES = 60;

  private static void pushMany(Laptop laptop) {
    for (int i = 0; i < PUSHES; i++) {
      laptop.push(newLead(id(), laptop.device + " " + i));
    }
  }

  private static void assertThatAllArrives(Laptop laptop, LiveLine line) throws Exception {
    while (leads(laptop) < 2 * PUSHES) {
      String message = line.next();
      if (message.contains("\"poke\":")) {
        laptop.pull();
      } else if (seq(message) > cursor(laptop)) {
        laptop.apply(message);
        assertThat(laptop.agrees()).isTrue();
      }
    }
    assertThat(leads(laptop)).isEqualTo(2 * PUSHES);
  }

  /// A message that a pull has overtaken has nothing new.
  private static long seq(String message) throws Exception {
    return Laptop.JSON.readTree(message.lines().findFirst().orElseThrow()).path("seq").asLong();
  }

  private static long cursor(Laptop laptop) {
    return laptop.cursors.values().stream().mapToLong(Long::longValue).min().orElse(0);
  }

  private static long leads(Laptop laptop) {
    return laptop.scopes.values().stream()
        .flatMap(scope -> scope.values().stream())
        .filter(row -> row.t().equals("lead"))
        .map(PullRow::i)
        .distinct()
        .count();
  }
}
