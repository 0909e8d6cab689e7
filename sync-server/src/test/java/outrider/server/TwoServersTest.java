package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import outrider.core.command.Lane;
import outrider.core.protocol.PullRow;

/// Two servers on one database are one HQ: what is pushed at one arrives from the other.
@EnabledIfSystemProperty(named = "outrider.test.engine", matches = "postgresql")
class TwoServersTest extends LiveStories {
  private SyncServer second;

  @BeforeEach
  void startSecond() {
    second = SyncServer.start(TestStore.settings(folder), server.clock);
  }

  @AfterEach
  void stopSecond() {
    second.close();
  }

  @Override
  Laptop listener(String login) {
    return atSecond(login);
  }

  private Laptop atSecond(String login) {
    return new Laptop(second.port()).signIn(login, TestServer.PASSWORD);
  }

  /// Behind a load balancer a device may push here and listen there.
  @Test
  void whatADevicePushesAtOneIsConfirmedToItFromTheOther() throws Exception {
    Laptop ed = server.laptop("ed");
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
  void whatTheAdministratorDoesBesideThemIsToldAtOnce() throws Exception {
    Laptop ed = atSecond("ed");
    ed.pull();
    try (LiveLine line = new LiveLine(ed).hello(0, 0)) {
      server.administer(administration -> administration.createTeam("North", server.company));

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
    Laptop erinFirst = server.laptop("erin");
    Laptop erinSecond = atSecond("erin");
    erinFirst.pull();
    erinSecond.pull();
    try (LiveLine lineFirst = new LiveLine(erinFirst).hello(0, 0);
        LiveLine lineSecond = new LiveLine(erinSecond).hello(0, 0)) {
      CompletableFuture<Void> here =
          CompletableFuture.runAsync(() -> pushMany(server.laptop("ed")));
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
