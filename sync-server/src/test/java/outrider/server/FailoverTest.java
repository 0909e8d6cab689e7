package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import outrider.server.store.PostgresPair;

/// Whatever dies, another takes over, and nothing that was answered is lost or done twice. Servers
/// and databases are real processes, killed without warning while devices push without a pause.
@EnabledIfSystemProperty(named = "outrider.test.engine", matches = "postgresql")
class FailoverTest {
  private static final int DEVICES = 6;

  @TempDir private Path folder;

  @Test
  void aServerIsKilledAndItsDevicesGoToAnother() throws Exception {
    Reckoning.populate(folder);
    try (ServerProcess first = new ServerProcess(folder);
        ServerProcess second = new ServerProcess(folder)) {
      List<Integer> ports = List.of(first.port(), second.port());
      List<Pusher> pushers = devices(first.port());
      startHalfAtEach(pushers, ports);
      Laptop listener = new Laptop(second.port()).signIn("ed", TestServer.PASSWORD);
      listener.pull();
      Pusher.awaitAnswers(pushers, 20);

      first.kill();
      Pusher.awaitAnswers(pushers, 20);

      try (LiveLine line = new LiveLine(listener).hello(0, 0)) {
        assertThat(line.next()).contains("poke");
      }
      stop(pushers);
      Reckoning.settle(folder, pushers, second.port());
    }
  }

  /// A commit is answered when the standby has it; so whatever the primary knew and the standby
  /// does not was not answered, and comes again.
  @Test
  void aPrimaryDiesAndItsStandbyIsPromoted() throws Exception {
    try (PostgresPair pair = new PostgresPair(Files.createDirectory(folder.resolve("pair")))) {
      TestStore.move(folder, pair.address());
      Reckoning.populate(folder);
      try (ServerProcess first = new ServerProcess(folder);
          ServerProcess second = new ServerProcess(folder)) {
        List<Pusher> pushers = devices(first.port());
        startHalfAtEach(pushers, List.of(first.port(), second.port()));
        Pusher.awaitAnswers(pushers, 20);

        pair.killPrimary();
        pair.promoteStandby();
        Pusher.awaitAnswers(pushers, 20);

        stop(pushers);
        Reckoning.settle(folder, pushers, second.port());
      }
    }
  }

  private static List<Pusher> devices(int port) {
    List<Pusher> pushers = new ArrayList<>();
    for (int i = 0; i < DEVICES; i++) {
      pushers.add(new Pusher(new Laptop(port).signIn("ed", TestServer.PASSWORD)));
    }
    return pushers;
  }

  private static void startHalfAtEach(List<Pusher> pushers, List<Integer> ports) {
    for (int i = 0; i < pushers.size(); i++) {
      pushers.get(i).start(i % 2 == 0 ? ports : ports.reversed());
    }
  }

  private static void stop(List<Pusher> pushers) throws InterruptedException {
    for (Pusher pusher : pushers) {
      pusher.stop();
    }
  }
}
