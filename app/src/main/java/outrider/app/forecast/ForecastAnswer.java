package outrider.app.forecast;

import outrider.core.forecast.Forecast;

/// A forecast with what it was made of.
///
/// @param targetMinor 0 for none
public record ForecastAnswer(
    ForecastAsked asked, DealWays ways, Forecast forecast, long targetMinor, long millisTaken) {}
