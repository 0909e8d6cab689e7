package outrider.app.diagnosis;

import static outrider.app.store.Profiles.row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import outrider.app.SampleBook;
import outrider.core.diagnosis.Arrival;
import outrider.core.diagnosis.Evidence;
import outrider.core.diagnosis.Happening;
import outrider.core.diagnosis.sample.SampleCompany;
import outrider.core.lag.DeviceLag;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A made-up company as records of a real book: people, leads, deals with their moves, touches, the
/// lag of laptops, and what stands in the logs.
public final class CaseBook {
  public static final String TEAM = SampleBook.id("case team", 1);
  public static final String MANAGER = SampleBook.id("case manager", 1);
  public static final String PIPELINE = SampleBook.id("case pipeline", 1);

  /// First talk, needs confirmed, quote, won, lost.
  public static final List<String> STAGES =
      List.of(stage(1), stage(2), stage(3), stage(4), stage(5));

  private static final long DAY = 86_400_000;

  /// Noon in Shanghai.
  private static final long NOON = 4 * 3_600_000;

  private final List<Row> rows = new ArrayList<>();
  private int numbered;

  private CaseBook() {}

  private static String stage(int number) {
    return SampleBook.id("case stage", number);
  }

  public static String person(String name) {
    return SampleBook.id("case person", SampleCompany.PEOPLE.indexOf(name));
  }

  static long at(int day) {
    return day * DAY + NOON;
  }

  public static Row[] rows(Evidence evidence) {
    var book = new CaseBook();
    book.company();
    evidence.arrivals().forEach(book::arrival);
    evidence.lags().forEach(lag -> book.lag(lag.person(), lag.day(), lag));
    evidence.worked().forEach((name, days) -> days.forEach(day -> book.touch(name, day)));
    evidence.happenings().forEach(book::happening);
    return book.rows.toArray(Row[]::new);
  }

  private void company() {
    rows.add(row(RecordType.TEAM, TEAM, "name", "案例团队", "above", SampleBook.COMPANY));
    rows.add(
        row(
            RecordType.USER,
            MANAGER,
            "login",
            "case",
            "name",
            "案例经理",
            "role",
            "manager",
            "team",
            TEAM));
    for (var name : SampleCompany.PEOPLE) {
      rows.add(
          row(
              RecordType.USER,
              person(name),
              "login",
              "case" + SampleCompany.PEOPLE.indexOf(name),
              "name",
              name,
              "role",
              "rep",
              "team",
              TEAM));
    }
    rows.add(row(RecordType.PIPELINE, PIPELINE, "name", "软件销售", "position", 9L));
    var names = List.of("初步沟通", "需求确认", "报价", "赢单", "输单");
    for (var index = 0; index < names.size(); index++) {
      rows.add(
          row(
              RecordType.STAGE,
              STAGES.get(index),
              "name",
              names.get(index),
              "pipeline",
              PIPELINE,
              "position",
              index + 1L,
              "kind",
              index == 3 ? "won" : index == 4 ? "lost" : "open"));
    }
  }

  private void arrival(Arrival each) {
    var lead = SampleBook.id("case lead", each.lead());
    var owner = person(each.person());
    var row =
        row(
            RecordType.LEAD,
            lead,
            "name",
            SampleCompany.customer(each.lead()),
            "source",
            "官网",
            "owner",
            owner,
            "team",
            TEAM,
            "status",
            each.deal() > 0 ? "converted" : "working",
            "createdAt",
            at(each.entered(0)));
    var whole = each.deal() > 0 ? row.with("opportunity", deal(each, lead, owner)) : row;
    rows.add(shared(each, whole));
  }

  /// Every second one is shared with no team: it is of the team of whoever has it.
  private static Row shared(Arrival each, Row row) {
    return each.lead() % 2 == 0 ? row.with("team", null) : row;
  }

  private String deal(Arrival each, String lead, String owner) {
    var id = SampleBook.id("case deal", each.deal());
    var at = at(each.entered(1));
    var stage = 0;
    for (var step = 2; step < SampleCompany.STEPS.size() && each.cameTo(step); step++) {
      var next = at(each.entered(step));
      move(id, owner, stage, step - 1, next, next - at);
      at = next;
      stage = step - 1;
    }
    var isOver = each.closedOn() != Arrival.NEVER;
    if (isOver && !each.won()) {
      var closed = at(each.closedOn());
      move(id, owner, stage, 4, closed, closed - at);
      at = closed;
      stage = 4;
    }
    var row =
        row(
            RecordType.OPPORTUNITY,
            id,
            "name",
            SampleCompany.customer(each.lead()),
            "lead",
            lead,
            "pipeline",
            PIPELINE,
            "stage",
            STAGES.get(stage),
            "state",
            each.won() ? "won" : isOver ? "lost" : "open",
            "stageSince",
            at,
            "amount",
            each.amountMinor(),
            "currency",
            "CNY",
            "owner",
            owner,
            "team",
            TEAM,
            "createdAt",
            at(each.entered(1)));
    rows.add(shared(each, isOver ? row.with("closedOn", (long) each.closedOn()) : row));
    return id;
  }

  private void move(String deal, String owner, int from, int to, long at, long stayed) {
    rows.add(
        row(
            RecordType.ACTIVITY,
            SampleBook.id("case activity", numbered++),
            "parentType",
            "opportunity",
            "parent",
            deal,
            "kind",
            "stage",
            "fromStage",
            STAGES.get(from),
            "toStage",
            STAGES.get(to),
            "durationSeconds",
            stayed / 1_000,
            "occurredAt",
            at,
            "owner",
            owner,
            "team",
            TEAM,
            "createdBy",
            owner));
  }

  private void touch(String name, int day) {
    rows.add(
        row(
            RecordType.ACTIVITY,
            SampleBook.id("case activity", numbered++),
            "parentType",
            "lead",
            "parent",
            SampleBook.id("case lead", 1),
            "kind",
            "call",
            "direction",
            "out",
            "occurredAt",
            at(day),
            "owner",
            person(name),
            "team",
            TEAM,
            "createdBy",
            person(name)));
  }

  private void lag(String name, int day, outrider.core.diagnosis.LagDay lag) {
    rows.add(
        row(
            RecordType.DEVICE_LAG,
            DeviceLag.idOf(person(name), "laptop", day),
            DeviceLag.DEVICE,
            "laptop",
            DeviceLag.DAY,
            (long) day,
            DeviceLag.WORST,
            (long) lag.worstSeconds(),
            DeviceLag.MEDIAN,
            (long) lag.medianSeconds(),
            DeviceLag.LATE,
            (long) lag.lateMinutes(),
            "owner",
            person(name)));
  }

  private void happening(Happening each) {
    var id = SampleBook.id("case log", numbered++);
    switch (each.kind()) {
      case SERVER ->
          rows.add(
              row(
                  RecordType.CHANGE_REQUEST,
                  id,
                  "name",
                  each.name(),
                  "kind",
                  "server",
                  "state",
                  "published",
                  "publishedAt",
                  at(each.day())));
      case PIPELINE ->
          rows.add(
              row(
                  RecordType.PIPELINE,
                  id,
                  "name",
                  each.name(),
                  "position",
                  10L,
                  "publishedAt",
                  at(each.day())));
      case PROMOTION ->
          rows.add(
              row(
                  RecordType.PROMOTION,
                  id,
                  "name",
                  each.name(),
                  "percent",
                  8L,
                  "from",
                  at(each.day()),
                  "until",
                  at(each.until()),
                  "stock",
                  20L));
      case TEAM, PERMISSION -> each.people().forEach(name -> change("user", person(name), each));
      case PRICE -> change("product", id, each);
      case RULE -> change("service_level", id, each);
    }
  }

  private void change(String of, String what, Happening each) {
    rows.add(
        row(
            RecordType.RULE_CHANGE,
            SampleBook.id("case change", numbered++),
            "of",
            of,
            "rule",
            what,
            "name",
            each.name(),
            "what",
            "changed",
            "at",
            at(each.day()),
            "by",
            SampleBook.ADMIN));
  }

  /// The day on which it is looked at, as an instant.
  static java.time.Instant now() {
    return LocalDate.of(2025, 10, 27)
        .atTime(9, 0)
        .atZone(java.time.ZoneId.of("Asia/Shanghai"))
        .toInstant();
  }
}
