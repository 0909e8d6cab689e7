package outrider.app.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.forecast.Forecast;
import outrider.core.forecast.Forecaster;
import outrider.core.forecast.KeptForecast;
import outrider.core.forecast.Method;
import outrider.core.forecast.Span;
import outrider.core.forecast.Trial;
import outrider.core.forecast.Verdict;
import outrider.core.quota.Quarter;

/// What the figures of a forecast are called, and why it says no more.
final class ForecastWords {
  private final Workspace space;
  private final ConfiguredNames names;

  ForecastWords(Workspace space) {
    this.space = space;
    names = new ConfiguredNames(space.words(), space.database()::configuration);
  }

  ConfiguredNames names() {
    return names;
  }

  String get(String key, Object... arguments) {
    return space.words().get(key, arguments);
  }

  String quarter(Quarter quarter) {
    return get("review.quarterName", Integer.toString(quarter.year()), quarter.number());
  }

  String money(long minor, ForecastAnswer shown) {
    return space.words().amounts().compact(minor, shown.ways().currency());
  }

  String exactly(long minor, ForecastAnswer shown) {
    return space.words().amounts().full(minor, shown.ways().currency());
  }

  String number(long count) {
    return space.words().amounts().number(count);
  }

  String date(long epochDay) {
    return space.words().moments().date(LocalDate.ofEpochDay(epochDay), space.today());
  }

  /// `4.4%`, without a sign; a dash where nothing is known.
  String error(OptionalDouble error) {
    return error.isEmpty() ? "–" : space.words().amounts().percentFine(error.getAsDouble());
  }

  /// `+6.4%` of what came.
  String signed(double error) {
    var shown = space.words().amounts().percentFine(Math.abs(error));
    return (error < 0 ? "−" : "+") + shown;
  }

  String percent(double share) {
    // Nobody knows the future to a hundredth.
    var rounded = Math.clamp(share, 0.01, 0.99);
    return space.words().amounts().percent(rounded);
  }

  String interval(long low, long high, ForecastAnswer shown) {
    return get("forecast.fromTo", money(low, shown), money(high, shown));
  }

  String method(Method method) {
    return get("forecast.method." + method.name().toLowerCase(Locale.ROOT));
  }

  /// The days of a quarter that is over.
  String span(Span span) {
    return get("forecast.fromTo", date(span.from()), date(span.to() - 1));
  }

  /// Why this is shown, in one sentence.
  String verdict(ForecastAnswer shown) {
    var forecast = shown.forecast();
    var model = error(forecast.error(Method.MODEL));
    var repeat = error(forecast.error(Method.REPEAT));
    return switch (forecast.verdict()) {
      case MODEL -> get("forecast.verdict.model", model, repeat, forecast.trials().size());
      case BASELINE -> get("forecast.verdict.baseline", model, repeat, forecast.trials().size());
      case SHORT -> get("forecast.verdict.short", forecast.trials().size(), Forecaster.TRIALS);
      case THIN -> get("forecast.verdict.thin", forecast.wonLately(), Forecaster.WON_MIN);
    };
  }

  /// What is not in the figures, where there is any.
  List<String> leftOut(ForecastAnswer shown) {
    var said = new ArrayList<String>();
    if (shown.ways().otherCurrency() > 0) {
      said.add(
          get("forecast.otherCurrency", shown.ways().otherCurrency(), shown.ways().currency()));
    }
    if (shown.ways().undated() > 0) {
      said.add(get("forecast.undated", shown.ways().undated()));
    }
    return said;
  }

  String shownMethod(Forecast forecast) {
    return forecast.verdict() == Verdict.MODEL ? method(Method.MODEL) : method(Method.REPEAT);
  }

  String keptMethod(KeptForecast kept) {
    return kept.method().equals(Verdict.MODEL.wireName())
        ? method(Method.MODEL)
        : method(Method.REPEAT);
  }

  String trial(Trial trial, Method method, ForecastAnswer shown) {
    return get("forecast.said", money(trial.minor(method), shown), signed(trial.error(method)));
  }
}
