package outrider.app.forecast;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import outrider.core.quota.Quarter;

/// What a forecast is about.
///
/// @param team whose deals; those of the teams below too
/// @param person whose deals alone; empty for the whole team's
/// @param asOf the first day of which nothing is known yet: tomorrow, or an earlier day to see what
///   would have been said then
/// @param isPresent whether that is tomorrow, whatever day it is
public record ForecastAsked(
    String pipeline,
    String team,
    Optional<String> person,
    Quarter quarter,
    LocalDate asOf,
    boolean isPresent,
    ZoneId zone) {

  /// The same, asked on another day.
  ForecastAsked at(LocalDate day) {
    return new ForecastAsked(pipeline, team, person, quarter, day, isPresent, zone);
  }
}
