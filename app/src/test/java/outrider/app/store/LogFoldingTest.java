package outrider.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.record.RecordType;

/// What was committed comes to its place in the file while the book is open, and nobody who commits
/// waits for it.
final class LogFoldingTest {
  private static final int LEADS = 4_000;
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  @TempDir Path folder;

  @Test
  void theLogIsFoldedInBesideTheBookAndNotByWhoeverCommits() throws Exception {
    var file = folder.resolve("outrider.db");
    try (var database = Profiles.open(folder)) {
      var before = Files.size(file);
      fill(database, 0);
      assertThat(database.<Long>writeNow(it -> it.sql().number("PRAGMA wal_autocheckpoint")))
          .as("pages after which a commit folds")
          .isZero();
      awaitGrowth(file, before);
      var folded = Files.size(file);
      fill(database, LEADS);
      awaitGrowth(file, folded);
      assertThat(database.<Long>readNow(sql -> sql.number("SELECT count(*) FROM lead")))
          .isEqualTo(2 * LEADS);
    }
    assertThat(folder.resolve("outrider.db-wal")).doesNotExist();
  }

  private static void fill(Database database, int from) {
    database.writeNow(transaction -> {
      for (var number = from; number < from + LEADS; number++) {
        RecordTable.of(RecordType.LEAD)
            .add(
                transaction,
                Profiles.row(RecordType.LEAD, "lead-" + number, "name", "陈思远 " + number));
      }
      return LEADS;
    });
  }

  private static void awaitGrowth(Path file, long from) throws IOException, InterruptedException {
    var until = System.nanoTime() + PATIENCE_NANOS;
    while (Files.size(file) == from) {
      assertThat(System.nanoTime()).as("the log is still not folded in").isLessThan(until);
      Thread.sleep(20);
    }
  }
}
