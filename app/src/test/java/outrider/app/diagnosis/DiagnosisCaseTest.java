package outrider.app.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.board.BoardShelf;
import outrider.app.board.EvidenceAsked;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.app.store.Sql;
import outrider.core.board.Share;
import outrider.core.diagnosis.Arrival;
import outrider.core.diagnosis.Cause;
import outrider.core.diagnosis.Diagnosis;
import outrider.core.diagnosis.Diagnostician;
import outrider.core.diagnosis.Evidence;
import outrider.core.diagnosis.LagDay;
import outrider.core.diagnosis.PeopleSplit;
import outrider.core.diagnosis.Recovery;
import outrider.core.diagnosis.sample.SampleCompany;
import outrider.core.quota.Quarter;

/// The case in a real book: what its records say is what was made up, the wizard finds the lag in
/// it first, and every figure is what SQL says that is written by hand over the records.
final class DiagnosisCaseTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Test
  void theRecordsSayWhatHappenedAndTheLagIsFoundFirst() {
    var made = SampleCompany.theCase();
    try (var database = SampleBook.openFresh()) {
      Profiles.seed(database, CaseBook.rows(made));
      var evidence = evidence(database);
      same(evidence, made);

      var found = Diagnostician.of(evidence);
      assertThat(found.cause().map(Cause::kind)).contains(Cause.Kind.LAG);
      assertThat(found.people().map(PeopleSplit::verdict)).contains(PeopleSplit.Verdict.COMMON);
      assertThat(found.mainStep().map(Diagnosis.Step::key)).contains(CaseBook.STAGES.get(1));
      assertThat(Math.round(100 * found.decomposition().change())).isEqualTo(-22);
      var recovery =
          Recovery.of(
              evidence,
              found.mainStep().orElseThrow().step(),
              found.beganOn().orElseThrow(),
              (int) SampleCompany.FIXED.toEpochDay());
      assertThat(
              List.of(recovery.before(), recovery.during(), recovery.after()).stream()
                  .map(share -> Math.round(100 * share.value()))
                  .toList())
          .containsExactly(41L, 26L, 38L);
      bySql(database, found);
    }
  }

  /// Counted over the records, without a fact.
  private static void bySql(Database database, Diagnosis found) {
    var evidence = found.evidence();
    for (var side :
        List.of(
            List.of(evidence.before(), found.decomposition().before()),
            List.of(evidence.now(), found.decomposition().now()))) {
      var days = (outrider.core.diagnosis.Days) side.get(0);
      var counted = (outrider.core.diagnosis.Decomposition.Side) side.get(1);
      var wins =
          "FROM opportunity WHERE pipeline = ? AND state = 'won' AND closed_on >= ? AND closed_on < ?";
      assertThat(counted.revenueMinor())
          .isEqualTo(
              number(
                  database,
                  "SELECT sum(amount) " + wins,
                  CaseBook.PIPELINE,
                  days.from(),
                  days.to()));
      assertThat((long) counted.wins())
          .isEqualTo(
              number(
                  database, "SELECT count(*) " + wins, CaseBook.PIPELINE, days.from(), days.to()));
      assertThat((long) counted.arrivals())
          .isEqualTo(
              number(
                  database,
                  "SELECT count(*) FROM lead WHERE created_at >= ? AND created_at < ?",
                  midnight(days.from()),
                  midnight(days.to())));
    }
    var step = found.mainStep().orElseThrow();
    var since = found.since().orElseThrow();
    var weeks = found.weeks();
    var talked =
        """
        FROM opportunity o LEFT JOIN activity m ON m.parent = o.id AND m.kind = 'stage'
          AND m.from_stage = ?1 AND m.to_stage = ?2
        WHERE o.pipeline = ?3 AND o.created_at >= ?4 AND o.created_at < ?5\
        """;
    assertThat(step.change().after())
        .isEqualTo(
            new Share(
                number(
                    database,
                    "SELECT count(*) "
                        + talked
                        + " AND m.occurred_at - o.created_at <= 86400000 * "
                        + step.days(),
                    CaseBook.STAGES.get(0),
                    CaseBook.STAGES.get(1),
                    CaseBook.PIPELINE,
                    midnight(weeks.begins(since.from())),
                    midnight(weeks.begins(since.to()))),
                number(
                    database,
                    "SELECT count(*) " + talked,
                    CaseBook.STAGES.get(0),
                    CaseBook.STAGES.get(1),
                    CaseBook.PIPELINE,
                    midnight(weeks.begins(since.from())),
                    midnight(weeks.begins(since.to())))));
    var lag = found.lags().get(since.from() + 1);
    var monday = weeks.begins(since.from() + 1);
    assertThat((long) lag.worstSeconds())
        .isEqualTo(
            number(
                database,
                "SELECT max(worst_seconds) FROM device_lag WHERE \"day\" >= ? AND \"day\" < ?",
                monday,
                monday + 7));
  }

  private static long midnight(int day) {
    return LocalDate.ofEpochDay(day).atStartOfDay(ZONE).toInstant().toEpochMilli();
  }

  private static long number(Database database, String sql, Object... arguments) {
    return database.readNow((Sql read) -> read.number(sql, arguments));
  }

  private static Evidence evidence(Database database) {
    return database.readNow((Sql sql) ->
        new BoardShelf(database)
            .evidence(
                sql,
                new EvidenceAsked(
                    Optional.of(CaseBook.TEAM),
                    CaseBook.PIPELINE,
                    new Quarter(2025, 3),
                    CaseBook.now().toEpochMilli(),
                    ZONE,
                    database.configuration()))
            .evidence());
  }

  /// But for what numbers and ids are called.
  private static void same(Evidence read, Evidence made) {
    assertThat(read.before()).isEqualTo(made.before());
    assertThat(read.now()).isEqualTo(made.now());
    assertThat(read.horizon()).isEqualTo(made.horizon());
    assertThat(read.currency()).isEqualTo("CNY");
    assertThat(ways(read.arrivals(), false)).isEqualTo(ways(made.arrivals(), true));
    assertThat(lags(read.lags(), false))
        .isEqualTo(
            lags(
                made.lags().stream().filter(lag -> lag.day() >= made.before().from()).toList(),
                true));
    assertThat(read.happenings()).hasSameSizeAs(made.happenings());
    for (var name : SampleCompany.PEOPLE) {
      var from = made.before().from() - 30;
      assertThat(
              read.worked().getOrDefault(CaseBook.person(name), List.of()).stream()
                  .filter(day -> day >= from))
          .containsExactlyElementsOf(
              made.worked().getOrDefault(name, List.of()).stream()
                  .filter(day -> day >= from)
                  .toList());
    }
  }

  private static List<String> ways(List<Arrival> arrivals, boolean named) {
    return arrivals.stream()
        .map(each ->
            (named ? CaseBook.person(each.person()) : each.person())
                + java.util.Arrays.toString(each.entered())
                + each.closedOn()
                + each.won()
                + (each.deal() > 0 ? each.amountMinor() : 0))
        .sorted()
        .toList();
  }

  private static List<LagDay> lags(List<LagDay> lags, boolean named) {
    var said = new ArrayList<LagDay>();
    lags.forEach(lag ->
        said.add(
            new LagDay(
                named ? CaseBook.person(lag.person()) : lag.person(),
                lag.day(),
                lag.worstSeconds(),
                lag.medianSeconds(),
                lag.lateMinutes())));
    said.sort(Comparator.comparing(LagDay::person).thenComparing(LagDay::day));
    return said;
  }
}
