package outrider.app.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.importing.run.MavenBook;
import outrider.app.store.Database;
import outrider.app.store.Sql;
import outrider.core.board.Share;
import outrider.core.diagnosis.Arrival;
import outrider.core.diagnosis.Cause;
import outrider.core.diagnosis.Diagnostician;
import outrider.core.diagnosis.Recovery;
import outrider.core.quota.Quarter;

/// What a diagnosis counts is what SQL says that is written by hand over the records: on Maven's
/// deals, which came in closed, without leads, moves, touches or laptops.
final class EvidenceTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @TempDir Path folder;

  @Test
  void mavensDeals() {
    try (var maven = new MavenBook(folder)) {
      var found =
          maven
              .database()
              .readNow((Sql sql) ->
                  new BoardShelf(maven.database())
                      .evidence(
                          sql,
                          new EvidenceAsked(
                              Optional.empty(),
                              maven.pipeline(),
                              new Quarter(2017, 3),
                              Instant.parse("2017-12-31T04:00:00Z").toEpochMilli(),
                              ZONE,
                              maven.database().configuration())));
      var evidence = found.evidence();
      var database = maven.database();
      assertThat(evidence.currency()).isEqualTo("USD");
      var diagnosis = Diagnostician.of(evidence);
      var decomposition = diagnosis.decomposition();
      for (var side : List.of(decomposition.before(), decomposition.now())) {
        var days = side == decomposition.before() ? evidence.before() : evidence.now();
        var won = " state = 'won' AND closed_on >= ? AND closed_on < ? AND amount > 0";
        assertThat(side.revenueMinor())
            .isEqualTo(
                number(
                    database,
                    "SELECT sum(amount) FROM opportunity WHERE" + won,
                    days.from(),
                    days.to()));
        assertThat((long) side.wins())
            .isEqualTo(
                number(
                    database,
                    "SELECT count(*) FROM opportunity WHERE" + won,
                    days.from(),
                    days.to()));
        var came = "FROM opportunity WHERE engaged_on >= ? AND engaged_on < ?";
        assertThat((long) side.arrivals())
            .isEqualTo(number(database, "SELECT count(*) " + came, days.from(), days.to()));
        var old = came + " AND engaged_on + ? < ?";
        assertThat(side.converted())
            .isEqualTo(
                new Share(
                    number(
                        database,
                        "SELECT count(*) "
                            + old
                            + " AND state = 'won' AND closed_on - engaged_on <= ?",
                        days.from(),
                        days.to(),
                        decomposition.days(),
                        evidence.horizon(),
                        decomposition.days()),
                    number(
                        database,
                        "SELECT count(*) " + old,
                        days.from(),
                        days.to(),
                        decomposition.days(),
                        evidence.horizon())));
      }
      assertThat(decomposition.permille().values().stream().mapToInt(each -> each).sum())
          .isEqualTo(1_000);

      // The last step: from engaged to won.
      var last = diagnosis.steps().getLast();
      assertThat(last.key()).isEqualTo("won");
      for (var came : new boolean[] {true, false}) {
        var rows = Recovery.rows(evidence, last.step(), evidence.now(), came);
        var isWon = "(state = 'won' AND closed_on - engaged_on <= " + last.days() + ")";
        assertThat((long) rows.size())
            .isEqualTo(
                number(
                    database,
                    "SELECT count(*) FROM opportunity WHERE engaged_on >= ? AND engaged_on < ?"
                        + " AND engaged_on + ? < ? AND "
                        + (came ? isWon : "NOT " + isWon),
                    evidence.now().from(),
                    evidence.now().to(),
                    last.days(),
                    evidence.horizon()));
        assertThat(rows).extracting(Arrival::lead).containsOnly(0);
      }
      assertThat(diagnosis.causes())
          .as("nobody knows how late anybody was")
          .filteredOn(cause -> cause.kind() == Cause.Kind.LAG)
          .allMatch(cause -> !cause.isNamed() && cause.weight() == 0);
    }
  }

  private static long number(Database database, String sql, @Nullable Object... arguments) {
    return database.readNow((Sql read) -> read.number(sql, arguments));
  }
}
