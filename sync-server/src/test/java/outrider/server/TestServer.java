package outrider.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.user.Role;
import outrider.server.admin.Administration;
import outrider.server.store.Database;

/// A server with a small company in it: two teams under one roof, each with a manager and two reps,
/// and an administrator. Everybody's password is `PASSWORD`. Its database is as `TestStore` says.
final class TestServer implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";

  final TestClock clock = new TestClock();
  final Path folder;
  String company = "";
  String east = "";
  String west = "";
  private SyncServer server;

  TestServer(Path folder) {
    this(folder, null);
  }

  TestServer(Path folder, @Nullable Long pagesMax) {
    this.folder = folder;
    populate();
    server =
        SyncServer.start(
            new ServerSettings(
                folder,
                "127.0.0.1",
                0,
                ServerSettings.DEFAULT_TENANT,
                pagesMax,
                TestStore.address(folder)),
            clock);
  }

  private void populate() {
    administer(administration -> {
      company = administration.createTeam("Company", null);
      east = administration.createTeam("East", company);
      west = administration.createTeam("West", company);
      user(administration, "admin", Role.ADMIN, company);
      user(administration, "erin", Role.MANAGER, east);
      user(administration, "ed", Role.REP, east);
      user(administration, "eve", Role.REP, east);
      user(administration, "wendy", Role.MANAGER, west);
      user(administration, "will", Role.REP, west);
    });
  }

  private static void user(Administration administration, String login, Role role, String team) {
    administration.createUser(new Administration.NewUser(login, login, role, team, PASSWORD));
  }

  interface Work {
    void run(Administration administration);
  }

  /// Beside the server, as the command line does it.
  void administer(Work work) {
    try (Database database = Headquarters.open(TestStore.settings(folder), clock)) {
      work.run(new Administration(database, clock));
    }
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
    server = SyncServer.start(TestStore.settings(folder), clock);
  }

  static Command newLead(String id, String name) {
    return new Command.CreateRecord(RecordType.LEAD, id, Map.of("name", name, "source", "web"));
  }

  static String id() {
    return UUID.randomUUID().toString();
  }

  @Override
  public void close() {
    server.close();
  }
}
