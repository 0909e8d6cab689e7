package outrider.core.lag;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.DEVICE_LAG;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// How far behind HQ one workstation was on one day. It belongs to its person, on every laptop of
/// theirs, and is seen by those who answer for them. Written by `KeepLag` only.
public record DeviceLag(Row row) {

  public static final String DEVICE = "device";

  /// In epoch days, where the person was.
  public static final String DAY = "day";

  /// That a change waited for HQ while it was in reach.
  public static final String WORST = "worstSeconds";

  /// Half of that day's changes waited longer.
  public static final String MEDIAN = "medianSeconds";

  /// For how long work waited beyond a minute.
  public static final String LATE = "lateMinutes";

  /// For how long HQ was out of reach: no lag, but why work came late too.
  public static final String AWAY = "awayMinutes";

  /// How many changes were sent.
  public static final String CHANGES = "changes";

  /// The worst of each ten minutes that were late, as [#steps(String)] reads it.
  public static final String STEPS = "steps";

  public static final int STEP_MINUTES = 10;

  private static final int DAY_MINUTES = 24 * 60;

  /// A change that waits longer waits that long at least.
  public static final long SECONDS_MAX = 7 * 86_400;

  public static final long CHANGES_MAX = 1_000_000;
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{1,3}:\\d{1,6}(,\\d{1,3}:\\d{1,6})*)?");

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(DEVICE_LAG, DEVICE, FieldKind.TEXT).asManaged(),
          field(DEVICE_LAG, DAY, FieldKind.DATE).asManaged(),
          field(DEVICE_LAG, WORST, FieldKind.NUMBER).asManaged(),
          field(DEVICE_LAG, MEDIAN, FieldKind.NUMBER).asManaged(),
          field(DEVICE_LAG, LATE, FieldKind.NUMBER).asManaged(),
          field(DEVICE_LAG, AWAY, FieldKind.NUMBER).asManaged(),
          field(DEVICE_LAG, CHANGES, FieldKind.NUMBER).asManaged(),
          field(DEVICE_LAG, STEPS, FieldKind.TEXT).asManaged(),
          reference(DEVICE_LAG, Fields.OWNER, RecordType.USER).asManaged());

  public static DeviceLag of(Row row) {
    return new DeviceLag(row);
  }

  /// One for each device and day.
  public static String idOf(String user, String device, long day) {
    return Ids.derive("device-lag", user + '/' + device + '/' + day);
  }

  public String person() {
    return row.text(Fields.OWNER);
  }

  public long day() {
    return row.number(DAY, 0);
  }

  public long worstSeconds() {
    return row.number(WORST, 0);
  }

  public long medianSeconds() {
    return row.number(MEDIAN, 0);
  }

  public long lateMinutes() {
    return row.number(LATE, 0);
  }

  public long awayMinutes() {
    return row.number(AWAY, 0);
  }

  public long changes() {
    return row.number(CHANGES, 0);
  }

  /// The worst seconds of ten minutes, by their number from midnight on.
  public SortedMap<Integer, Integer> steps() {
    return steps(row.text(STEPS));
  }

  /// Whether it is written as `57:900,58:840`, each ten minutes of a day at most once.
  public static boolean isWritten(String steps) {
    return steps.length() <= 11 * (DAY_MINUTES / STEP_MINUTES)
        && WRITTEN.matcher(steps).matches()
        && steps(steps).keySet().stream().allMatch(step -> step < DAY_MINUTES / STEP_MINUTES);
  }

  public static SortedMap<Integer, Integer> steps(String written) {
    var steps = new TreeMap<Integer, Integer>();
    for (var step : written.split(",")) {
      var colon = step.indexOf(':');
      if (colon > 0) {
        steps.merge(
            Integer.parseInt(step.substring(0, colon)),
            Integer.parseInt(step.substring(colon + 1)),
            Math::max);
      }
    }
    return steps;
  }

  public static String written(SortedMap<Integer, Integer> steps) {
    var written = new StringBuilder();
    steps.forEach((step, seconds) ->
        written
            .append(written.isEmpty() ? "" : ",")
            .append(step)
            .append(':')
            .append(Math.min(seconds, 999_999)));
    return written.toString();
  }
}
