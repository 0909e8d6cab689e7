package outrider.bench.kill;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import outrider.bench.process.Engine;
import outrider.bench.process.Office;
import outrider.bench.process.ServerProcess;
import outrider.bench.workload.Seed;
import outrider.core.record.RecordType;
import outrider.server.Headquarters;
import outrider.server.delivery.WebhookKind;
import outrider.server.delivery.Webhooks;
import outrider.server.store.Database;
import outrider.server.store.HistoryStore;
import outrider.server.store.StoredRecord;

/// Two servers on one PostgreSQL find that thousands of tasks are overdue at the same moment, and
/// one of them is killed in the middle of it. Each breach has to be in the books once, and in the
/// company's chat at least once, under a name by which a second telling is known.
final class KilledWatch implements AutoCloseable {

  private static final Duration UNTIL_DUE = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final int PAGE = 5_000;

  private final int breaches;
  private final Chat chat = new Chat();
  private final ServerProcess first;
  private final ServerProcess second;
  private final Database database;
  private long dueAt;
  private long foundWhenKilled;
  private long foundAfterMillis;

  /// @param folder empty
  KilledWatch(Path folder, int breaches) {
    this.breaches = breaches;
    var hq = folder.resolve("hq");
    Office.found(hq, 1);
    Office.add(
        hq,
        RecordType.ESCALATION_LEVEL,
        Map.of("name", "At once", "of", "task", "minutes", 0L, "action", "warn_manager"));
    database = Headquarters.open(Engine.settings(hq), InstantSource.system());
    new Webhooks(database, InstantSource.system()).add(WebhookKind.JSON, chat.address());
    first = ServerProcess.start(hq);
    second = ServerProcess.beside(hq);
    Seed.leads(first, breaches);
  }

  void run() {
    dueAt = System.currentTimeMillis() + UNTIL_DUE.toMillis();
    Seed.tasks(first, breaches, dueAt);
    await(() -> found() > breaches / 5);
    first.kill();
    foundWhenKilled = found();
    await(() -> found() >= breaches);
    foundAfterMillis = System.currentTimeMillis() - dueAt;
    await(() -> chat.different() >= breaches);
  }

  private long found() {
    return escalations().count();
  }

  private Stream<StoredRecord> escalations() {
    return database
        .read(transaction -> transaction.records().ofType(RecordType.ESCALATION.wireName()))
        .stream();
  }

  private static void await(BooleanSupplier condition) {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("it does not come to an end");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /// Looks at what is in the books, the audit trail and the chat.
  ///
  /// @return whether each breach is there once, and told
  boolean report() {
    var parents = new HashSet<String>();
    escalations().map(StoredRecord::parent).forEach(parents::add);
    var records = found();
    var audited = audited();
    System.out.printf(
        "%,d breaches, one of two servers killed when %,d were found, all found %,d ms after they"
            + " were due%nin the books %,d, of different leads %,d; in the audit trail %,d%n"
            + "told in the chat %,d times, %,d different, %,d without a key%n",
        breaches,
        foundWhenKilled,
        foundAfterMillis,
        records,
        parents.size(),
        audited,
        chat.messages(),
        chat.different(),
        chat.nameless());
    return foundWhenKilled < breaches
        && records == breaches
        && parents.size() == breaches
        && audited == breaches
        && chat.different() == breaches
        && chat.nameless() == 0;
  }

  private long audited() {
    var audited = 0L;
    var seq = 0L;
    for (var links = after(seq); !links.isEmpty(); links = after(seq)) {
      audited +=
          links.stream()
              .map(HistoryStore.Link::entry)
              .filter(entry -> entry.type().equals(RecordType.ESCALATION.wireName()))
              .count();
      seq = links.getLast().seq();
    }
    return audited;
  }

  private List<HistoryStore.Link> after(long seq) {
    return database.read(transaction -> transaction.history().after(seq, PAGE));
  }

  @Override
  public void close() {
    first.close();
    second.close();
    database.close();
    chat.close();
  }
}
