package outrider.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A disk that was full and has room again: the program goes on without a restart.
final class FullDiskTest {

  @TempDir Path folder;

  @Test
  void whatFailedOnAFullDiskWorksAgainOnceThereIsRoom() {
    Profiles.in(
        folder,
        database -> {
          Profiles.seed(database, lead("before"));
          pages(database, 1);
          assertThatThrownBy(() -> fill(database))
              .isInstanceOfSatisfying(
                  StoreException.class,
                  failure -> assertThat(failure.kind()).isEqualTo(StoreException.Kind.DISK_FULL));
          pages(database, 1_000_000);
          fill(database);
          assertThat(database.<Long>readNow(sql -> sql.number("SELECT count(*) FROM lead")))
              .isEqualTo(401);
        });
  }

  private static void fill(Database database) {
    database.writeNow(transaction -> {
      for (var number = 0; number < 400; number++) {
        RecordTable.of(RecordType.LEAD).put(transaction, lead("lead " + number));
      }
      return true;
    });
  }

  private static void pages(Database database, long most) {
    database.writeNow(transaction -> transaction.sql().number("PRAGMA max_page_count = " + most));
  }

  private static Row lead(String id) {
    return Profiles.row(RecordType.LEAD, id, "name", id, "note", "n".repeat(2_000));
  }
}
