package outrider.core.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.forecast.KeptForecast;
import outrider.core.forecast.Verdict;
import outrider.core.quota.Quarter;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Forecasts that are kept: by whoever leads the team, in the week that they are of, once.
final class ForecastRules {

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  /// It is Monday somewhere a day earlier than at HQ, and Sunday a day later.
  private static final int DAYS_BEFORE = 1;

  private static final int DAYS_AFTER = 7;

  private ForecastRules() {}

  static Decision keep(Command.KeepForecast command, Draft draft) {
    var tree = draft.configuration().tree();
    if (tree.team(command.team()).isEmpty()) {
      return RecordRules.notFound(RecordType.TEAM, command.team());
    }
    if (draft.configuration().journeys().find(command.pipeline()).isEmpty()) {
      return RecordRules.notFound(RecordType.PIPELINE, command.pipeline());
    }
    if (!draft.actor().leads() || !draft.actor().mayMoveTo(command.team(), tree)) {
      return Decision.rejected(Reason.of("permission.forecast"));
    }
    var malformed = malformed(command, draft.at());
    if (!malformed.isEmpty()) {
      return new Decision.Rejected(malformed);
    }
    var id =
        KeptForecast.idOf(
            command.team(),
            command.pipeline(),
            command.quarter(),
            command.currency(),
            command.week());
    if (draft.row(RecordType.FORECAST, id).isEmpty()) {
      draft.put(row(id, command, draft));
    }
    return draft.accepted();
  }

  private static Row row(String id, Command.KeepForecast command, Draft draft) {
    return Row.of(RecordType.FORECAST, id)
        .with(Fields.TEAM, command.team())
        .with(KeptForecast.PIPELINE, command.pipeline())
        .with(KeptForecast.QUARTER, command.quarter())
        .with(Fields.CURRENCY, command.currency())
        .with(KeptForecast.WEEK, command.week())
        .with(KeptForecast.WON, command.wonMinor())
        .with(KeptForecast.EXPECTED, command.expectedMinor())
        .with(KeptForecast.LOW, command.lowMinor())
        .with(KeptForecast.HIGH, command.highMinor())
        .with(KeptForecast.REPEAT, command.repeatMinor())
        .with(KeptForecast.TARGET, command.targetMinor())
        .with(KeptForecast.METHOD, command.method())
        .with(KeptForecast.KEPT_BY, draft.actor().user())
        .with(KeptForecast.KEPT_AT, draft.at());
  }

  private static List<Reason> malformed(Command.KeepForecast command, long at) {
    var reasons = new ArrayList<Reason>();
    check(reasons, KeptForecast.QUARTER, Quarter.read(command.quarter()).isPresent());
    check(reasons, Fields.CURRENCY, CURRENCY.matcher(command.currency()).matches());
    check(reasons, KeptForecast.WEEK, isThisWeek(command.week(), at));
    check(
        reasons,
        KeptForecast.METHOD,
        Arrays.stream(Verdict.values())
            .anyMatch(
                verdict -> verdict != Verdict.THIN && verdict.wireName().equals(command.method())));
    check(
        reasons,
        KeptForecast.EXPECTED,
        Stream.of(command.wonMinor(), command.expectedMinor()).allMatch(ForecastRules::isAmount));
    check(
        reasons,
        KeptForecast.LOW,
        isInterval(command.lowMinor(), command.highMinor())
            && isNoneOrAmount(command.repeatMinor())
            && isNoneOrAmount(command.targetMinor()));
    return reasons;
  }

  private static boolean isThisWeek(long week, long at) {
    var day = TimeUnit.MILLISECONDS.toDays(at);
    return KeptForecast.week(week) == week && day >= week - DAYS_BEFORE && day <= week + DAYS_AFTER;
  }

  private static boolean isInterval(@Nullable Long low, @Nullable Long high) {
    return low == null || high == null
        ? low == null && high == null
        : isAmount(low) && isAmount(high) && low <= high;
  }

  private static boolean isNoneOrAmount(@Nullable Long minor) {
    return minor == null || isAmount(minor);
  }

  private static boolean isAmount(long minor) {
    return minor >= 0 && minor <= KeptForecast.AMOUNT_MAX;
  }

  private static void check(List<Reason> reasons, String field, boolean holds) {
    if (!holds) {
      reasons.add(FieldRules.reason("field.malformed", RecordType.FORECAST, field));
    }
  }
}
