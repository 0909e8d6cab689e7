package outrider.server.telephony;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.protocol.CallState;
import outrider.server.access.Configurations;
import outrider.server.ops.Limits;
import outrider.server.push.OwnCommands;
import outrider.server.store.Database;
import outrider.server.store.WriteTransaction;

/// What is left to do about calls after they were told of: a draft of the summary, and an end for
/// those of which the end was never told. Several servers may look at once.
public final class CallRounds {
  private static final Logger log = LoggerFactory.getLogger(CallRounds.class);

  private final Database database;
  private final Drafter drafter;
  private final InstantSource clock;
  private final CallReports reports;
  private final Supplier<ExecutorService> drafting;

  public CallRounds(
      Database database, Configurations configurations, Drafter drafter, InstantSource clock) {
    this(
        database,
        drafter,
        clock,
        new OwnCommands(configurations, clock),
        Executors::newVirtualThreadPerTaskExecutor);
  }

  /// @param drafting makes the threads in which the drafts of one round are written
  public CallRounds(
      Database database,
      Drafter drafter,
      InstantSource clock,
      OwnCommands commands,
      Supplier<ExecutorService> drafting) {
    this.database = database;
    this.drafter = drafter;
    this.clock = clock;
    this.reports = new CallReports(commands, clock);
    this.drafting = drafting;
  }

  public void run() {
    while (!database
        .read(transaction -> transaction.phoneCalls().due(clock.millis(), 1))
        .isEmpty()) {
      some();
    }
  }

  /// Forgets calls of long ago: nothing more is told of them.
  ///
  /// @return how many
  public int forget() {
    long before = clock.millis() - Limits.CALLS_KEPT.toMillis();
    return database.write(transaction -> transaction.phoneCalls().forgetRequestedBefore(before));
  }

  private void some() {
    List<Call> taken = database.write(this::take);
    try (ExecutorService threads = drafting.get()) {
      List<Callable<Boolean>> each =
          taken.stream()
              .filter(Call::wantsSummary)
              .<Callable<Boolean>>map(call ->
                  () -> {
                    draft(call);
                    return true;
                  })
              .toList();
      for (Future<Boolean> one : threads.invokeAll(each)) {
        if (one.state() == Future.State.FAILED) {
          log.warn("A summary could not be drafted; it is tried again.", one.exceptionNow());
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends those that were lost, and leaves the others to this server for a while.
  private List<Call> take(WriteTransaction transaction) {
    long now = clock.millis();
    List<Call> due =
        transaction.phoneCalls().due(now, Limits.CALLS_AT_ONCE).stream().map(Call::of).toList();
    for (Call call : due) {
      if (call.isOver()) {
        transaction
            .phoneCalls()
            .put(
                call.next(
                        call.wantsSummary() ? (Long) (now + Limits.SUMMARY_LEASE.toMillis()) : null)
                    .entry());
      } else {
        // Nobody knows how it ended. Where nobody was even rung, nothing happened.
        String how =
            call.heard().ringingAt() == null && call.heard().answeredAt() == null
                ? CallState.FAILED
                : call.heard().outcome();
        reports.keep(transaction, call.ended(now, how));
      }
    }
    return due;
  }

  private void draft(Call call) {
    Optional<Drafter.Draft> draft =
        drafter.draft(Optional.ofNullable(call.heard().transcript()).orElseThrow());
    database.write(transaction -> {
      // More may have been told of it meanwhile.
      Call now = transaction.phoneCalls().call(call.id()).map(Call::of).orElse(call);
      if (draft.isPresent()) {
        reports.keep(transaction, now.summarised(draft.get()));
      } else {
        transaction.phoneCalls().put(now.next(null).entry());
      }
      return true;
    });
  }
}
