package outrider.core.diagnosis;

/// How far behind HQ somebody's laptop was on a day, worst of their devices.
///
/// @param day as an epoch day
/// @param medianSeconds half of that day's changes waited longer
/// @param lateMinutes for how long work waited beyond a minute while HQ was in reach
public record LagDay(String person, int day, int worstSeconds, int medianSeconds, int lateMinutes) {

  /// A wait below this is nothing that anybody notices; HQ warns from here on too.
  public static final int LATE_SECONDS = 120;

  public boolean isLate() {
    return medianSeconds >= LATE_SECONDS;
  }
}
