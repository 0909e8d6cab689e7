package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.edit;
import static outrider.server.TestServer.id;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.FieldEdit;
import outrider.core.command.Lane;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.Outcome.Status;
import outrider.core.record.RecordType;

/// The east has a pool; Ed and Eve are its reps, Erin leads them, and the west has nothing to do
/// with it.
class PoolTest {
  private static final Duration TEN_DAYS = Duration.ofDays(10);

  @TempDir private Path folder;
  private TestServer server;
  private Laptop ed;
  private Laptop eve;
  private Laptop admin;
  private final String pool = id();

  @BeforeEach
  void start() {
    server = new TestServer(folder);
    ed = server.laptop("ed");
    eve = server.laptop("eve");
    admin = server.laptop("admin");
    done(
        admin,
        new Command.CreateRecord(
            RecordType.POOL, pool, Map.of("name", "East", "teams", List.of(server.east))));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatLiesInThePoolIsOnTheLaptopsOfItsMembersAndNobodyElses() {
    String lead = pooled();
    Laptop erin = server.laptop("erin");
    Laptop will = server.laptop("will");
    for (Laptop laptop : List.of(ed, eve, erin, admin, will)) {
      laptop.pull();
      assertThat(laptop.has("lead", lead)).isEqualTo(laptop != will);
      assertThat(laptop.agrees()).isTrue();
    }
    done(ed, claim(lead));
    eve.pull();
    assertThat(eve.has("lead", lead)).as("once it is Ed's").isFalse();

    admin.push(
        new Command.EditFields(
            RecordType.POOL,
            pool,
            List.of(new FieldEdit("teams", List.of(server.east), List.of(server.west)))));
    String another = pooled();
    ed.pull();
    will.pull();
    assertThat(ed.has("lead", another)).as("no member any more").isFalse();
    assertThat(will.has("lead", another)).isTrue();
  }

  @Test
  void ofTwoWhoClaimOfflineOneHasItAndTheOthersNotesStay() {
    String lead = pooled();
    long tenOClock = server.clock.millis();
    String note = id();
    String call = id();
    List<Envelope> eves =
        envelopes(eve, tenOClock, claim(lead), note(note, lead), call(call, lead), rename(lead));
    done(ed, claim(lead));

    List<Outcome> outcomes = eve.push(eves).outcomes();

    assertThat(outcomes)
        .extracting(Outcome::status)
        .containsExactly(Status.REJECTED, Status.APPLIED, Status.APPLIED, Status.REJECTED);
    assertThat(outcomes.getFirst().reasons().getFirst().toString())
        .contains("pool.taken", ed.session().user());
    assertThat(outcomes.getLast().reasons().getFirst().id())
        .as("an edit is put to whoever has it now")
        .isEqualTo("command.proposed");
    ed.pull();
    assertThat(ed.fields("lead", lead)).containsEntry("owner", ed.session().user());
    assertThat(ed.fields("activity", note))
        .containsEntry("createdBy", eve.session().user())
        .containsEntry("owner", ed.session().user());
    assertThat(ed.fields("lead", lead)).as("the customer was called").containsKey("lastContactAt");
    eve.pull();
    assertThat(eve.has("lead", lead) || eve.has("activity", note)).isFalse();
    assertThat(ed.agrees() && eve.agrees()).isTrue();

    server.clock.advance(Duration.ofMinutes(1));
    assertThat(eve.push(envelopes(eve, server.clock.millis(), note(id(), lead))).outcomes())
        .as("once she has heard")
        .allMatch(outcome -> outcome.status() == Status.REJECTED);
  }

  @Test
  void limitsHoldWithinOnePushAndAcrossRestarts() {
    setUp("claimsPerDay", 3L);
    List<Command> claims = new ArrayList<>();
    for (int number = 0; number < 5; number++) {
      claims.add(claim(pooled()));
    }
    assertThat(statuses(eve, claims.subList(0, 4)))
        .containsExactly(Status.APPLIED, Status.APPLIED, Status.APPLIED, Status.REJECTED);
    server.restart();
    eve.movedTo(server.port());
    assertThat(statuses(eve, claims.subList(4, 5))).containsExactly(Status.REJECTED);
    server.clock.advance(Duration.ofHours(25));
    assertThat(statuses(eve, claims.subList(4, 5))).containsExactly(Status.APPLIED);
  }

  @Test
  void leadsGoBackWhenTheirTimeIsUpAndTheAuditSaysSo() throws Exception {
    String lead = claimed(ed);
    server.clock.advance(TEN_DAYS.minusMinutes(1));
    assertThat(server.recycle(Duration.ZERO)).isZero();
    server.clock.advance(Duration.ofMinutes(2));
    sentAll(ed);

    assertThat(server.recycle(Duration.ZERO)).isEqualTo(1);

    ed.pull();
    assertThat(ed.fields("lead", lead))
        .containsEntry("pooledWhy", "protection")
        .containsEntry("previousOwner", ed.session().user())
        .doesNotContainKey("owner");
    assertThat(
            TestStore.number(
                folder,
                "SELECT count(*) FROM history WHERE type = 'lead' AND command = 'RecycleLead'"))
        .isEqualTo(1);
    assertThat(server.recycle(Duration.ofDays(1))).as("once").isZero();
  }

  @Test
  void noLeadGoesBackWhileALaptopOfItsOwnersMayHoldAFollowUp() throws Exception {
    String lead = claimed(ed);
    long before = server.clock.millis() + Duration.ofDays(9).toMillis();
    server.clock.advance(TEN_DAYS.plusHours(1));
    assertThat(server.recycle(Duration.ZERO)).as("it has not been heard").isZero();
    try (LiveLine line = new LiveLine(ed)) {
      line.hello(2, 1_000);
      heard("unsent", 2);
      assertThat(server.recycle(Duration.ofMinutes(2))).as("two wait on it").isZero();
      ed.push(envelopes(ed, before, call(id(), lead)));
      line.hello(0, 0);
      heard("unsent", 0);
    }
    assertThat(server.recycle(Duration.ofMinutes(4))).as("a call was among them").isZero();
    ed.pull();
    assertThat(ed.fields("lead", lead)).containsEntry("owner", ed.session().user());
  }

  @Test
  void aLaptopThatIsSilentForTooLongIsWaitedForNoLonger() {
    String lead = claimed(ed);
    long before = server.clock.millis() + Duration.ofDays(9).toMillis();
    server.clock.advance(TEN_DAYS.plusDays(29));
    assertThat(server.recycle(Duration.ZERO)).isZero();
    server.clock.advance(Duration.ofDays(2));
    assertThat(server.recycle(Duration.ofMinutes(2))).isEqualTo(1);
    ed = server.laptop("ed");

    // The call would have held it for three days more, not for a month.
    ed.push(envelopes(ed, before, call(id(), lead)));
    ed.pull();
    assertThat(ed.fields("lead", lead)).doesNotContainKey("owner");
  }

  @Test
  void aCallOfThatDayThatArrivesAfterwardsBringsItHomeUnlessAnotherHasIt() {
    String first = claimed(ed);
    String second = claimed(ed);
    long before = server.clock.millis() + Duration.ofDays(9).toMillis();
    forgetLaptops();
    server.clock.advance(TEN_DAYS.plusMinutes(1));
    assertThat(server.recycle(Duration.ZERO)).isEqualTo(2);
    done(eve, claim(second));

    assertThat(ed.push(envelopes(ed, before, call(id(), first), call(id(), second))).outcomes())
        .allMatch(outcome -> outcome.status() == Status.APPLIED);

    admin.pull();
    assertThat(admin.fields("lead", first)).containsEntry("owner", ed.session().user());
    assertThat(admin.fields("lead", second)).containsEntry("owner", eve.session().user());
    assertThat(
            TestStore.number(
                folder,
                "SELECT count(*) FROM history WHERE type = 'lead' AND id = '"
                    + first
                    + "' AND command IN ('RecycleLead', 'LogActivity')"))
        .as("both are in the audit trail")
        .isEqualTo(2);
  }

  @Test
  void aPoolThatIsSetUpOtherwiseIsLookedAtAnew() {
    claimed(ed);
    forgetLaptops();
    server.clock.advance(Duration.ofDays(5));
    assertThat(server.recycle(Duration.ZERO)).isZero();
    setUp("followUpDaysC", 4L);
    assertThat(server.recycle(Duration.ZERO)).isEqualTo(1);
  }

  @Test
  void twoServersTakeEachLeadBackOnce() {
    List<Command> made = new ArrayList<>();
    List<Command> claims = new ArrayList<>();
    for (int number = 0; number < 150; number++) {
      String lead = id();
      made.add(newLead(lead));
      claims.add(claim(lead));
    }
    assertThat(statuses(admin, made)).containsOnly(Status.APPLIED);
    assertThat(statuses(ed, claims)).containsOnly(Status.APPLIED);
    forgetLaptops();
    server.clock.advance(TEN_DAYS.plusMinutes(1));
    List<CompletableFuture<Integer>> servers = new ArrayList<>();
    for (int number = 0; number < 2; number++) {
      servers.add(CompletableFuture.supplyAsync(() -> server.recycle(Duration.ZERO)));
    }

    assertThat(servers.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(150);
    assertThat(
            TestStore.number(
                folder,
                "SELECT count(*) FROM history WHERE type = 'lead' AND command = 'RecycleLead'"))
        .isEqualTo(150);
  }

  @Test
  void aPoolThatHasLeadsIsNotDeleted() {
    String lead = pooled();
    assertThat(statuses(admin, List.of(new Command.DeleteRecord(RecordType.POOL, pool))))
        .containsExactly(Status.REJECTED);
    done(admin, new Command.AssignOwner(RecordType.LEAD, lead, null, eve.session().user()));
    done(admin, new Command.PlaceLead(lead, pool, null));
    done(admin, new Command.DeleteRecord(RecordType.POOL, pool));
  }

  /// No laptop of anybody's is waited for.
  private void forgetLaptops() {
    TestStore.tamper(folder, "UPDATE device SET wiped_at = 1");
  }

  private void sentAll(Laptop laptop) throws Exception {
    try (LiveLine line = new LiveLine(laptop)) {
      line.hello(0, 0);
      heard("CASE WHEN heard_at > " + (server.clock.millis() - 60_000) + " THEN 1 ELSE 0 END", 1);
    }
  }

  private void heard(String what, long value) throws Exception {
    Eventually.holds(() ->
        TestStore.number(
                folder, "SELECT " + what + " FROM device WHERE device_id = '" + ed.device + "'")
            == value);
  }

  private void setUp(String field, long value) {
    done(
        admin,
        new Command.EditFields(RecordType.POOL, pool, List.of(new FieldEdit(field, null, value))));
  }

  private String pooled() {
    String lead = id();
    done(admin, newLead(lead));
    return lead;
  }

  private Command newLead(String lead) {
    return new Command.CreateRecord(
        RecordType.LEAD, lead, Map.of("name", "Li", "source", "fair", "pool", pool));
  }

  private String claimed(Laptop by) {
    String lead = pooled();
    done(by, claim(lead));
    return lead;
  }

  private Command claim(String lead) {
    return new Command.ClaimLead(lead, pool);
  }

  private static Command rename(String lead) {
    return edit(lead, "city", null, "Suzhou");
  }

  private Command note(String id, String lead) {
    return activity(id, lead, "note");
  }

  private Command call(String id, String lead) {
    return activity(id, lead, "call");
  }

  private Command activity(String id, String lead, String kind) {
    return new Command.LogActivity(
        id,
        RecordType.LEAD,
        lead,
        kind,
        kind.equals("call") ? "out" : null,
        server.clock.millis(),
        null,
        null,
        "Spoke to them",
        null,
        List.of(),
        null,
        null);
  }

  private void done(Laptop laptop, Command command) {
    assertThat(laptop.push(envelopes(laptop, server.clock.millis(), command)).outcomes())
        .allSatisfy(outcome ->
            assertThat(outcome.status()).as(outcome.toString()).isEqualTo(Status.APPLIED));
  }

  private List<Status> statuses(Laptop laptop, List<Command> commands) {
    return laptop
        .push(envelopes(laptop, server.clock.millis(), commands.toArray(Command[]::new)))
        .outcomes()
        .stream()
        .map(Outcome::status)
        .toList();
  }

  private static List<Envelope> envelopes(Laptop laptop, long at, Command... commands) {
    List<Envelope> envelopes = new ArrayList<>();
    for (Command command : commands) {
      Lane lane = Lane.of(command);
      envelopes.add(
          Envelope.of(id(), lane, laptop.numbers.merge(lane, 1L, Long::sum), at, command));
    }
    return envelopes;
  }
}
