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
import outrider.app.store.Columns;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.configuration.Configuration;
import outrider.core.lead.FollowUpWindow;
import outrider.core.lead.Intent;
import outrider.core.record.RecordType;

/// The book asked for *Today*: only what is due, through indexes, so that it costs the same with a
/// hundred leads and with a hundred thousand.
final class TodayQueries {
  private static final int TASKS_MAX = 2_000;
  private static final int WINDOWS_MAX = 1_000;

  /// Of each grade; the rest is counted, and moves up as these get a next step.
  private static final int UNPLANNED_PER_GRADE = 100;

  private static final Duration SHARE_OVER = Duration.ofDays(30);

  private static final String LEAD =
      "l.id, l.name, l.company, l.title, l.intent, l.amount, l.currency, l.touches,"
          + " l.first_contact_at, l.next_step_at, l.last_contact_at, l.source, l.created_at,"
          + " l.phone, l.status, l.wechat";
  private static final int LEAD_COLUMNS = 16;
  private static final String DEAL =
      "o.id, o.name, a.name, c.name, o.intent, o.amount, o.currency, o.touches, o.stage,"
          + " o.stage_since, o.next_step_at, o.last_contact_at, o.source, o.created_at,"
          + " coalesce(c.phone, a.phone), c.wechat";
  private static final int DEAL_COLUMNS = 16;
  private static final String DEAL_NAMES =
      " LEFT JOIN account a ON a.id = o.account LEFT JOIN contact c ON c.id = o.contact";
  private static final String TASK = ", t.id, t.title, t.kind, t.due_at, t.snoozes";
  private static final String DUE =
      "t.done_at IS NULL AND t.due_at < ? AND ifnull(t.assignee, t.owner) = ?"
          + " ORDER BY t.due_at DESC LIMIT "
          + TASKS_MAX;

  /// The words of the partial index; SQLite uses it only for the very same ones.
  private static final String UNPLANNED_LEAD =
      "next_step_at IS NULL AND ifnull(status, 'new') NOT IN ('converted', 'disqualified')";

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
        Table.ACTIVITY,
        Table.ACCOUNT,
        Table.CONTACT,
        Table.CONFIGURATION);
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
    return new TodayFacts(
        List.copyOf(items.values()),
        (int) countUnplanned(sql),
        nextAfter(sql, horizon),
        figures(sql, instant));
  }

  private void dueTasks(Sql sql, long horizon) {
    sql.each(
        "SELECT "
            + LEAD
            + TASK
            + " FROM task t JOIN lead l ON l.id = t.parent WHERE t.parent_type = 'lead' AND "
            + DUE,
        columns -> add(lead(columns, task(columns, LEAD_COLUMNS))),
        horizon,
        user);
    sql.each(
        "SELECT "
            + DEAL
            + TASK
            + " FROM task t JOIN opportunity o ON o.id = t.parent"
            + DEAL_NAMES
            + " WHERE t.parent_type = 'opportunity' AND "
            + DUE,
        columns -> add(deal(columns, task(columns, DEAL_COLUMNS))),
        horizon,
        user);
    sql.each(
        "SELECT ifnull(t.parent_type, 'task'), ifnull(t.parent, t.id), coalesce(c.name, a.name, ''),"
            + " ifnull(a.name, ''), coalesce(c.phone, a.phone), t.created_at"
            + TASK
            + " FROM task t"
            + " LEFT JOIN contact c ON t.parent_type = 'contact' AND c.id = t.parent"
            + " LEFT JOIN account a ON a.id = ifnull(c.account, t.parent)"
            + " WHERE ifnull(t.parent_type, '') NOT IN ('lead', 'opportunity') AND "
            + DUE,
        columns -> add(other(columns)),
        horizon,
        user);
  }

  /// Leads that were touched once and not again, from the moment the window is amber.
  private void closingWindows(Sql sql) {
    var amberFrom = now - FollowUpWindow.WARNING.toMillis() + Duration.ofHours(1).toMillis();
    var rememberedFrom = now - FollowUpWindow.LENGTH.plus(TodayQueue.WINDOW_REMEMBERED).toMillis();
    sql.each(
        "SELECT "
            + LEAD
            + " FROM lead l WHERE l.touches = 1 AND l.owner = ? AND l.first_contact_at > ?"
            + " AND l.first_contact_at <= ?"
            + " AND ifnull(l.status, 'new') NOT IN ('converted', 'disqualified')"
            + " ORDER BY l.first_contact_at DESC LIMIT "
            + WINDOWS_MAX,
        columns -> add(lead(columns, Optional.empty())),
        user,
        rememberedFrom,
        amberFrom);
  }

  private void unplanned(Sql sql) {
    for (var grade : new @Nullable String[] {"A", "B", "C", null}) {
      sql.each(
          "SELECT "
              + LEAD
              + " FROM lead l WHERE "
              + UNPLANNED_LEAD
              + " AND l.owner = ? AND l.intent IS ? ORDER BY l.amount DESC LIMIT "
              + UNPLANNED_PER_GRADE,
          columns -> add(lead(columns, Optional.empty())),
          user,
          grade);
    }
    sql.each(
        "SELECT "
            + DEAL
            + " FROM opportunity o"
            + DEAL_NAMES
            + " WHERE o.owner = ? AND o.state = 'open' AND o.next_step_at IS NULL"
            + " ORDER BY o.amount DESC LIMIT "
            + 3 * UNPLANNED_PER_GRADE,
        columns -> add(deal(columns, Optional.empty())),
        user);
  }

  private long countUnplanned(Sql sql) {
    return sql.number("SELECT count(*) FROM lead WHERE " + UNPLANNED_LEAD + " AND owner = ?", user)
        + sql.number(
            "SELECT count(*) FROM opportunity WHERE owner = ? AND state = 'open'"
                + " AND next_step_at IS NULL",
            user);
  }

  private OptionalLong nextAfter(Sql sql, long horizon) {
    return sql.first(
            "SELECT due_at FROM task WHERE done_at IS NULL AND due_at >= ?"
                + " AND ifnull(assignee, owner) = ? ORDER BY due_at LIMIT 1",
            columns -> columns.number(1),
            horizon,
            user)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  private TodayFacts.Figures figures(Sql sql, Instant instant) {
    var window = FollowUpWindow.LENGTH.toMillis();
    var counts = new int[2];
    sql.each(
        "SELECT l.first_contact_at, (SELECT t.occurred_at FROM activity t WHERE t.parent = l.id"
            + " AND t.kind IN ('call', 'visit', 'email', 'wechat', 'meeting')"
            + " AND ifnull(t.direction, 'out') <> 'in' AND t.occurred_at > l.first_contact_at"
            + " ORDER BY t.occurred_at LIMIT 1)"
            + " FROM lead l WHERE l.owner = ? AND l.first_contact_at > ?",
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
    var morning = LocalDate.ofInstant(instant, zone).atStartOfDay(zone).toInstant().toEpochMilli();
    var touches =
        sql.number(
            "SELECT count(*) FROM activity WHERE created_by = ? AND occurred_at >= ?"
                + " AND kind IN ('call', 'visit', 'email', 'wechat', 'meeting')"
                + " AND ifnull(direction, 'out') <> 'in'",
            user,
            morning);
    return new TodayFacts.Figures(counts[0], counts[1], (int) touches);
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
        0);
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
        limit > 0 && columns.numberOrNull(10) != null ? Math.max(0, days - limit) : 0);
  }

  private static DueItem other(Columns columns) {
    var task = task(columns, 6);
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
        0);
  }

  private static Optional<DueItem.DueTask> task(Columns columns, int after) {
    return Optional.of(
        new DueItem.DueTask(
            columns.text(after + 1),
            columns.text(after + 2),
            columns.text(after + 3),
            columns.number(after + 4),
            columns.number(after + 5)));
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
