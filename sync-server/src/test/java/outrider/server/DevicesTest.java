package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.edit;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.device.DeviceConcern;
import outrider.core.protocol.DeviceReport;
import outrider.core.protocol.DevicesResponse;
import outrider.core.protocol.FarewellRequest;
import outrider.core.protocol.FarewellResponse;
import outrider.core.protocol.RevokeRequest;
import outrider.core.protocol.SettleRequest;
import outrider.core.protocol.SettleResponse;
import outrider.core.record.RecordType;
import outrider.server.codec.Json;

/// What those who answer for people see of their workstations, and what withdrawing one does.
class DevicesTest extends ServerTest {
  @Test
  void aManagerSeesTheTeamAndAnAdministratorEverybody() {
    Laptop ed = server.laptop("ed");
    Laptop will = server.laptop("will");

    assertThat(devices(server.laptop("erin")))
        .extracting(DeviceReport::device)
        .contains(ed.device)
        .doesNotContain(will.device);
    assertThat(devices(server.laptop("admin")))
        .extracting(DeviceReport::device)
        .contains(ed.device, will.device);
    assertThat(ed.get("/v1/devices").status()).isEqualTo(403);
  }

  @Test
  void aDeviceThatFallsBehindShowsAtHqWithinTwoMinutes() throws Exception {
    Laptop erin = server.laptop("erin");
    Laptop ed = server.laptop("ed");
    try (LiveLine line = new LiveLine(ed).hello(14, Duration.ofSeconds(100).toMillis())) {
      Eventually.holds(() -> report(erin, ed).unsent() == 14);
      assertThat(concern(erin, ed)).isEqualTo(DeviceConcern.NONE);

      server.clock.advance(Duration.ofSeconds(30));

      assertThat(concern(erin, ed)).isEqualTo(DeviceConcern.LAGGING);
      assertThat(metric("outrider_devices_lagging")).isEqualTo(1);
      assertThat(metric("outrider_devices_lag")).isBetween(120.0, 200.0);
    }
    server.clock.advance(Duration.ofHours(25));

    assertThat(concern(server.laptop("erin"), ed)).isEqualTo(DeviceConcern.UNSENT_OVERDUE);
    assertThat(metric("outrider_devices_overdue")).isEqualTo(1);
  }

  /// A proxy that lets no WebSocket through: the device's pulls show that it is there.
  @Test
  void aDeviceWithoutALiveChannelIsSeenAllTheSame() throws Exception {
    Laptop ed = server.laptop("ed");
    Laptop erin = server.laptop("erin");
    server.clock.advance(Duration.ofHours(30));
    assertThat(concern(erin, ed)).isEqualTo(DeviceConcern.SILENT);

    ed.pull();

    Eventually.holds(() -> concern(erin, ed) == DeviceConcern.NONE);
  }

  @Test
  void aWithdrawnDeviceIsTurnedAwayAtOnce() throws Exception {
    Laptop ed = server.laptop("ed");
    ed.pull();
    try (LiveLine line = new LiveLine(ed).hello(0, 0)) {
      assertThat(revoke(server.laptop("erin"), ed, false)).isEqualTo(204);

      assertThat(line.next()).isEqualTo("closed 4401 urn:outrider:device-revoked");
      assertThat(ed.tryPull(0).problem()).isEqualTo("device-revoked");
      assertThat(ed.tryPush(List.of()).problem()).isEqualTo("device-revoked");
    }
  }

  @Test
  void nobodyWithdrawsWhatIsNotTheirsToWithdraw() {
    Laptop ed = server.laptop("ed");
    Laptop erin = server.laptop("erin");
    Laptop admin = server.laptop("admin");

    assertThat(revoke(server.laptop("wendy"), ed, false)).isEqualTo(404);
    assertThat(revoke(server.laptop("eve"), ed, false)).isEqualTo(403);
    assertThat(revoke(erin, erin, false)).isEqualTo(403);
    assertThat(revoke(erin, admin, false)).isEqualTo(404);
    assertThat(ed.tryPull(0).status()).isEqualTo(200);
  }

  /// What was on its way when the laptop heard that it is withdrawn came to HQ all the same, after
  /// the laptop had handed it in.
  @Test
  void whatArrivedAfterItWasHandedInIsNotDoneAgain() {
    Laptop ed = server.laptop("ed");
    Laptop erin = server.laptop("erin");
    String lead = id();
    ed.push(newLead(lead, "Fair"));
    ed.pull();
    List<Envelope> underWay = ed.envelopes(edit(lead, "phone", null, "+86 10 5555 0100"));
    ed.push(underWay);
    erin.pull();
    erin.push(edit(lead, "phone", "+86 10 5555 0100", "+86 10 5555 0199"));
    revoke(erin, ed, true);
    handedInBefore(ed, underWay.getFirst());

    SettleResponse settled =
        erin.post("/v1/devices/settle", new SettleRequest(ed.device, true))
            .as(SettleResponse.class);

    assertThat(settled).isEqualTo(new SettleResponse(0, 0));
    erin.pull();
    assertThat(erin.fields("lead", lead)).containsEntry("phone", "+86 10 5555 0199");
    assertThat(report(erin, ed).handedIn()).as("nothing is left to decide").isZero();
  }

  private void handedInBefore(Laptop laptop, Envelope envelope) {
    TestStore.tamper(
        folder,
        "INSERT INTO handed_in (tenant_id, device_id, envelope_id, place, envelope, received_at)"
            + " VALUES ('main', '"
            + laptop.device
            + "', '"
            + envelope.id()
            + "', 1, '"
            + Json.text(envelope)
            + "', 0)");
  }

  @Test
  void whatWasNotSentIsHandedInAndDoneByTheManager() {
    Laptop ed = server.laptop("ed");
    Laptop erin = server.laptop("erin");
    ed.pull();
    String lead = id();
    FarewellRequest unsent =
        new FarewellRequest(
            ed.device,
            ed.envelopes(
                newLead(lead, "Met at the fair"), new Command.DeleteRecord(RecordType.LEAD, id())),
            false);
    revoke(erin, ed, true);

    assertThat(farewell(ed, new FarewellRequest(ed.device, List.of(), false)).handIn()).isTrue();
    farewell(ed, unsent);
    farewell(ed, unsent);
    farewell(ed, new FarewellRequest(ed.device, List.of(), true));

    DeviceReport report = report(erin, ed);
    assertThat(report.handedIn()).isEqualTo(2);
    assertThat(report.wipedAt()).isNotNull();
    assertThat(concern(erin, ed)).isEqualTo(DeviceConcern.HANDED_IN);
    assertThat(ed.post("/v1/farewell", unsent).status()).isEqualTo(401);
    erin.pull();
    assertThat(erin.has("lead", lead)).as("nothing is done before somebody looked").isFalse();

    SettleResponse settled =
        erin.post("/v1/devices/settle", new SettleRequest(ed.device, true))
            .as(SettleResponse.class);

    assertThat(settled).isEqualTo(new SettleResponse(1, 1));
    erin.pull();
    assertThat(erin.fields("lead", lead))
        .containsEntry("name", "Met at the fair")
        .containsEntry("owner", erin.session().user());
    assertThat(erin.agrees()).isTrue();
    assertThat(concern(erin, ed)).isEqualTo(DeviceConcern.NONE);
  }

  /// Its answer got lost, so the laptop believes that it waits; done again by the manager, it would
  /// go over what others have made of it since.
  @Test
  void whatWasDoneAlreadyIsNotHandedInAndWhatWasRefusedIs() {
    Laptop ed = server.laptop("ed");
    Laptop erin = server.laptop("erin");
    ed.pull();
    List<Envelope> sent =
        ed.envelopes(newLead(id(), "Acme"), new Command.DeleteRecord(RecordType.LEAD, id()));
    ed.push(sent);
    revoke(erin, ed, true);

    farewell(ed, new FarewellRequest(ed.device, sent, true));

    assertThat(report(erin, ed).handedIn()).isEqualTo(1);
  }

  @Test
  void whatWasHandedInCanBePutAway() {
    Laptop ed = server.laptop("ed");
    Laptop erin = server.laptop("erin");
    revoke(erin, ed, true);
    farewell(
        ed, new FarewellRequest(ed.device, ed.envelopes(newLead(id(), "Stolen laptop")), true));

    assertThat(
            server.laptop("wendy").post("/v1/devices/settle", new SettleRequest(ed.device, true)))
        .extracting(Laptop.Answer::status)
        .isEqualTo(404);
    erin.post("/v1/devices/settle", new SettleRequest(ed.device, false));

    assertThat(report(erin, ed).handedIn()).isZero();
    assertThat(erin.pull()).noneMatch(row -> row.t().equals("lead"));
  }

  @Test
  void aDeviceThatWasNotAskedHandsNothingIn() {
    Laptop ed = server.laptop("ed");
    Laptop erin = server.laptop("erin");
    revoke(erin, ed, false);

    FarewellResponse answer =
        farewell(ed, new FarewellRequest(ed.device, ed.envelopes(newLead(id(), "Stolen")), true));

    assertThat(answer.handIn()).isFalse();
    assertThat(report(erin, ed).handedIn()).isZero();
    assertThat(report(erin, ed).wipedAt()).isNotNull();
  }

  private static List<DeviceReport> devices(Laptop by) {
    return by.get("/v1/devices").as(DevicesResponse.class).devices();
  }

  private static DeviceReport report(Laptop by, Laptop of) {
    return devices(by).stream()
        .filter(device -> device.device().equals(of.device))
        .findFirst()
        .orElseThrow();
  }

  private DeviceConcern concern(Laptop by, Laptop of) {
    return DeviceConcern.of(report(by, of), server.clock.millis());
  }

  private static int revoke(Laptop by, Laptop which, boolean handIn) {
    return by.post("/v1/devices/revoke", new RevokeRequest(which.device, handIn)).status();
  }

  private static FarewellResponse farewell(Laptop laptop, FarewellRequest request) {
    Laptop.Answer answer = laptop.post("/v1/farewell", request);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.as(FarewellResponse.class);
  }

  private double metric(String name) {
    server.clock.advance(Duration.ofSeconds(6));
    return server
        .laptop()
        .get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }
}
