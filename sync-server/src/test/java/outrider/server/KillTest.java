package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.newLead;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Envelope;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.PushResponse;
import outrider.core.user.Role;
import outrider.server.admin.Administration;
import outrider.server.ops.AuditTrail;
import outrider.server.store.Database;

class KillTest {
  @TempDir private Path folder;

  /// Devices push without a pause, a server process is killed in the middle, again and again; each
  /// device sends once more what it has no answer for. What was answered is there, and all of it
  /// once.
  @Test
  void aServerKilledDuringPushesLosesNothingItAnsweredAndDoublesNothing() throws Exception {
    populate();
    Random random = new Random(7);
    List<Pusher> pushers = new ArrayList<>();
    for (int life = 0; life < 3; life++) {
      try (ServerProcess server = new ServerProcess(folder)) {
        if (pushers.isEmpty()) {
          for (int i = 0; i < 4; i++) {
            pushers.add(new Pusher(new Laptop(server.port()).signIn("ed", TestServer.PASSWORD)));
          }
        }
        pushers.forEach(pusher -> pusher.start(server.port()));
        awaitAnswers(pushers, 10 + random.nextInt(50));
        server.kill();
        for (Pusher pusher : pushers) {
          pusher.join();
        }
      }
    }

    Set<String> answered = new HashSet<>();
    Set<String> present = new HashSet<>();
    try (ServerProcess server = new ServerProcess(folder)) {
      for (Pusher pusher : pushers) {
        pusher.finish(server.port());
        answered.addAll(pusher.answered);
      }
      Laptop reader = new Laptop(server.port()).signIn("ed", TestServer.PASSWORD);
      reader.pull().stream()
          .filter(row -> row.t().equals("lead"))
          .forEach(row -> present.add(row.i()));
      assertThat(reader.agrees()).isTrue();
      assertThat(server.stop()).isEqualTo(143);
    }

    assertThat(answered).hasSizeGreaterThan(20);
    assertThat(present).isEqualTo(answered);
    assertThat(timesCreated()).isEqualTo(answered.size());
    try (Database database =
        Headquarters.open(TestStore.settings(folder), InstantSource.system())) {
      assertThat(new AuditTrail(database).verify().isIntact()).isTrue();
    }
  }

  /// A busy machine takes its time to begin: the blow falls when every device is in full swing.
  private static void awaitAnswers(List<Pusher> pushers, int more) throws InterruptedException {
    pushers.forEach(pusher -> pusher.answers.drainPermits());
    for (Pusher pusher : pushers) {
      assertThat(pusher.answers.tryAcquire(more, 30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void populate() {
    try (Database database =
        Headquarters.open(TestStore.settings(folder), InstantSource.system())) {
      Administration administration = new Administration(database, InstantSource.system());
      String team = administration.createTeam("Company", null);
      administration.createUser(
          new Administration.NewUser("ed", "Ed", Role.REP, team, TestServer.PASSWORD));
    }
  }

  private long timesCreated() {
    return TestStore.number(
        folder,
        "SELECT count(*) FROM history WHERE type = 'lead' AND changes LIKE '{\"created\"%'");
  }

  /// A device that pushes until its server is gone, and keeps what it has no answer for.
  private static final class Pusher {
    final Set<String> answered = ConcurrentHashMap.newKeySet();
    final Semaphore answers = new Semaphore(0);
    private final Laptop laptop;
    private List<Envelope> unanswered = new ArrayList<>();
    private Thread thread = new Thread(() -> {});

    Pusher(Laptop laptop) {
      this.laptop = laptop;
    }

    void start(int port) {
      laptop.movedTo(port);
      thread = Thread.ofVirtual().start(this::pushUntilGone);
    }

    void join() throws InterruptedException {
      thread.join();
    }

    private void pushUntilGone() {
      try {
        while (true) {
          push();
        }
      } catch (AssertionError gone) {
        // The connection broke: nothing is known of what was under way.
      }
    }

    private void push() {
      if (unanswered.isEmpty()) {
        for (int i = 0; i < 5; i++) {
          unanswered.addAll(laptop.envelopes(newLead(TestServer.id(), "Lead")));
        }
      }
      PushResponse response = laptop.push(unanswered);
      List<Envelope> sent = unanswered;
      unanswered = new ArrayList<>();
      for (Outcome outcome : response.outcomes()) {
        assertThat(outcome.status()).isEqualTo(Outcome.Status.APPLIED);
      }
      sent.forEach(envelope -> answered.add((String) envelope.arguments().get("id")));
      answers.release(sent.size());
    }

    void finish(int port) {
      laptop.movedTo(port);
      if (!unanswered.isEmpty()) {
        push();
      }
    }
  }
}
