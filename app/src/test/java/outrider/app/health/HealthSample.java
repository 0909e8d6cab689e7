package outrider.app.health;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import outrider.app.SampleBook;
import outrider.app.fx.FxTest;
import outrider.app.store.Profiles;
import outrider.core.processaudit.ProcessAudit;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Two and a half years of two teams: the east answers at once, the west after hours; the west's
/// deals fall in the last months that are old enough; an import of the east left phones blank; the
/// west skips gates.
final class HealthSample {
  private static final double[] RHYTHM = {0.49, 0.54, 0.80};
  private static final int MONTHS = 30;
  static final YearMonth LAST = YearMonth.of(2026, 11);

  private final Random random = new Random(30);
  private final List<Row> rows = new ArrayList<>();

  static Row[] rows() {
    var sample = new HealthSample();
    for (var back = MONTHS - 1; back >= 0; back--) {
      sample.month(LAST.minusMonths(back), back);
    }
    return sample.rows.toArray(Row[]::new);
  }

  private void month(YearMonth month, int back) {
    for (var east : List.of(true, false)) {
      deals(month, back, east);
      if (back < 8) {
        leads(month, back, east);
        audits(month, back, east);
        moves(month, east);
      }
    }
  }

  private String id(String kind) {
    return SampleBook.id("health " + kind, rows.size());
  }

  private static long at(YearMonth month, int day, int hour, int minute) {
    return month
        .atDay(day)
        .atTime(LocalTime.of(hour, minute))
        .atZone(FxTest.SHANGHAI)
        .toInstant()
        .toEpochMilli();
  }

  private static String team(boolean east) {
    return east ? SampleBook.EAST_1 : SampleBook.WEST;
  }

  private static String owner(boolean east) {
    return east ? SampleBook.LIN : SampleBook.OWEN;
  }

  /// Each lives 30 days; of old months the rhythm decides, of the west's last ones a fall.
  private void deals(YearMonth month, int back, boolean east) {
    var place = (month.getMonthValue() - 1) % 3;
    var fallen = !east && back < 5 ? Math.pow(0.6, 5 - back) : 1;
    for (var deal = 0; deal < 120; deal++) {
      var begun = month.atDay(1 + deal % 28);
      var ended = begun.plusDays(30);
      var over = ended.isBefore(LocalDate.of(2026, 11, 23));
      var won = random.nextDouble() < RHYTHM[place] * fallen;
      rows.add(
          Profiles.row(
              RecordType.OPPORTUNITY,
              id("deal"),
              "name",
              "样例商机 " + rows.size(),
              "pipeline",
              SampleBook.PIPELINE,
              "stage",
              SampleBook.STAGES.get(over ? won ? 6 : 7 : 1),
              "state",
              over ? won ? "won" : "lost" : "open",
              "amount",
              east || deal % 3 > 0 ? (Long) (1_000_00L * (1 + deal)) : null,
              "currency",
              "CNY",
              "closeOn",
              east || deal % 3 > 0 ? (Long) ended.toEpochDay() : null,
              "account",
              SampleBook.id("health account", 0),
              "engagedOn",
              begun.toEpochDay(),
              "closedOn",
              over ? (Long) ended.toEpochDay() : null,
              "owner",
              owner(east),
              "team",
              team(east),
              "createdAt",
              at(month, 1 + deal % 20, 10, 0)));
    }
  }

  private void leads(YearMonth month, int back, boolean east) {
    for (var lead = 0; lead < 24; lead++) {
      var created = at(month, 1 + lead % 20, 10, 0);
      var imported = east && back == 2;
      var id = id("lead");
      var row =
          Profiles.row(
              RecordType.LEAD,
              id,
              "name",
              "样例线索 " + lead,
              "company",
              "样例公司 " + lead,
              "phone",
              imported && lead % 3 == 0 ? null : "1380000" + (1000 + lead),
              "source",
              "官网",
              "intent",
              "B",
              "industry",
              "物流",
              "amount",
              lead % 4 == 0 && !east ? null : (Long) 100_00L,
              "status",
              "working",
              "owner",
              owner(east),
              "team",
              team(east),
              "importId",
              imported ? "import-health" : null,
              "createdAt",
              created);
      rows.add(row);
      if (lead > 0) {
        var minutes = east ? 12 + lead % 9 : back < 2 ? 150 + lead : 45 + lead;
        rows.add(
            Profiles.row(
                RecordType.ACTIVITY,
                id("call"),
                "kind",
                "call",
                "parentType",
                "lead",
                "parent",
                id,
                "occurredAt",
                created + minutes * 60_000L,
                "owner",
                owner(east),
                "team",
                team(east),
                "createdBy",
                owner(east)));
      }
    }
  }

  private void audits(YearMonth month, int back, boolean east) {
    for (var audit = 0; audit < (back == 0 ? 2 : 8); audit++) {
      rows.add(
          Profiles.row(
              RecordType.PROCESS_AUDIT,
              id("audit"),
              "parentType",
              "opportunity",
              "parent",
              rows.stream()
                  .filter(row -> row.type() == RecordType.OPPORTUNITY)
                  .skip(audit)
                  .findFirst()
                  .orElseThrow()
                  .id(),
              "month",
              month.toString(),
              "state",
              audit == 0 && back % 2 == 1 ? ProcessAudit.FAILED : ProcessAudit.PASSED,
              "team",
              team(east)));
    }
  }

  private void moves(YearMonth month, boolean east) {
    var deal =
        rows.stream()
            .filter(row -> row.type() == RecordType.OPPORTUNITY)
            .filter(row -> row.text("team").equals(team(east)))
            .toList()
            .getLast()
            .id();
    for (var move = 0; move < 40; move++) {
      rows.add(
          Profiles.row(
              RecordType.ACTIVITY,
              id("move"),
              "kind",
              "stage",
              "parentType",
              "opportunity",
              "parent",
              deal,
              "occurredAt",
              at(month, 1 + move % 20, 11, move),
              "fromStage",
              SampleBook.STAGES.get(0),
              "toStage",
              SampleBook.STAGES.get(1),
              "overridden",
              !east && move % 13 == 0 ? List.of(SampleBook.PHOTOS_ITEM) : null,
              "owner",
              owner(east),
              "team",
              team(east),
              "createdBy",
              owner(east)));
    }
  }
}
