package outrider.server;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import outrider.core.call.CallReport;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.core.rule.Reason;
import outrider.core.user.Role;
import outrider.server.access.Configurations;
import outrider.server.access.Passwords;
import outrider.server.admin.Administration;
import outrider.server.approval.ApprovalRounds;
import outrider.server.blob.BucketAddress;
import outrider.server.change.ChangeRounds;
import outrider.server.delivery.Deliveries;
import outrider.server.delivery.MailSettings;
import outrider.server.escalation.Escalations;
import outrider.server.oidc.OidcSettings;
import outrider.server.ops.Metrics;
import outrider.server.pool.Recycling;
import outrider.server.push.OwnCommands;
import outrider.server.silence.Silences;
import outrider.server.store.Database;
import outrider.server.telephony.ModelSettings;

/// A server with a small company in it: two teams under one roof, each with a manager and two reps,
/// and an administrator. Everybody's password is `PASSWORD`. Its database is as `TestStore` says.
final class TestServer implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";

  final TestClock clock = new TestClock();
  final Path folder;
  private final @Nullable BucketAddress bucket;
  String company = "";
  String east = "";
  String west = "";
  private @Nullable OidcSettings issuer;
  private @Nullable MailSettings mail;
  private SyncServer server;

  TestServer(Path folder) {
    this(folder, null, null);
  }

  TestServer(Path folder, @Nullable BucketAddress bucket) {
    this(folder, null, bucket);
  }

  TestServer(Path folder, long pagesMax) {
    this(folder, pagesMax, null);
  }

  private TestServer(Path folder, @Nullable Long pagesMax, @Nullable BucketAddress bucket) {
    this.folder = folder;
    this.bucket = bucket;
    populate();
    server =
        SyncServer.start(
            new ServerSettings(
                    folder,
                    "127.0.0.1",
                    0,
                    ServerSettings.DEFAULT_TENANT,
                    pagesMax,
                    TestStore.address(folder))
                .withFilesIn(bucket)
                .escalating(TestStore.WHEN_ASKED),
            clock);
  }

  /// A test has seven people and no burglars.
  private static final Passwords QUICK = new Passwords(64, 1);

  private void populate() {
    TestCompany made = TestCompany.settle(folder, clock);
    company = made.company();
    east = made.east();
    west = made.west();
  }

  static void user(Administration to, String login, String role, @Nullable String team) {
    to.createUser(new Administration.NewUser(login, login, Role.of(role), team, PASSWORD));
  }

  interface Work {
    void run(Administration administration);
  }

  /// Beside the server, as the command line does it.
  void administer(Work work) {
    administer(TestStore.settings(folder), clock, work);
  }

  static void administer(ServerSettings settings, InstantSource clock, Work work) {
    try (Database database = Headquarters.open(settings, clock)) {
      work.run(new Administration(database, clock, QUICK));
    }
  }

  /// From now on people are told by e-mail.
  void sendBy(MailSettings mailServer) {
    mail = mailServer;
  }

  /// Sends what is to be sent, as if it were so much later; gives how much arrived.
  int deliver(Duration later) {
    InstantSource then = InstantSource.offset(clock, later);
    try (Database database = Headquarters.open(TestStore.settings(folder), then)) {
      return deliveries(database, then).run();
    }
  }

  /// Looks for what is overdue, as if it were so much later; gives how many escalations were made.
  int lookForOverdue(Duration later) {
    InstantSource then = InstantSource.offset(clock, later);
    try (Database database = Headquarters.open(TestStore.settings(folder), then)) {
      return new Escalations(database, new Configurations(), deliveries(database, then), then)
          .run();
    }
  }

  /// Ends requests that waited too long, as if it were so much later; gives how many were ended or
  /// reminded of.
  int attendApprovals(Duration later) {
    InstantSource then = InstantSource.offset(clock, later);
    try (Database database = Headquarters.open(TestStore.settings(folder), then)) {
      return new ApprovalRounds(database, new Configurations(), then).run();
    }
  }

  /// Publishes what is signed and whose time has come, as if it were so much later; gives how many
  /// were.
  int publishDueChanges(Duration later) {
    InstantSource then = InstantSource.offset(clock, later);
    try (Database database = Headquarters.open(TestStore.settings(folder), then)) {
      return new ChangeRounds(database, new Configurations(), then).run();
    }
  }

  /// As if another version of the program had been started.
  void startsAs(String version) {
    try (Database database = Headquarters.open(TestStore.settings(folder), clock)) {
      new ChangeRounds(database, new Configurations(), clock).started(version);
    }
  }

  /// Walks through the leads for silent ones, as another server of the same database would; gives
  /// how many were tagged.
  int lookForSilence() {
    try (Database database = Headquarters.open(TestStore.settings(folder), clock)) {
      return new Silences(database, new Configurations(), clock).run();
    }
  }

  /// Takes back what is due, as if it were so much later; gives how many leads went back.
  int recycle(Duration later) {
    InstantSource then = InstantSource.offset(clock, later);
    try (Database database = Headquarters.open(TestStore.settings(folder), then)) {
      return new Recycling(database, new Configurations(), then).run();
    }
  }

  private Deliveries deliveries(Database database, InstantSource then) {
    return new Deliveries(database, Optional.ofNullable(mail), then, new Metrics());
  }

  List<String> endpoints() {
    return server.endpoints();
  }

  int port() {
    return server.port();
  }

  Laptop laptop() {
    return new Laptop(server.port());
  }

  Laptop laptop(String login) {
    return laptop().signIn(login, PASSWORD);
  }

  void stopForRestore() {
    server.close();
  }

  void restart() {
    server.close();
    server =
        SyncServer.start(
            TestStore.settings(folder).withFilesIn(bucket).withCompanyAccounts(issuer), clock);
  }

  /// From now on the company's accounts are taken; at another port.
  void takeAccountsOf(OidcSettings other) {
    issuer = other;
    restart();
  }

  /// From now on HQ writes letters by this mail server; at another port.
  void writeBy(MailSettings mailServer) {
    server.close();
    server =
        SyncServer.start(
            TestStore.settings(folder).withFilesIn(bucket).sendingBy(mailServer), clock);
  }

  /// From now on this language model drafts summaries; at another port.
  void draftBy(ModelSettings model) {
    server.close();
    server =
        SyncServer.start(
            TestStore.settings(folder).withFilesIn(bucket).summarisingBy(model), clock);
  }

  /// Hears of a call as from a telephone system.
  void hear(CallReport call, String user) {
    try (Database database = Headquarters.open(TestStore.settings(folder), clock)) {
      OwnCommands own = new OwnCommands(new Configurations(), clock);
      List<Reason> refused =
          database.write(transaction -> own.report(transaction, call, user, clock.millis()));
      if (!refused.isEmpty()) {
        throw new AssertionError(refused);
      }
    }
  }

  static Command newLead(String id, String name) {
    return new Command.CreateRecord(RecordType.LEAD, id, Map.of("name", name, "source", "web"));
  }

  /// Of a field of a lead.
  static Command edit(String id, String field, @Nullable Object before, @Nullable Object after) {
    return new Command.EditFields(
        RecordType.LEAD, id, List.of(new FieldEdit(field, before, after)));
  }

  static String id() {
    return UUID.randomUUID().toString();
  }

  @Override
  public void close() {
    server.close();
  }
}
