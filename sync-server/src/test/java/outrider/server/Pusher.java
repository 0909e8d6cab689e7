package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import outrider.core.command.Envelope;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.PushResponse;

/// A device that pushes leads without a pause. When a server does not answer it goes to the next on
/// its list, and sends once more what it has no answer for.
final class Pusher {
  final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final Laptop laptop;
  private final Semaphore answers = new Semaphore(0);
  private volatile List<Integer> ports = List.of();
  private volatile boolean stopping;
  private List<Envelope> unanswered = new ArrayList<>();
  private Thread thread = new Thread(() -> {});

  Pusher(Laptop laptop) {
    this.laptop = laptop;
  }

  /// @param servers where they listen, the one to begin with first
  void start(List<Integer> servers) {
    ports = servers;
    stopping = false;
    thread = Thread.ofVirtual().start(this::pushUntilStopped);
  }

  /// Waits until it has been answered so many more.
  static void awaitAnswers(List<Pusher> pushers, int more) throws InterruptedException {
    pushers.forEach(pusher -> pusher.answers.drainPermits());
    for (Pusher pusher : pushers) {
      assertThat(pusher.answers.tryAcquire(more, 60, TimeUnit.SECONDS)).isTrue();
    }
  }

  void stop() throws InterruptedException {
    stopping = true;
    thread.join();
  }

  private void pushUntilStopped() {
    for (int turn = 0; !stopping; turn++) {
      laptop.movedTo(ports.get(turn % ports.size()));
      try {
        while (!stopping) {
          push();
        }
      } catch (AssertionError noAnswer) {
        // Nothing is known of what was under way.
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void push() {
    if (unanswered.isEmpty()) {
      for (int i = 0; i < 5; i++) {
        unanswered.addAll(laptop.envelopes(TestServer.newLead(TestServer.id(), "Lead")));
      }
    }
    PushResponse response = laptop.push(unanswered);
    List<Envelope> sent = unanswered;
    unanswered = new ArrayList<>();
    for (Outcome outcome : response.outcomes()) {
      if (outcome.status() != Outcome.Status.APPLIED) {
        throw new IllegalStateException(outcome.toString());
      }
    }
    sent.forEach(envelope -> answered.add((String) envelope.arguments().get("id")));
    answers.release(sent.size());
  }

  /// Sends what it has no answer for.
  void finish(int port) {
    laptop.movedTo(port);
    if (!unanswered.isEmpty()) {
      push();
    }
  }
}
