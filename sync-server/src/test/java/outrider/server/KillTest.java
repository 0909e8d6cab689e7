package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
  @TempDir private Path folder;

  /// Devices push without a pause, a server process is killed in the middle, again and again; each
  /// device sends once more what it has no answer for. What was answered is there, and all of it
  /// once.
  @Test
  void aServerKilledDuringPushesLosesNothingItAnsweredAndDoublesNothing() throws Exception {
    Reckoning.populate(folder);
    Random random = new Random(7);
    List<Pusher> pushers = new ArrayList<>();
    for (int life = 0; life < 3; life++) {
      try (ServerProcess server = new ServerProcess(folder)) {
        if (pushers.isEmpty()) {
          for (int i = 0; i < 4; i++) {
            pushers.add(new Pusher(new Laptop(server.port()).signIn("ed", TestServer.PASSWORD)));
          }
        }
        pushers.forEach(pusher -> pusher.start(List.of(server.port())));
        // A busy machine takes its time to begin: the blow falls when all are in full swing.
        Pusher.awaitAnswers(pushers, 10 + random.nextInt(50));
        server.kill();
        for (Pusher pusher : pushers) {
          pusher.stop();
        }
      }
    }

    try (ServerProcess server = new ServerProcess(folder)) {
      Reckoning.settle(folder, pushers, server.port());
      assertThat(server.stop()).isEqualTo(143);
    }
  }
}
