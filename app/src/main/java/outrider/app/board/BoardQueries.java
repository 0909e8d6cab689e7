package outrider.app.board;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import outrider.app.store.Sql;
import outrider.core.diagnosis.LagDay;

/// What the process board asks of the facts. Reader thread.
final class BoardQueries {

  /// Facts that come in one text.
  private static final int PORTION = 400;

  private static final String LEADS =
      """
      SELECT group_concat(no || ',' || created_at || ',' || owner || ',' || team || ',' || source
        || ',' || industry || ',' || state || ',' || imported || ',' || touches || ','
        || ifnull(first_at, 0) || ',' || ifnull(second_at, 0) || ',' || ifnull(deal, 0) || ','
        || ifnull(converted_at, 0) || ',', '') FROM lead_fact\
      """;

  private static final String DEALS =
      """
      SELECT group_concat(no || ',' || begun_at || ',' || pipeline || ',' || stage || ',' || state
        || ',' || ifnull(closed_at, 0) || ',' || ifnull(amount, 0) || ',' || currency || ','
        || owner || ',' || team || ',' || source || ',' || industry || ',' || touches || ',', '')
      FROM deal_fact\
      """;

  private static final String VISITS =
      """
      SELECT group_concat(deal || ',' || stage || ',' || entered_at || ',' || ifnull(left_at, 0)
        || ',' || next || ',', '') FROM stage_visit\
      """;

  private static final String TOUCHES =
      """
      SELECT person, sum(touches) FROM touch_fact WHERE half_hour >= ? AND half_hour < ?
      GROUP BY person\
      """;

  private static final String LEAD_LINES =
      """
      SELECT l.no, l.id, l.name, l.company, l.owner, f.state, f.created_at
      FROM lead l JOIN lead_fact f ON f.no = l.no WHERE l.no IN (SELECT value FROM json_each(?))\
      """;

  private static final String DEAL_LINES =
      """
      SELECT o.no, o.id, o.name, a.name, o.owner, f.state, f.begun_at
      FROM opportunity o JOIN deal_fact f ON f.no = o.no LEFT JOIN account a ON a.id = o.account
      WHERE o.no IN (SELECT value FROM json_each(?))\
      """;

  private BoardQueries() {}

  static int last(Sql sql, String table) {
    return (int) sql.number("SELECT max(no) FROM " + table);
  }

  static int visits(Sql sql) {
    return (int) sql.number("SELECT count(*) FROM stage_visit");
  }

  static void leads(Sql sql, Consumer<Line> consumer) {
    portions(sql, LEADS, "no", last(sql, "lead_fact"), consumer);
  }

  static void leads(Sql sql, List<Long> numbers, Consumer<Line> consumer) {
    some(sql, LEADS, "no", numbers, consumer);
  }

  static void deals(Sql sql, Consumer<Line> consumer) {
    portions(sql, DEALS, "no", last(sql, "deal_fact"), consumer);
  }

  static void deals(Sql sql, List<Long> numbers, Consumer<Line> consumer) {
    some(sql, DEALS, "no", numbers, consumer);
  }

  static void visits(Sql sql, Consumer<Line> consumer) {
    portions(sql, VISITS, "deal", last(sql, "deal_fact"), consumer);
  }

  static void visits(Sql sql, List<Long> deals, Consumer<Line> consumer) {
    some(sql, VISITS, "deal", deals, consumer);
  }

  private static void portions(
      Sql sql, String select, String key, int last, Consumer<Line> consumer) {
    var line = new Line();
    var asked = select + " WHERE " + key + " >= ? AND " + key + " < ?";
    for (var from = 0; from <= last; from += PORTION) {
      sql.each(asked, columns -> hand(line, columns.text(1), consumer), from, from + PORTION);
    }
  }

  private static void some(
      Sql sql, String select, String key, List<Long> numbers, Consumer<Line> consumer) {
    var line = new Line();
    var asked = select + " WHERE " + key + " IN (SELECT value FROM json_each(?))";
    for (var from = 0; from < numbers.size(); from += PORTION) {
      var some = numbers.subList(from, Math.min(numbers.size(), from + PORTION));
      sql.each(asked, columns -> hand(line, columns.text(1), consumer), some.toString());
    }
  }

  private static void hand(Line line, String text, Consumer<Line> consumer) {
    line.of(text);
    while (line.hasNext()) {
      consumer.accept(line);
    }
  }

  /// Words that came since.
  static void names(Sql sql, int after, BiConsumer<Integer, String> consumer) {
    sql.each(
        "SELECT no, name FROM fact_name WHERE no > ? ORDER BY no",
        columns -> consumer.accept((int) columns.number(1), columns.text(2)),
        after);
  }

  /// Touches by person within a time.
  static void touches(Sql sql, long from, long to, BiConsumer<Integer, Long> consumer) {
    sql.each(
        TOUCHES,
        columns -> consumer.accept((int) columns.number(1), columns.number(2)),
        from / HALF_HOUR,
        to / HALF_HOUR);
  }

  /// Touches of one person within a time.
  static long touches(Sql sql, int person, long from, long to) {
    return sql.number(
        "SELECT total(touches) FROM touch_fact WHERE person = ? AND half_hour >= ? AND half_hour < ?",
        person,
        from / HALF_HOUR,
        to / HALF_HOUR);
  }

  /// In which half hours somebody was in touch with a customer.
  static void worked(Sql sql, long from, long to, BiConsumer<Integer, Long> consumer) {
    sql.each(
        "SELECT person, half_hour FROM touch_fact WHERE half_hour >= ? AND half_hour < ?",
        columns -> consumer.accept((int) columns.number(1), columns.number(2)),
        from / HALF_HOUR,
        to / HALF_HOUR);
  }

  /// How late people's laptops were, the worst of each of their days.
  static List<LagDay> lags(Sql sql, int from) {
    return sql.list(
        """
        SELECT owner, "day", max(worst_seconds), max(median_seconds), max(late_minutes)
        FROM device_lag WHERE "day" >= ? GROUP BY owner, "day" ORDER BY "day", owner\
        """,
        columns ->
            new LagDay(
                columns.text(1),
                (int) columns.number(2),
                (int) columns.number(3),
                (int) columns.number(4),
                (int) columns.number(5)),
        from);
  }

  /// What `touch_fact` counts by.
  private static final long HALF_HOUR = 1_800_000;

  static List<RowBehind> lines(Sql sql, boolean ofLeads, int[] numbers) {
    var array = JsonNodeFactory.instance.arrayNode();
    Arrays.stream(numbers).forEach(array::add);
    return sql.list(
        ofLeads ? LEAD_LINES : DEAL_LINES,
        columns ->
            new RowBehind(
                ofLeads,
                columns.number(1),
                columns.text(2),
                columns.text(3),
                columns.text(4),
                columns.text(5),
                (int) columns.number(6),
                columns.number(7)),
        array.toString());
  }
}
