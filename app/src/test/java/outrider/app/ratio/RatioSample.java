package outrider.app.ratio;

import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import outrider.app.SampleBook;
import outrider.app.fx.FxTest;
import outrider.app.store.Profiles;
import outrider.core.integration.ExternalRecord;
import outrider.core.ratio.Ratio;
import outrider.core.ratio.RatioFlag;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Nearly two years of six branches: invoices, and what was given back of them. In October 2026 the
/// south gives back five times as much as usual. The east and the west also have leads, visits and
/// tasks. All of it is made up.
final class RatioSample {
  static final YearMonth LAST = YearMonth.of(2026, 11);
  static final int MONTHS = 22;
  static final String SOUTH = SampleBook.id("team", 11);
  static final String NORTH = SampleBook.id("team", 12);
  static final String CENTRE = SampleBook.id("team", 13);
  static final String SEA = SampleBook.id("team", 14);
  static final String REFUNDS = SampleBook.id("ratio", 1);

  private final Random random = new Random(32);
  private final List<Row> rows = new ArrayList<>();

  private record Office(String team, String owner, double part, int invoices) {}

  private static final List<Office> OFFICES =
      List.of(
          new Office(SampleBook.EAST_1, SampleBook.LIN, 0.10, 42),
          new Office(SampleBook.WEST, SampleBook.OWEN, 0.12, 38),
          new Office(SOUTH, SampleBook.id("user", 11), 0.09, 40),
          new Office(NORTH, SampleBook.id("user", 12), 0.11, 36),
          new Office(CENTRE, SampleBook.id("user", 13), 0.10, 38),
          new Office(SEA, SampleBook.id("user", 14), 0.10, 8));

  static Row[] teams() {
    var sample = new RatioSample();
    sample.office(SOUTH, "华南", "South", "user", 11, "样例甲");
    sample.office(NORTH, "华北", "North", "user", 12, "样例乙");
    sample.office(CENTRE, "华中", "Centre", "user", 13, "样例丙");
    sample.office(SEA, "海外", "Overseas", "user", 14, "样例丁");
    return sample.rows.toArray(Row[]::new);
  }

  private void office(
      String team, String name, String english, String user, int number, String person) {
    rows.add(
        Profiles.row(
            RecordType.TEAM, team, "name", name, "nameEn", english, "above", SampleBook.COMPANY));
    rows.add(
        Profiles.row(
            RecordType.USER,
            SampleBook.id(user, number),
            "login",
            "sample" + number,
            "name",
            person,
            "role",
            "rep",
            "team",
            team));
  }

  static Row refunds() {
    return Profiles.row(
        RecordType.RATIO,
        REFUNDS,
        "name",
        "退款率",
        "nameEn",
        "Refund rate",
        Ratio.NUMERATOR,
        "externalAmount:refund",
        Ratio.DENOMINATOR,
        "externalAmount:invoice",
        Ratio.SHOWN,
        "percent",
        Ratio.BAD,
        "high",
        Ratio.LEAST,
        30L,
        Ratio.ADVICE,
        "给退款最多的客户打电话，问清原因。");
  }

  static Row[] rows() {
    var sample = new RatioSample();
    sample.rows.add(
        Profiles.row(
            RecordType.ACCOUNT,
            SampleBook.id("ratio account", 1),
            "name",
            "样例商贸",
            "owner",
            SampleBook.LIN,
            "team",
            SampleBook.EAST_1));
    for (var back = MONTHS - 1; back >= 0; back--) {
      for (var office : OFFICES) {
        sample.month(LAST.minusMonths(back), office);
      }
      if (back < 3) {
        sample.work(LAST.minusMonths(back), OFFICES.get(0));
        sample.work(LAST.minusMonths(back), OFFICES.get(1));
      }
    }
    return sample.rows.toArray(Row[]::new);
  }

  private void month(YearMonth month, Office office) {
    var isOut = office.team.equals(SOUTH) && month.equals(LAST.minusMonths(1));
    var owed = random.nextDouble();
    for (var invoice = 0; invoice < office.invoices; invoice++) {
      external(ExternalRecord.INVOICE, month, office, 10_000_00L + random.nextInt(4_000_00));
      owed += office.part * (isOut ? 5 : 1) * (0.5 + random.nextDouble());
      if (owed >= 1) {
        owed--;
        external(ExternalRecord.REFUND, month, office, 8_000_00L + random.nextInt(8_000_00));
      }
    }
  }

  /// Nine refunds more in the east, which make it about three times as much as usual there.
  static Row[] returns(YearMonth month) {
    var sample = new RatioSample();
    for (var refund = 0; refund < 9; refund++) {
      sample.external(ExternalRecord.REFUND, month, OFFICES.getFirst(), 12_000_00L);
    }
    return IntStream.range(0, sample.rows.size())
        .mapToObj(index ->
            Row.of(RecordType.EXTERNAL_RECORD, SampleBook.id("return " + month, index))
                .with(sample.rows.get(index).fields()))
        .toArray(Row[]::new);
  }

  private void external(String kind, YearMonth month, Office office, long amount) {
    rows.add(
        Profiles.row(
            RecordType.EXTERNAL_RECORD,
            SampleBook.id("ratio " + kind, rows.size()),
            "kind",
            kind,
            "externalKey",
            kind + ' ' + rows.size(),
            "title",
            (kind.equals(ExternalRecord.REFUND) ? "样例退货 " : "样例发票 ") + rows.size(),
            "occurredAt",
            at(month, 1 + random.nextInt(28), 10),
            "amount",
            amount,
            // One of a hundred is in another currency and left out.
            "currency",
            rows.size() % 100 == 99 ? "USD" : "CNY",
            "parentType",
            "account",
            "parent",
            SampleBook.id("ratio account", 1),
            "owner",
            office.owner,
            "team",
            office.team));
  }

  /// Leads of which some are answered in an hour, visits, and tasks of which some are late.
  private void work(YearMonth month, Office office) {
    for (var lead = 0; lead < 40; lead++) {
      var id = SampleBook.id("ratio lead", rows.size());
      var created = at(month, 1 + lead % 20, 9);
      rows.add(
          Profiles.row(
              RecordType.LEAD,
              id,
              "name",
              "样例线索 " + lead,
              "source",
              "官网",
              "owner",
              office.owner,
              "createdAt",
              created));
      var kind = lead % 3 == 0 ? "visit" : "call";
      activity(kind, id, office, created + (lead % 4 == 0 ? 3 : 1) * 1_800_000L);
      rows.add(
          Profiles.row(
              RecordType.TASK,
              SampleBook.id("ratio task", rows.size()),
              "title",
              "样例待办 " + lead,
              "kind",
              "call",
              "parentType",
              "lead",
              "parent",
              id,
              "dueAt",
              created,
              "doneAt",
              lead % 5 == 0 ? null : (Long) (created + (lead % 5 - 2) * 3_600_000L),
              "owner",
              office.owner));
    }
  }

  private void activity(String kind, String parent, Office office, long at) {
    rows.add(
        Profiles.row(
            RecordType.ACTIVITY,
            SampleBook.id("ratio activity", rows.size()),
            "kind",
            kind,
            "direction",
            "out",
            "parentType",
            "lead",
            "parent",
            parent,
            "occurredAt",
            at,
            "owner",
            office.owner,
            "createdBy",
            office.owner));
  }

  static long at(YearMonth month, int day, int hour) {
    return month
        .atDay(day)
        .atTime(LocalTime.of(hour, 0))
        .atZone(FxTest.SHANGHAI)
        .toInstant()
        .toEpochMilli();
  }

  /// What stood out in a branch and waits, or was answered.
  ///
  /// @param refunded in minor units, of what was invoiced
  static Row flag(
      String team,
      YearMonth month,
      long refunded,
      long invoiced,
      long seenAt,
      String state,
      long answeredAt) {
    return Profiles.row(
        RecordType.RATIO_FLAG,
        RatioFlag.idOf(REFUNDS, team, month.toString()),
        RatioFlag.RATIO,
        REFUNDS,
        "name",
        "退款率",
        "team",
        team,
        RatioFlag.MONTH,
        month.toString(),
        "currency",
        "CNY",
        RatioFlag.NUMERATOR,
        refunded,
        RatioFlag.DENOMINATOR,
        invoiced,
        RatioFlag.COUNTED,
        42L,
        RatioFlag.EXPECTED,
        100_000L,
        RatioFlag.LOW,
        40_000L,
        RatioFlag.HIGH,
        190_000L,
        RatioFlag.SIDE,
        "high",
        RatioFlag.SEEN_AT,
        seenAt,
        RatioFlag.SEEN_BY,
        SampleBook.ADMIN,
        RatioFlag.STATE,
        state,
        RatioFlag.ANSWERED_AT,
        answeredAt == 0 ? null : (Long) answeredAt,
        RatioFlag.ANSWERED_BY,
        answeredAt == 0 ? null : SampleBook.ZHOU,
        RatioFlag.REASON,
        answeredAt == 0 ? null : "oneOff",
        RatioFlag.WHY,
        answeredAt == 0 ? null : "One large return of a single customer");
  }
}
