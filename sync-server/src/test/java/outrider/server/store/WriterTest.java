package outrider.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.protocol.ScopeState;

class WriterTest {
  @TempDir private Path folder;
  private Database database;
  private final List<Commit> commits = new ArrayList<>();

  @BeforeEach
  void open() {
    open(60_000);
  }

  private void open(long groupMillis) {
    Database.Settings settings =
        new Database.Settings("main", 1_000, 100, groupMillis, 2, 8, 10_000, 1 << 20, null);
    database =
        "postgresql".equals(System.getProperty("outrider.test.engine"))
            ? Database.open(TestPostgres.newDatabase(), settings, Instant.EPOCH)
            : Database.open(folder.resolve("a.db"), settings, Instant.EPOCH);
    database.onCommit(commits::add);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void jobsThatWaitTogetherShareACommitAndOneThatFailsHurtsOnlyItself() {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Long> first =
        database.submit(transaction -> hold(started, gate, transaction));
    await(started);
    CompletableFuture<Long> second = database.submit(transaction -> put(transaction, "b"));
    CompletableFuture<Long> third = database.submit(transaction -> put(transaction, "c"));
    CompletableFuture<Long> bad =
        database.submit(transaction -> {
          put(transaction, "spoilt");
          throw new IllegalStateException("no");
        });
    gate.countDown();

    assertThat(first.join()).isEqualTo(1);
    assertThat(second.join()).isEqualTo(2);
    assertThat(third.join()).isEqualTo(3);
    assertThatThrownBy(bad::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(database.groupsCommitted()).isEqualTo(2);
    assertThat(commits).extracting(Commit::before).containsExactly(0L, 1L);
    assertThat(commits.getLast().entries())
        .extracting(entry -> entry.record().id())
        .containsExactly("b", "c");
    ScopeState state = database.read(transaction -> transaction.scopes().state("user/x"));
    assertThat(state)
        .isEqualTo(ScopeState.EMPTY.plus("lead", "a", 1).plus("lead", "b", 2).plus("lead", "c", 3));
    Optional<StoredRecord> spoilt =
        database.read(transaction -> transaction.records().find("lead", "spoilt"));
    assertThat(spoilt).isEmpty();
  }

  @Test
  void aGroupThatHasTakenLongEnoughIsCommittedBeforeTheRestOfItsJobs() {
    database.close();
    open(0);
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Long> first =
        database.submit(transaction -> hold(started, gate, transaction));
    await(started);
    CompletableFuture<Long> second = database.submit(transaction -> put(transaction, "b"));
    CompletableFuture<Long> third = database.submit(transaction -> put(transaction, "c"));
    gate.countDown();

    assertThat(first.join()).isEqualTo(1);
    assertThat(second.join()).isEqualTo(2);
    assertThat(third.join()).isEqualTo(3);
    assertThat(commits).extracting(Commit::seq).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aJobThatFailsBeforeItHasWrittenMakesNobodyRunAgain() {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Long> first =
        database.submit(transaction -> hold(started, gate, transaction));
    await(started);
    AtomicInteger runs = new AtomicInteger();
    CompletableFuture<Long> second =
        database.submit(transaction -> {
          runs.incrementAndGet();
          return put(transaction, "b");
        });
    CompletableFuture<Long> refused =
        database.submit(transaction -> {
          throw new IllegalStateException("no");
        });
    gate.countDown();

    assertThat(first.join()).isEqualTo(1);
    assertThat(second.join()).isEqualTo(2);
    assertThatThrownBy(refused::join).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(runs).hasValue(1);
  }

  @Test
  void whatTheDatabaseDoesNotTakeIsUndoneAlone() {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Long> first =
        database.submit(transaction -> hold(started, gate, transaction));
    await(started);
    CompletableFuture<Long> second = database.submit(transaction -> put(transaction, "b"));
    CompletableFuture<Boolean> untaken =
        database.submit(transaction -> {
          transaction.lanes().keep("d", 1, "DATA", new LaneStore.Result(1, "REJECTED", "{}"));
          transaction.lanes().keep("d", 1, "DATA", new LaneStore.Result(1, "REJECTED", "{}"));
          return true;
        });
    CompletableFuture<Long> third = database.submit(transaction -> put(transaction, "c"));
    gate.countDown();

    assertThat(first.join()).isEqualTo(1);
    assertThat(second.join()).isEqualTo(2);
    assertThat(third.join()).isEqualTo(3);
    assertThatThrownBy(untaken::join).hasCauseInstanceOf(StoreException.class);
    List<LaneStore.Result> kept =
        database.read(transaction -> transaction.lanes().results("d", 1, "DATA", 1, 1));
    assertThat(kept).isEmpty();
  }

  private static long hold(
      CountDownLatch started, CountDownLatch gate, WriteTransaction transaction) {
    started.countDown();
    await(gate);
    return put(transaction, "a");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static long put(WriteTransaction transaction, String id) {
    return transaction.put(
        new StoredRecord("lead", id, 0, false, "x", null, null, "{}", null),
        Set.of(),
        0,
        Set.of("user/x"),
        new HistoryStore.Entry("lead", id, "Test", "{}", "x", "d", 1, 2));
  }

  @Test
  void aSnapshotSeesOneMomentWhileOthersWrite() {
    database.write(transaction -> put(transaction, "a"));
    try (Snapshot snapshot = database.snapshot()) {
      assertThat(entries(snapshot)).hasSize(1);
      database.write(transaction -> put(transaction, "b"));

      assertThat(entries(snapshot)).hasSize(1);
    }
    List<FeedStore.Entry> later =
        database.read(transaction -> transaction.feed().after("user/x", 0, 10, false));
    assertThat(later).hasSize(2);
  }

  private static List<FeedStore.Entry> entries(Snapshot snapshot) {
    return snapshot.read(transaction -> transaction.feed().after("user/x", 0, 10, false));
  }

  @Test
  void aRecordThatMovesLeavesALineInTheFeedItLeft() {
    database.write(transaction -> put(transaction, "a"));
    database.write(transaction ->
        transaction.put(
            new StoredRecord("lead", "a", 0, false, "y", null, null, "{}", null),
            Set.of("user/x"),
            1,
            Set.of("user/y"),
            new HistoryStore.Entry("lead", "a", "Test", "{}", "x", "d", 1, 2)));

    List<FeedStore.Entry> left =
        database.read(transaction -> transaction.feed().after("user/x", 1, 10, true));
    assertThat(left).extracting(FeedStore.Entry::exited).containsExactly(true);
    ScopeState state = database.read(transaction -> transaction.scopes().state("user/x"));
    assertThat(state).isEqualTo(ScopeState.EMPTY);
  }
}
