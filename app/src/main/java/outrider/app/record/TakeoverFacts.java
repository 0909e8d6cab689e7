package outrider.app.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.configuration.Configuration;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// All that somebody needs who takes the record over this minute: the record, the last three
/// touches, and what may go wrong.
public record TakeoverFacts(Row record, List<Row> lastTouches, List<Risk> risks) {

  private static final Duration SILENT = Duration.ofDays(7);
  private static final int TOUCHES_SHOWN = 3;

  /// What may go wrong; `arguments` fill the words of `today.risk.<id>`.
  public record Risk(String id, List<Object> arguments) {
    static Risk of(String id, Object... arguments) {
      return new Risk(id, List.of(arguments));
    }
  }

  public TakeoverFacts {
    lastTouches = List.copyOf(lastTouches);
    risks = List.copyOf(risks);
  }

  /// @param today epoch day
  public static Function<Sql, Optional<TakeoverFacts>> of(
      RecordType type, String id, Configuration configuration, long now, long today) {
    return sql ->
        RecordTable.of(type)
            .find(sql, id)
            .map(record ->
                new TakeoverFacts(
                    record,
                    RecordTable.of(RecordType.ACTIVITY)
                        .where(
                            sql, "parent = ? ORDER BY occurred_at DESC LIMIT " + TOUCHES_SHOWN, id),
                    risks(sql, record, configuration, now, today)));
  }

  private static List<Risk> risks(
      Sql sql, Row record, Configuration configuration, long now, long today) {
    var risks = new ArrayList<Risk>();
    switch (record.type()) {
      case LEAD -> duplicate(sql, record, configuration).ifPresent(risks::add);
      case OPPORTUNITY -> ofDeal(sql, record, configuration, now, today, risks);
      default -> {}
    }
    if (record.type() == RecordType.LEAD && !isReachable(record)) {
      risks.add(Risk.of("unreachable"));
    }
    var last = record.numberOrNull(Fields.LAST_CONTACT_AT);
    if (last != null && now - last > SILENT.toMillis()) {
      risks.add(Risk.of("silent", Duration.ofMillis(now - last).toDays()));
    }
    return risks;
  }

  private static boolean isReachable(Row lead) {
    return lead.has("phone") || lead.has("wechat") || lead.has("email");
  }

  private static Optional<Risk> duplicate(Sql sql, Row lead, Configuration configuration) {
    var phone = lead.textOrNull("phone");
    if (phone == null) {
      return Optional.empty();
    }
    return sql.first(
        "SELECT name, company, owner FROM lead WHERE phone = ? AND id <> ? LIMIT 1",
        columns ->
            Risk.of(
                "duplicate",
                columns.text(1),
                columns.text(2),
                configuration
                    .row(RecordType.USER, columns.text(3))
                    .map(user -> user.text(Fields.NAME))
                    .orElse("")),
        phone,
        lead.id());
  }

  private static void ofDeal(
      Sql sql, Row deal, Configuration configuration, long now, long today, List<Risk> risks) {
    var account = deal.textOrNull("account");
    if (account != null
        && sql.number(
                "SELECT count(*) FROM contact WHERE account = ? AND role = 'decider'", account)
            == 0) {
      risks.add(Risk.of("no-decider"));
    }
    var limit = configuration.stage(deal.text("stage")).map(stage -> stage.limitDays()).orElse(0L);
    var since = deal.numberOrNull("stageSince");
    var days = since == null ? 0 : Duration.ofMillis(now - since).toDays();
    if (limit > 0 && days > limit) {
      risks.add(Risk.of("stage-over", days, limit));
    }
    var close = deal.numberOrNull("closeOn");
    if (close != null && close < today) {
      risks.add(Risk.of("close-passed", today - close));
    }
  }
}
