package outrider.app.forecast;

import java.util.List;
import outrider.core.forecast.Forecast;
import outrider.core.forecast.KeptForecast;

/// A forecast with what it was made of.
///
/// @param targetMinor 0 for none
/// @param kept what was said of the quarter before, the earliest first; none of one person's
public record ForecastAnswer(
    ForecastAsked asked,
    DealWays ways,
    Forecast forecast,
    long targetMinor,
    List<KeptForecast> kept,
    long millisTaken) {

  /// What was won in the quarter until now, as far as the book goes.
  long cameMinor() {
    return ways.wonMinor(forecast.span());
  }
}
