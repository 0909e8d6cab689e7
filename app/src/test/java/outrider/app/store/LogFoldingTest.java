package outrider.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was committed comes to its place in the file while the book is open, and nobody who commits
/// waits for it.
final class LogFoldingTest {
  private static final int ROWS = 4_000;

  @TempDir Path folder;

  @Test
  void whatWasCommittedIsFoldedInBesideWhoeverCommits() throws Exception {
    Profiles.open(folder).close();
    var file = folder.resolve("outrider.db");
    var connections = new EncryptedConnections(Profiles.key().bytes());
    var use = new ReentrantLock();
    try (var folding = new LogFolding(() -> connections.open(file, false), use);
        var writer = connections.open(file, false)) {
      folding.take(writer);
      writer.script("CREATE TABLE filler (text TEXT)");
      var before = Files.size(file);

      for (var round = 1; round <= 2; round++) {
        fill(writer);
        assertThat(Files.size(file)).as("left in the log by the commit").isEqualTo(before);
        folding.committed();
        folding.folded().get(30, TimeUnit.SECONDS);
        assertThat(Files.size(file)).as("folded in, round %d", round).isGreaterThan(before);
        before = Files.size(file);

        // As when another file takes the place of this one: the next round opens it again.
        use.lock();
        try {
          folding.letGo();
        } finally {
          use.unlock();
        }
      }
      assertThat(writer.number("SELECT count(*) FROM filler")).isEqualTo(2 * ROWS);
    }
  }

  @Test
  void aBookLeavesItsLogToTheFoldingAndNoneBehindWhenItIsClosed() {
    try (var database = Profiles.open(folder)) {
      assertThat(database.<Long>writeNow(it -> it.sql().number("PRAGMA wal_autocheckpoint")))
          .as("pages after which a commit folds")
          .isZero();
    }
    assertThat(folder.resolve("outrider.db-wal")).doesNotExist();
  }

  private static void fill(Sql writer) {
    writer.begin();
    for (var row = 0; row < ROWS; row++) {
      writer.run("INSERT INTO filler (text) VALUES (?)", "陈思远 ".repeat(40) + row);
    }
    writer.commit();
  }
}
