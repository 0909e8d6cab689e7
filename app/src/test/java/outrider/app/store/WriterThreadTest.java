package outrider.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who is next: a person before HQ, and HQ not for ever behind. The clock is held.
final class WriterThreadTest {

  private final AtomicLong nanos = new AtomicLong();
  private final WriterThread writer = new WriterThread(nanos::get);
  private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    writer.close();
  }

  @Test
  void aPersonGoesBeforeWhatComesFromHq() {
    var gate = busy();
    writer.behind(() -> done.add("row 1"));
    writer.behind(() -> done.add("row 2"));
    writer.first(() -> done.add("edit 1"));
    writer.first(() -> done.add("edit 2"));
    gate.countDown();
    writer.close();
    assertThat(done).containsExactly("edit 1", "edit 2", "row 1", "row 2");
  }

  @Test
  void whatHasWaitedForLongGoesFirstAfterAll() {
    var gate = busy();
    writer.behind(() -> done.add("row"));
    nanos.addAndGet(WriterThread.PATIENCE.toNanos());
    writer.first(() -> done.add("edit"));
    gate.countDown();
    writer.close();
    assertThat(done).containsExactly("row", "edit");
  }

  @Test
  void whileItIsHeldBackEvenAnIdleWriterWaitsForThePersonsNextWrite() throws Exception {
    writer.hold();
    writer.behind(() -> done.add("row"));
    ran("edit 1");
    ran("edit 2");
    assertThat(done).containsExactly("edit 1", "edit 2");
    writer.release();
    writer.close();
    assertThat(done).containsExactly("edit 1", "edit 2", "row");
  }

  @Test
  void aHoldHasAnEndForWhatHasWaitedLongEnough() throws Exception {
    writer.hold();
    writer.behind(() -> done.add("row"));
    nanos.addAndGet(WriterThread.PATIENCE.toNanos());
    ran("edit");
    assertThat(done).containsExactly("row", "edit");
  }

  @Test
  void closingEndsWhatWasAskedForAndTakesNothingMore() {
    var gate = busy();
    writer.hold();
    writer.behind(() -> done.add("row"));
    writer.first(() -> done.add("edit"));
    gate.countDown();
    writer.close();
    assertThat(done).containsExactly("edit", "row");
    for (var refused :
        List.<Runnable>of(() -> writer.first(() -> {}), () -> writer.behind(() -> {}))) {
      assertThatThrownBy(refused::run).isInstanceOf(RejectedExecutionException.class);
    }
  }

  /// Keeps the writer busy until the latch is counted down.
  private CountDownLatch busy() {
    var gate = new CountDownLatch(1);
    var begun = new CompletableFuture<Boolean>();
    writer.first(() -> {
      begun.complete(true);
      try {
        gate.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    });
    begun.join();
    return gate;
  }

  private void ran(String what) throws Exception {
    var ended = new CompletableFuture<Boolean>();
    writer.first(() -> {
      done.add(what);
      ended.complete(true);
    });
    ended.get(10, TimeUnit.SECONDS);
  }
}
