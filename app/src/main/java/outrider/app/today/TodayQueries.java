package outrider.app.today;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.Allowed;
import outrider.app.cadence.CadenceMark;
import outrider.app.repeat.RepeatMark;
import outrider.app.shell.Workspace;
import outrider.app.store.Columns;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.configuration.Configuration;
import outrider.core.lead.FollowUpWindow;
import outrider.core.lead.Intent;
import outrider.core.lead.Lead;
import outrider.core.pool.Protection;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The book asked for *Today*: only what is due, through indexes, so that it costs the same with a
/// hundred leads and with a hundred thousand.
final class TodayQueries {
  private static final Duration SHARE_OVER = Duration.ofDays(30);

  private final String user;
  private final ZoneId zone;
  private final Configuration configuration;
  private final long now;
  private final Map<String, DueItem> items = new LinkedHashMap<>();

  private TodayQueries(String user, ZoneId zone, Configuration configuration, long now) {
    this.user = user;
    this.zone = zone;
    this.configuration = configuration;
    this.now = now;
  }

  /// The parameters of one moment, asked anew at each run.
  interface Moment {
    Instant now();

    Configuration configuration();

    static Moment of(Workspace space) {
      return new Moment() {
        @Override
        public Instant now() {
          return space.clock().instant();
        }

        @Override
        public Configuration configuration() {
          return space.database().configuration();
        }
      };
    }
  }

  static Query<TodayFacts> query(String user, ZoneId zone, Moment moment) {
    return Query.of(
        "today",
        sql ->
            new TodayQueries(user, zone, moment.configuration(), moment.now().toEpochMilli())
                .facts(sql),
        Table.LEAD,
        Table.OPPORTUNITY,
        Table.TASK,
        Table.ACCOUNT,
        Table.CONTACT,
        Table.CONFIGURATION);
  }

  /// The figures of the head, asked apart: they reach back a month, and the queue does not wait for
  /// them.
  static Query<Figures> figures(String user, ZoneId zone, Moment moment) {
    return Query.of(
        "today's figures",
        sql ->
            new TodayQueries(user, zone, moment.configuration(), moment.now().toEpochMilli())
                .figures(sql),
        Table.LEAD,
        Table.ACTIVITY);
  }

  private TodayFacts facts(Sql sql) {
    var instant = Instant.ofEpochMilli(now);
    // An hour further than needed, so that ticking on finds what it needs.
    var horizon =
        Math.max(TodayQueue.endOfDay(instant, zone), now + TodayQueue.SOON.toMillis())
            + Duration.ofHours(1).toMillis();
    dueTasks(sql, horizon);
    closingWindows(sql);
    unplanned(sql);
    goingBack(sql);
    return new TodayFacts(
        List.copyOf(items.values()), (int) countUnplanned(sql), nextAfter(sql, horizon));
  }

  private void dueTasks(Sql sql, long horizon) {
    sql.each(
        TodaySql.LEAD_TASKS,
        columns -> add(lead(columns, task(columns, TodaySql.LEAD_COLUMNS))),
        horizon,
        user);
    sql.each(
        TodaySql.DEAL_TASKS,
        columns -> add(deal(columns, task(columns, TodaySql.DEAL_COLUMNS))),
        horizon,
        user);
    sql.each(TodaySql.OTHER_TASKS, columns -> add(other(columns)), horizon, user);
  }

  /// Leads that were touched once and not again, from the moment the window is amber.
  private void closingWindows(Sql sql) {
    var amberFrom = now - FollowUpWindow.WARNING.toMillis() + Duration.ofHours(1).toMillis();
    var rememberedFrom = now - FollowUpWindow.LENGTH.plus(TodayQueue.WINDOW_REMEMBERED).toMillis();
    sql.each(
        TodaySql.CLOSING_WINDOWS,
        columns -> add(lead(columns, Optional.empty())),
        user,
        rememberedFrom,
        amberFrom);
  }

  private void unplanned(Sql sql) {
    for (var grade : new @Nullable String[] {"A", "B", "C", null}) {
      sql.each(
          TodaySql.UNPLANNED_LEADS, columns -> add(lead(columns, Optional.empty())), user, grade);
    }
    sql.each(TodaySql.UNPLANNED_DEALS, columns -> add(deal(columns, Optional.empty())), user);
  }

  /// Leads that go back to their pool, from the moment at which their owner is to be reminded.
  private void goingBack(Sql sql) {
    if (configuration.pools().ordered().isEmpty()) {
      return;
    }
    sql.each(
        TodaySql.LEADS_OF_POOLS,
        columns -> stay(columns).ifPresent(stay -> add(columns, stay)),
        user);
  }

  private Optional<DueItem.Stay> stay(Columns columns) {
    var pool = configuration.pools().find(columns.text(TodaySql.LEAD_COLUMNS + 1));
    var lead =
        Row.of(RecordType.LEAD, columns.text(1))
            .with(Fields.OWNER, user)
            .with(Lead.INTENT, columns.textOrNull(5))
            .with(Fields.LAST_CONTACT_AT, columns.numberOrNull(11))
            .with(Lead.STATUS, columns.textOrNull(15))
            .with(Lead.CLAIMED_AT, columns.numberOrNull(TodaySql.LEAD_COLUMNS + 2));
    return pool.flatMap(it ->
        Protection.of(Lead.of(lead), it, Protection.Deal.NONE)
            .map(stay ->
                new DueItem.Stay(stay.until(), stay.until() - it.reminder().toMillis(), stay, it)));
  }

  private void add(Columns columns, DueItem.Stay stay) {
    if (stay.remindedAt() <= now + Duration.ofHours(1).toMillis()) {
      var item = lead(columns, Optional.empty());
      items.merge(item.key(), item.staying(stay), (before, unused) -> before.staying(stay));
    }
  }

  private long countUnplanned(Sql sql) {
    return sql.number(TodaySql.COUNT_UNPLANNED_LEADS, user)
        + sql.number(TodaySql.COUNT_UNPLANNED_DEALS, user);
  }

  private OptionalLong nextAfter(Sql sql, long horizon) {
    return sql.first(TodaySql.NEXT, columns -> columns.number(1), horizon, user)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  private Figures figures(Sql sql) {
    var window = FollowUpWindow.LENGTH.toMillis();
    var counts = new int[2];
    sql.each(
        TodaySql.SECOND_TOUCHES,
        columns -> {
          var first = columns.number(1);
          var second = columns.numberOrNull(2);
          var kept = second != null && second - first <= window;
          if (kept || now - first > window) {
            counts[0]++;
            counts[1] += kept ? 1 : 0;
          }
        },
        user,
        now - SHARE_OVER.toMillis());
    var morning =
        LocalDate.ofInstant(Instant.ofEpochMilli(now), zone)
            .atStartOfDay(zone)
            .toInstant()
            .toEpochMilli();
    var touches = sql.number(TodaySql.TOUCHES, user, morning);
    return new Figures(counts[0], counts[1], (int) touches);
  }

  /// Each record once, with its earliest task: the first found has the later one.
  private void add(DueItem item) {
    items.merge(
        item.key(),
        item,
        (before, found) ->
            found.task().isPresent()
                    && before
                        .task()
                        .map(task -> task.dueAt() > found.task().get().dueAt())
                        .orElse(true)
                ? found
                : before);
  }

  private DueItem lead(Columns columns, Optional<DueItem.DueTask> task) {
    var status = columns.text(15);
    var open = !status.equals("converted") && !status.equals("disqualified");
    var first = columns.numberOrNull(9);
    return new DueItem(
        RecordType.LEAD,
        columns.text(1),
        columns.text(2),
        joined(columns.text(3), columns.text(4)),
        intent(columns.textOrNull(5)),
        columns.number(6),
        columns.text(7),
        columns.number(8),
        task,
        open && first != null && columns.number(8) == 1
            ? OptionalLong.of(first + FollowUpWindow.LENGTH.toMillis())
            : OptionalLong.empty(),
        optional(columns.numberOrNull(10)),
        optional(columns.numberOrNull(11)),
        columns.text(12),
        columns.number(13),
        columns.text(14),
        columns.textOrNull(16) != null,
        0,
        Optional.empty());
  }

  private DueItem deal(Columns columns, Optional<DueItem.DueTask> task) {
    var days = Duration.ofMillis(now - columns.number(10)).toDays();
    var limit = configuration.stage(columns.text(9)).map(stage -> stage.limitDays()).orElse(0L);
    return new DueItem(
        RecordType.OPPORTUNITY,
        columns.text(1),
        columns.text(2),
        joined(columns.text(3), columns.text(4)),
        intent(columns.textOrNull(5)),
        columns.number(6),
        columns.text(7),
        columns.number(8),
        task,
        OptionalLong.empty(),
        optional(columns.numberOrNull(11)),
        optional(columns.numberOrNull(12)),
        columns.text(13),
        columns.number(14),
        columns.text(15),
        columns.textOrNull(16) != null,
        limit > 0 && columns.numberOrNull(10) != null ? Math.max(0, days - limit) : 0,
        Optional.empty());
  }

  private static DueItem other(Columns columns) {
    var task = task(columns, TodaySql.OTHER_COLUMNS);
    var named = columns.text(3).isEmpty() ? task.orElseThrow().title() : columns.text(3);
    return new DueItem(
        RecordType.byWireName(columns.text(1)).orElse(RecordType.TASK),
        columns.text(2),
        named,
        columns.text(4).equals(named) ? "" : columns.text(4),
        Optional.empty(),
        0,
        "",
        0,
        task,
        OptionalLong.empty(),
        OptionalLong.of(task.orElseThrow().dueAt()),
        OptionalLong.empty(),
        "",
        columns.number(6),
        columns.text(5),
        false,
        0,
        Optional.empty());
  }

  private static Optional<DueItem.DueTask> task(Columns columns, int after) {
    return Optional.of(
        new DueItem.DueTask(
            columns.text(after + 1),
            columns.text(after + 2),
            columns.text(after + 3),
            columns.number(after + 4),
            columns.number(after + 5),
            Allowed.of(columns, after + 5),
            CadenceMark.of(columns, after + 9),
            RepeatMark.of(columns, after + 14)));
  }

  private static Optional<Intent> intent(@Nullable String grade) {
    return grade == null || grade.isEmpty() ? Optional.empty() : Optional.of(Intent.of(grade));
  }

  private static OptionalLong optional(@Nullable Long number) {
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private static String joined(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + " · " + other;
  }
}
