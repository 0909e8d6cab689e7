package outrider.bench.simulation;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import outrider.app.store.Sql;
import outrider.core.command.Command;
import outrider.core.ratio.RatioFlag;
import outrider.core.record.Ids;

/// People who come upon what stands out in their teams, act on it, say why not, or have it wait
/// again. Reps are refused, and so is the second answer. A number says which, and no dice.
final class Flagging {
  static final String RATIO = "lost";

  static final Map<String, Object> FIELDS =
      Map.of(
          "name",
          "Lost",
          "numerator",
          "dealsLost",
          "denominator",
          "dealsClosed",
          "shownAs",
          "percent",
          "bad",
          "both",
          "least",
          30L);

  private static final long DAY = 24 * 60 * 60 * 1000L;

  private Flagging() {}

  static Command next(Sql sql, long at, long number) {
    var flags =
        sql.list("SELECT id FROM ratio_flag ORDER BY id LIMIT 40", columns -> columns.text(1));
    if (flags.isEmpty() || number % 4 == 0) {
      return raise(at, number / 4);
    }
    var flag = flags.get((int) (number / 4 % flags.size()));
    return switch ((int) (number % 4)) {
      case 1 ->
          new Command.ActOnFlag(
              flag, Ids.derive(flag, "task " + number), "Look into it", at + number % 9 * DAY);
      case 2 ->
          new Command.ExplainFlag(
              flag,
              RatioFlag.REASONS.get((int) (number / 4 % 4)),
              number % 3 == 0 ? null : "known");
      default -> new Command.ReopenFlag(flag);
    };
  }

  /// Of the three months that are over, whoever says so first.
  private static Command raise(long at, long number) {
    var month =
        YearMonth.from(Instant.ofEpochMilli(at).atZone(ZoneOffset.UTC)).minusMonths(1 + number % 3);
    return new Command.RaiseFlag(
        Company.id(RATIO),
        Company.id(Company.TEAMS.get((int) (number / 3 % Company.TEAMS.size()))),
        month.toString(),
        "CNY",
        50 + number % 50,
        100,
        100,
        300_000,
        200_000,
        400_000,
        "high");
  }
}
