package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.protocol.FarewellRequest;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.Outcome.Status;
import outrider.core.protocol.RevokeRequest;
import outrider.core.protocol.SettleRequest;
import outrider.core.protocol.SettleResponse;
import outrider.core.record.RecordType;
import outrider.core.rule.Reason;
import outrider.server.retention.Forgotten;
import outrider.server.retention.Forgotten.Kind;
import outrider.server.retention.Retention;
import outrider.server.store.Database;

/// What HQ forgets, and what it must not.
class RetentionTest {
  private static final Retention.Pace ENOUGH = new Retention.Pace(100, 10);

  @TempDir private Path folder;
  private TestServer server;
  private Laptop ed;

  @BeforeEach
  void start() {
    server = new TestServer(folder);
    ed = server.laptop("ed").sayingItsBase();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anAnswerIsForgottenWhenItHasLongBeenHeard() {
    ed.push(newLead(id(), "One"), newLead("no-id", "Refused"));
    assertThat(count("envelope")).isEqualTo(2);
    assertThat(count("result")).isEqualTo(1);

    server.clock.advance(Duration.ofDays(36));
    back(ed, "ed");
    assertThat(forget().of(Kind.ENVELOPES)).isZero();
    assertThat(count("envelope")).as("known for a little more than a month").isEqualTo(2);

    server.clock.advance(Duration.ofDays(8));
    assertThat(ed.push(newLead(id(), "Two")).getFirst().status()).isEqualTo(Status.APPLIED);
    assertThat(forget().of(Kind.ENVELOPES)).isEqualTo(2);
    assertThat(count("envelope")).as("the newest one").isEqualTo(1);
    assertThat(count("result")).isZero();
    assertThat(ed.push(newLead(id(), "Three")).getFirst().status()).isEqualTo(Status.APPLIED);
  }

  @Test
  void aLaptopThatHasNotHeardTheAnswerGetsItHoweverLate() {
    List<Envelope> sent = ed.envelopes(newLead(id(), "One"), newLead("no-id", "Refused"));
    ed.push(sent);
    // The answer got lost, and the laptop goes into a drawer.
    server.clock.advance(Duration.ofDays(200));
    assertThat(forget().of(Kind.ENVELOPES)).isZero();

    back(ed, "ed");

    assertThat(ed.push(sent).outcomes())
        .extracting(outcome -> outcome.status())
        .containsExactly(Status.APPLIED, Status.REJECTED);
    ed.pull();
    assertThat(number("SELECT count(*) FROM record WHERE type = 'lead'")).isEqualTo(1);
  }

  /// It comes out of the drawer, signs in, and before it has sent anything HQ tidies up.
  @Test
  void aLaptopThatHasJustComeBackHasNotHeardItYet() {
    List<Envelope> sent = ed.envelopes(newLead(id(), "One"), newLead("no-id", "Refused"));
    ed.push(sent);
    server.clock.advance(Duration.ofDays(60));

    assertThat(ed.tryPull(0).status()).isEqualTo(401);
    // Behind whatever that had HQ write down.
    server.laptop("erin");
    assertThat(forget().of(Kind.ENVELOPES)).as("turned away").isZero();
    back(ed, "ed");
    assertThat(forget().of(Kind.ENVELOPES)).isZero();

    assertThat(ed.push(sent).outcomes())
        .extracting(outcome -> outcome.status())
        .containsExactly(Status.APPLIED, Status.REJECTED);
  }

  @Test
  void aLaptopThatSaysThatSomethingOldWaitsIsBelieved() {
    ed.push(newLead(id(), "One"));
    server.clock.advance(Duration.ofDays(60));
    back(ed, "ed");
    TestStore.tamper(
        folder, "UPDATE device SET unsent = 1, oldest_unsent_at = 1 WHERE device_id IS NOT NULL");

    assertThat(forget().of(Kind.ENVELOPES)).isZero();
  }

  /// Its manager takes over what the laptop believes to be unsent.
  @Test
  void whatAWithdrawnLaptopHandsInIsKnownUntilItHasSaidFarewell() {
    List<Envelope> sent = ed.envelopes(newLead(id(), "One"));
    ed.push(sent);
    server.clock.advance(Duration.ofDays(60));
    back(ed, "ed");
    Laptop erin = server.laptop("erin");
    erin.post("/v1/devices/revoke", new RevokeRequest(ed.device, true));
    assertThat(forget().of(Kind.ENVELOPES)).isZero();

    ed.post("/v1/farewell", new FarewellRequest(ed.device, sent, true));

    assertThat(
            erin.post("/v1/devices/settle", new SettleRequest(ed.device, true))
                .as(SettleResponse.class))
        .isEqualTo(new SettleResponse(0, 0));
    assertThat(number("SELECT count(*) FROM record WHERE type = 'lead'")).isEqualTo(1);
    assertThat(forget().of(Kind.ENVELOPES)).isEqualTo(1);
  }

  /// Who has a copy of a disk as it was months ago believes that this has yet to be sent.
  @Test
  void whatACopyOfADiskSendsMonthsLaterIsForThePersonToDecide() {
    Envelope sent = lead("One", 1);
    ed.push(List.of(sent));
    server.clock.advance(Duration.ofDays(36));
    back(ed, "ed");
    server.clock.advance(Duration.ofDays(8));
    ed.push(List.of(lead("Two", 2)));
    assertThat(forget().of(Kind.ENVELOPES)).isPositive();

    assertThat(ed.tryPush(List.of(sent)).text()).contains("incarnation-unknown");
    back(ed, "ed");

    List<Outcome> outcomes = ed.push(List.of(sent, lead("Three", 2))).outcomes();
    assertThat(outcomes)
        .extracting(Outcome::status)
        .containsExactly(Status.REJECTED, Status.APPLIED);
    assertThat(outcomes.getFirst().reasons())
        .extracting(Reason::id)
        .containsExactly("envelope.doubtful");
  }

  private Envelope lead(String name, long n) {
    return Envelope.of(id(), Lane.DATA, n, server.clock.millis(), newLead(id(), name));
  }

  @Test
  void whatWasDeletedOrHandedOnIsForgottenAfterThePermittedTime() {
    String gone = id();
    String handedOn = id();
    String stays = id();
    ed.push(newLead(gone, "Gone"), newLead(handedOn, "Handed on"), newLead(stays, "Stays"));
    server.laptop("erin").push(assign(handedOn), new Command.DeleteRecord(RecordType.LEAD, gone));
    assertThat(exits()).isPositive();

    server.clock.advance(Duration.ofDays(89));
    assertThat(forget().of(Kind.EXITS)).isZero();

    server.clock.advance(Duration.ofDays(2));
    Forgotten forgotten = forget();
    assertThat(forgotten.of(Kind.EXITS)).isPositive();
    assertThat(forgotten.of(Kind.DELETED_RECORDS)).as("the lead and its task").isEqualTo(2);
    assertThat(exits()).isZero();
    assertThat(number("SELECT count(*) FROM record WHERE deleted = 1")).isZero();
    assertThat(forget().isNothing()).isTrue();

    Laptop eve = server.laptop("eve");
    eve.pull();
    assertThat(eve.has("lead", handedOn)).isTrue();
    assertThat(eve.agrees()).isTrue();
    assertThat(Main.run(arguments("audit", "verify"), System.err)).isZero();
  }

  @Test
  void aLaptopThatWasAwayLongerStartsOver() {
    String gone = id();
    String stays = id();
    ed.push(newLead(gone, "Gone"), newLead(stays, "Stays"));
    ed.pull();
    Laptop erin = server.laptop("erin");
    erin.push(assign(gone));
    server.clock.advance(Duration.ofDays(91));
    forget();

    back(ed, "ed");
    ed.pull();

    assertThat(ed.head().restart()).isNotEmpty();
    assertThat(ed.has("lead", gone)).isFalse();
    assertThat(ed.has("lead", stays)).isTrue();
    assertThat(ed.agrees()).isTrue();
    ed.pull();
    assertThat(ed.head().restart()).as("once is enough").isNull();
  }

  @Test
  void oneThatDoesNotSayWhereItStandsFindsOutByTheChecksum() {
    Laptop old = server.laptop("ed");
    String gone = id();
    old.push(newLead(gone, "Gone"), newLead(id(), "Stays"));
    old.pull();
    server.laptop("erin").push(assign(gone));
    server.clock.advance(Duration.ofDays(91));
    forget();

    back(old, "ed");
    old.pull();
    assertThat(old.agrees()).isFalse();

    old.startOver();
    old.pull();
    assertThat(old.agrees()).isTrue();
    assertThat(old.has("lead", gone)).isFalse();
  }

  @Test
  void oneThatWasHereInTimeHearsOfItAsEver() {
    String gone = id();
    ed.push(newLead(gone, "Gone"));
    ed.pull();
    server.clock.advance(Duration.ofDays(60));
    server.laptop("erin").push(assign(gone));
    server.clock.advance(Duration.ofDays(60));
    forget();

    back(ed, "ed");
    ed.pull();

    assertThat(ed.head().restart()).isNull();
    assertThat(ed.has("lead", gone)).isFalse();
    assertThat(ed.agrees()).isTrue();
  }

  @Test
  void aRunIsBoundedAndTheNextGoesOn() {
    List<Command> made = new ArrayList<>();
    List<Command> unmade = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      String lead = id();
      made.add(newLead(lead, "Lead " + i));
      unmade.add(new Command.DeleteRecord(RecordType.LEAD, lead));
    }
    ed.push(made.toArray(Command[]::new));
    ed.push(unmade.toArray(Command[]::new));
    long before = exits();
    server.clock.advance(Duration.ofDays(91));

    withRetention(
        new Retention.Pace(2, 1),
        retention -> {
          assertThat(retention.run().of(Kind.EXITS)).isEqualTo(2);
          assertThat(exits()).isEqualTo(before - 2);
          assertThat(number("SELECT count(*) FROM record WHERE deleted = 1 AND type = 'lead'"))
              .as("records wait for their exits")
              .isEqualTo(7);
          assertThat(retention.run().of(Kind.EXITS)).isEqualTo(2);
          assertThat(retention.runWhole().of(Kind.DELETED_RECORDS)).isGreaterThanOrEqualTo(7);
        });
    assertThat(exits()).isZero();
    assertThat(number("SELECT count(*) FROM record WHERE deleted = 1")).isZero();
  }

  @Test
  void sessionsThatHaveEndedGo() {
    long before = count("session");
    assertThat(before).isPositive();
    server.clock.advance(Duration.ofDays(31));

    assertThat(forget().of(Kind.SESSIONS)).isEqualTo(before);
    assertThat(count("session")).isZero();
  }

  @Test
  void theAdministratorRunsItNowAndDecidesHowLongThingsAreKept() {
    assertThat(Main.run(arguments("tidy"), System.err)).isZero();
    assertThat(Main.run(arguments("policy", "set", "tombstone-days", "20"), System.err))
        .as("less than laptops may be away")
        .isEqualTo(1);
    assertThat(Main.run(arguments("policy", "set", "offline-days", "91"), System.err)).isEqualTo(1);
    assertThat(Main.run(arguments("policy", "set", "envelope-days", "10"), System.err))
        .isEqualTo(1);
    assertThat(Main.run(arguments("policy", "set", "offline-days", "10"), System.err)).isZero();
    assertThat(Main.run(arguments("policy", "set", "tombstone-days", "20"), System.err)).isZero();

    String gone = id();
    ed.push(newLead(gone, "Gone"));
    ed.push(new Command.DeleteRecord(RecordType.LEAD, gone));
    server.clock.advance(Duration.ofDays(21));
    assertThat(forget().of(Kind.DELETED_RECORDS)).isPositive();
  }

  private Command assign(String lead) {
    return new Command.AssignOwner(RecordType.LEAD, lead, user("ed"), user("eve"));
  }

  private String user(String login) {
    return server.laptop(login).session().user();
  }

  private static void back(Laptop laptop, String login) {
    laptop.signIn(login, TestServer.PASSWORD);
  }

  private Forgotten forget() {
    Forgotten[] forgotten = new Forgotten[1];
    withRetention(ENOUGH, retention -> forgotten[0] = retention.run());
    return forgotten[0];
  }

  private interface Work {
    void run(Retention retention);
  }

  private void withRetention(Retention.Pace pace, Work work) {
    try (Database database = Headquarters.open(TestStore.settings(folder), server.clock)) {
      work.run(new Retention(database, Optional.empty(), server.clock, pace));
    }
  }

  private String[] arguments(String... words) {
    List<String> all = new ArrayList<>(TestStore.arguments(folder));
    all.addAll(List.of(words));
    return all.toArray(String[]::new);
  }

  private long exits() {
    return number("SELECT count(*) FROM membership WHERE exited = 1");
  }

  private long count(String table) {
    return number("SELECT count(*) FROM " + table);
  }

  private long number(String sql) {
    return TestStore.number(folder, sql);
  }
}
