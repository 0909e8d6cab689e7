package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.protocol.PullRow;
import outrider.core.record.RecordType;
import outrider.server.store.DeviceStore.Device;

class LiveTest {
  @TempDir private Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aChangeArrivesByItselfAndAddsUp() throws Exception {
    Laptop ed = server.laptop("ed");
    Laptop erin = server.laptop("erin");
    erin.pull();
    try (LiveLine line = new LiveLine(erin).hello(0, 0)) {
      String lead = id();
      ed.push(newLead(lead, "Acme"));

      erin.apply(line.next());

      assertThat(erin.head().after()).isGreaterThanOrEqualTo(0);
      assertThat(erin.fields("lead", lead)).containsEntry("name", "Acme");
      assertThat(erin.agrees()).isTrue();
    }
  }

  @Test
  void nobodyHearsOfWhatTheyMayNotSee() throws Exception {
    Laptop ed = server.laptop("ed");
    Laptop will = server.laptop("will");
    will.pull();
    try (LiveLine line = new LiveLine(will).hello(0, 0)) {
      ed.push(newLead(id(), "Acme"));
      server.laptop("will").push(newLead(id(), "His own"));

      assertThat(line.next()).contains("His own").doesNotContain("Acme");
    }
  }

  @Test
  void whoIsBehindIsToldToComeAndPull() throws Exception {
    Laptop ed = server.laptop("ed");
    Laptop erin = server.laptop("erin");
    erin.pull();
    ed.push(newLead(id(), "Acme"));

    try (LiveLine line = new LiveLine(erin).hello(0, 0)) {
      assertThat(line.next()).contains("\"poke\":");
    }
  }

  @Test
  void aLargeChangeIsAPoke() throws Exception {
    Laptop ed = server.laptop("ed");
    Laptop erin = server.laptop("erin");
    erin.pull();
    try (LiveLine line = new LiveLine(erin).hello(0, 0)) {
      ed.push(
          IntStream.range(0, 400)
              .mapToObj(i -> newLead(id(), "Lead " + "x".repeat(150) + i))
              .toArray(Command[]::new));

      assertThat(line.next()).contains("\"poke\":");
      erin.pull();
      assertThat(erin.agrees()).isTrue();
    }
  }

  @Test
  void aRecordThatIsGivenAwayLeavesOneAndReachesTheOther() throws Exception {
    Laptop ed = server.laptop("ed");
    Laptop eve = server.laptop("eve");
    String lead = id();
    ed.push(newLead(lead, "Acme"));
    ed.pull();
    eve.pull();
    try (LiveLine edLine = new LiveLine(ed).hello(0, 0);
        LiveLine eveLine = new LiveLine(eve).hello(0, 0)) {
      server
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

  @Test
  void aManagerWhoChangesTeamsIsPokedAndLosesTheOldOne() throws Exception {
    Laptop ed = server.laptop("ed");
    Laptop erin = server.laptop("erin");
    String lead = id();
    ed.push(newLead(lead, "Acme"));
    erin.pull();
    try (LiveLine line = new LiveLine(erin).hello(0, 0)) {
      server
          .laptop("admin")
          .push(
              new Command.EditFields(
                  RecordType.USER,
                  erin.session().user(),
                  List.of(new FieldEdit("team", server.east, server.west))));

      String message = line.next();
      if (!message.contains("\"poke\"")) {
        message = line.next();
      }
      assertThat(message).contains("\"poke\"");
      erin.pull();

      assertThat(erin.head().lost()).contains("user/" + ed.session().user());
      assertThat(erin.has("lead", lead)).isFalse();
      assertThat(erin.agrees()).isTrue();
    }
  }

  @Test
  void aRevokedDeviceIsSentAwayWithTheReason() throws Exception {
    Laptop ed = server.laptop("ed");
    ed.pull();
    try (LiveLine line = new LiveLine(ed).hello(0, 0)) {
      server.administer(administration -> administration.revokeDevice(ed.device));
      server.clock.advance(Duration.ofSeconds(25));

      assertThat(line.next()).isEqualTo("closed 4401 urn:outrider:device-revoked");
    }
  }

  @Test
  void aWrongTokenIsSentAwayWithTheReason() throws Exception {
    Laptop ed = server.laptop("ed");
    try (LiveLine line = new LiveLine(ed, "wrong")) {
      assertThat(line.next()).isEqualTo("closed 4401 urn:outrider:session-expired");
    }
  }

  @Test
  void whatWasToldAndDidNotArriveIsToldAgain() throws Exception {
    Laptop ed = server.laptop("ed");
    Laptop erin = server.laptop("erin");
    erin.pull();
    try (LiveLine line = new LiveLine(erin).hello(0, 0)) {
      ed.push(newLead(id(), "Acme"));
      assertThat(line.next()).contains("Acme");

      // It was on the line and was swallowed: two heartbeats later she is still where she was.
      line.hello(0, 0).hello(0, 0);

      assertThat(line.next()).startsWith("{\"poke\"");
    }
  }

  @Test
  void howFarBehindADeviceIsIsKnownAtHeadquarters() throws Exception {
    Laptop ed = server.laptop("ed");
    ed.pull();
    try (LiveLine line = new LiveLine(ed).hello(14, 9_600_000)) {
      server.clock.advance(Duration.ofSeconds(6));
      line.hello(14, 9_600_000);

      Eventually.holds(() -> unsentOf(ed) == 14);
    }
  }

  private long unsentOf(Laptop laptop) {
    long[] unsent = new long[1];
    server.administer(administration ->
        administration.devices().stream()
            .filter(device -> device.id().equals(laptop.device))
            .mapToLong(Device::unsent)
            .forEach(found -> unsent[0] = found));
    return unsent[0];
  }

  @Test
  void aLongPollWaitsForWhatConcernsIt() {
    Laptop ed = server.laptop("ed");
    Laptop erin = server.laptop("erin");
    erin.pull();
    long begin = System.nanoTime();
    CompletableFuture<List<PullRow>> waiting =
        CompletableFuture.supplyAsync(() -> erin.pull(20_000));
    server.laptop("will").push(newLead(id(), "Not hers"));
    String lead = id();
    ed.push(newLead(lead, "Hers"));

    List<PullRow> rows = waiting.join();

    assertThat(rows).extracting(PullRow::i).contains(lead);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aLongPollThatFindsNothingEndsInTime() {
    Laptop ed = server.laptop("ed");
    ed.pull();

    assertThat(ed.pull(300)).isEmpty();
  }
}
