package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import outrider.core.user.Role;
import outrider.server.admin.Administration;
import outrider.server.ops.AuditTrail;
import outrider.server.store.Database;

/// A company of one rep, Ed, with many devices, and the reckoning after they have all pushed
/// through some calamity: what was answered is there, all of it once, and nothing else.
final class Reckoning {
  private Reckoning() {}

  static void populate(Path folder) {
    try (Database database =
        Headquarters.open(TestStore.settings(folder), InstantSource.system())) {
      Administration administration = new Administration(database, InstantSource.system());
      String team = administration.createTeam("Company", null);
      administration.createUser(
          new Administration.NewUser("ed", "Ed", Role.REP, team, TestServer.PASSWORD));
    }
  }

  static void settle(Path folder, List<Pusher> pushers, int port) {
    Set<String> answered = new HashSet<>();
    for (Pusher pusher : pushers) {
      pusher.finish(port);
      answered.addAll(pusher.answered);
    }
    Set<String> present = new HashSet<>();
    Laptop reader = new Laptop(port).signIn("ed", TestServer.PASSWORD);
    reader.pull().stream()
        .filter(row -> row.t().equals("lead"))
        .forEach(row -> present.add(row.i()));

    assertThat(reader.agrees()).isTrue();
    assertThat(answered).hasSizeGreaterThan(20);
    assertThat(present).isEqualTo(answered);
    assertThat(timesCreated(folder)).isEqualTo(answered.size());
    try (Database database =
        Headquarters.open(TestStore.settings(folder), InstantSource.system())) {
      assertThat(new AuditTrail(database).verify().isIntact()).isTrue();
    }
  }

  private static long timesCreated(Path folder) {
    return TestStore.number(
        folder,
        "SELECT count(*) FROM history WHERE type = 'lead' AND changes LIKE '{\"created\"%'");
  }
}
