package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import outrider.core.command.Envelope;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.PushResponse;

/// A device that pushes leads without a pause. When a server does not answer it goes to the next on
/// its list, and sends once more what it has no answer for.
final class Pusher {
  private static final long BACK_OFF_MILLIS = 20;

  final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final Laptop laptop;
  private final Semaphore answers = new Semaphore(0);
  private volatile List<Integer> ports = List.of();
  private volatile CountDownLatch stopping = new CountDownLatch(1);
  private List<Envelope> unanswered = new ArrayList<>();
  private Thread thread = new Thread(() -> {});

  Pusher(Laptop laptop) {
    this.laptop = laptop;
  }

  /// @param servers where they listen, the one to begin with first
  void start(List<Integer> servers) {
    ports = servers;
    stopping = new CountDownLatch(1);
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
    stopping.countDown();
    thread.join();
  }

  private void pushUntilStopped() {
    for (int turn = 0; !isStopping(0); turn++) {
      laptop.movedTo(ports.get(turn % ports.size()));
      try {
        while (!isStopping(0)) {
          push();
        }
      } catch (AssertionError noAnswer) {
        // Nothing is known of what was under way, nor is one asked again at once.
        isStopping(BACK_OFF_MILLIS);
      }
    }
  }

  private boolean isStopping(long waitMillis) {
    try {
      return stopping.await(waitMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
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
