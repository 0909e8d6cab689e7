package outrider.app.weekly;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.app.response.BusinessTime;
import outrider.app.response.ResponseQueries;
import outrider.app.response.WaitedLead;
import outrider.app.store.Sql;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.quota.Quarter;
import outrider.core.review.ReviewFigures;

/// What a person's week looks like now, out of the records. Reader thread.
final class WeekFigures {

  /// Of fewer leads nobody says how fast they were answered.
  static final int ANSWERED_MIN = 3;

  private static final String LEADS =
      "SELECT count(*) FROM lead WHERE owner = ? AND created_at >= ? AND created_at < ?"
          + " AND import_id IS NULL";

  private static final String TOUCHES =
      """
      SELECT count(*) FROM activity WHERE created_by = ? AND occurred_at >= ? AND occurred_at < ?
        AND kind IN ('call', 'visit', 'email', 'wechat', 'meeting')
        AND ifnull(direction, 'out') <> 'in'\
      """;

  private static final String MOVES =
      """
      SELECT m.parent, m.to_stage FROM activity m JOIN opportunity o ON o.id = m.parent
      WHERE m.kind = 'stage' AND m.kind IN ('stage', 'revision') AND m.occurred_at >= ?
        AND m.occurred_at < ? AND o.owner = ?\
      """;

  private static final String CLOSED =
      """
      SELECT state, coalesce(currency, 'CNY'), count(*), total(amount) FROM opportunity
      WHERE owner = ? AND state IN ('won', 'lost')
        AND CASE WHEN closed_on IS NULL THEN stage_since >= ? AND stage_since < ?
          ELSE closed_on >= ? AND closed_on < ? END
      GROUP BY 1, 2\
      """;

  private static final String OPEN =
      """
      SELECT coalesce(currency, 'CNY'), stage, close_on, ifnull(amount, 0) FROM opportunity
      WHERE owner = ? AND ifnull(state, 'open') = 'open'\
      """;

  private static final String OVERDUE =
      """
      SELECT count(*) FROM task INDEXED BY task_open
      WHERE done_at IS NULL AND due_at < ? AND coalesce(assignee, owner) = ?\
      """;

  private final Sql sql;
  private final WeekAsked asked;
  private final String person;
  private final Map<String, Long> deals = new HashMap<>();
  private final Map<String, Long> openMinor = new HashMap<>();
  private final Map<String, Long> wonMinor = new HashMap<>();
  private final Map<String, Double> expectedMinor = new HashMap<>();
  private long won;
  private long lost;
  private long open;

  private WeekFigures(Sql sql, WeekAsked asked, String person) {
    this.sql = sql;
    this.asked = asked;
    this.person = person;
  }

  /// Figures in the currency that most of the person's deals are in.
  record Counted(String currency, ReviewFigures figures) {}

  static Counted of(Sql sql, WeekAsked asked, String person) {
    return new WeekFigures(sql, asked, person).count();
  }

  private Counted count() {
    closed();
    open();
    var currency =
        deals.entrySet().stream()
            .max(
                Map.Entry.<String, Long>comparingByValue()
                    .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
            .map(Map.Entry::getKey)
            .orElse("CNY");
    return new Counted(
        currency,
        new ReviewFigures(
            sql.number(LEADS, person, asked.from(), asked.to()),
            sql.number(TOUCHES, person, asked.from(), asked.to()),
            responseSeconds(),
            moved(),
            won,
            wonMinor.getOrDefault(currency, 0L),
            lost,
            open,
            openMinor.getOrDefault(currency, 0L),
            sql.number(OVERDUE, asked.now(), person),
            Math.round(expectedMinor.getOrDefault(currency, 0.0))));
  }

  private void closed() {
    var monday = asked.monday().toEpochDay();
    sql.each(
        CLOSED,
        columns -> {
          var currency = columns.text(2);
          var count = columns.number(3);
          deals.merge(currency, count, Long::sum);
          if (columns.text(1).equals("won")) {
            won += count;
            wonMinor.merge(currency, columns.number(4), Long::sum);
          } else {
            lost += count;
          }
        },
        person,
        asked.from(),
        asked.to(),
        monday,
        monday + 7);
  }

  private void open() {
    var quarter = Quarter.of(asked.monday());
    var first = quarter.first().toEpochDay();
    var last = quarter.last().toEpochDay();
    sql.each(
        OPEN,
        columns -> {
          var currency = columns.text(1);
          var amount = columns.number(4);
          var closes = columns.numberOrNull(3);
          open++;
          deals.merge(currency, 1L, Long::sum);
          openMinor.merge(currency, amount, Long::sum);
          if (closes != null && closes >= first && closes <= last) {
            expectedMinor.merge(currency, amount * rate(columns.text(2)), Double::sum);
          }
        },
        person);
  }

  private double rate(String stage) {
    return asked
        .configuration()
        .stage(stage)
        .map(each -> each.winRatePercent() / 100.0)
        .orElse(0.0);
  }

  /// Deals that went on; those that were won or lost are counted as such.
  private long moved() {
    var moved = new HashSet<String>();
    sql.each(
        MOVES,
        columns -> {
          var kind = asked.configuration().stage(columns.text(2)).map(OpportunityStage::kind);
          if (kind.filter(each -> each == OpportunityStage.Kind.OPEN).isPresent()) {
            moved.add(columns.text(1));
          }
        },
        asked.from(),
        asked.to(),
        person);
    return moved.size();
  }

  /// The middle one, as response times have it: those that still wait count as long as they have.
  private @Nullable Long responseSeconds() {
    var hours = new BusinessTime(asked.configuration(), asked.from(), asked.now());
    var millis =
        ResponseQueries.waited(sql, asked.from(), asked.to()).stream()
            .filter(lead -> lead.owner().equals(person))
            .filter(lead -> lead.firstAt() > 0 || !lead.closed())
            .collect(Collectors.toMap(WaitedLead::number, lead -> waited(hours, lead)))
            .values()
            .stream()
            .sorted()
            .toList();
    return millis.size() < ANSWERED_MIN
        ? null
        : (Long) (millis.get(Math.ceilDiv(millis.size(), 2) - 1) / 1_000);
  }

  private long waited(BusinessTime hours, WaitedLead lead) {
    return Math.max(
        0,
        hours.millis(
            lead.source(),
            lead.intent(),
            lead.createdAt(),
            lead.firstAt() > 0 ? lead.firstAt() : asked.now()));
  }
}
