package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.protocol.PullRow;
import outrider.core.record.RecordType;
import outrider.server.store.DeviceStore.Device;

/// The live channel of one server, and the long poll that stands in for it.
class LiveTest extends LiveStories {
  @Override
  Laptop listener(String login) {
    return server.laptop(login);
  }

  @Test
  void aLongPollIsAnsweredWhenHqStops() {
    Laptop erin = server.laptop("erin");
    erin.pull();
    CompletableFuture<List<PullRow>> waiting =
        CompletableFuture.supplyAsync(() -> erin.pull(20_000));
    assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);

    server.restart();

    assertThat(waiting.join()).isEmpty();
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

      assertThat(line.untilClosed()).isEqualTo("closed 4401 urn:outrider:device-revoked");
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
  void whoAsksWhetherTheLineHoldsIsAnswered() throws Exception {
    Laptop erin = server.laptop("erin");
    erin.pull();
    try (LiveLine line = new LiveLine(erin).hello(0, 0)) {
      line.ping("there?");

      assertThat(line.next()).isEqualTo("pong there?");
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
  void aLongPollThatFindsNothingEndsInTime() {
    Laptop ed = server.laptop("ed");
    ed.pull();

    assertThat(ed.pull(300)).isEmpty();
  }
}
