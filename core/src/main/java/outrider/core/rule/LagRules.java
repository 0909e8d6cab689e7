package outrider.core.rule;

import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import outrider.core.command.Command;
import outrider.core.lag.DeviceLag;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// How far behind a workstation was: said by itself, of its own person and itself alone.
final class LagRules {
  private static final long DAY_MINUTES = 24 * 60;

  /// A day is said when it is over; whoever was away says it when they open the laptop again.
  private static final int DAYS_BEFORE = 40;

  private LagRules() {}

  static Decision keep(Command.KeepLag command, Draft draft) {
    var today = TimeUnit.MILLISECONDS.toDays(draft.at());
    // It is tomorrow somewhere already.
    if (command.day() > today + 1 || command.day() < today - DAYS_BEFORE) {
      return Decision.rejected(Reason.of("lag.day"));
    }
    if (!isSound(command)) {
      return Decision.rejected(
          FieldRules.reason("field.malformed", RecordType.DEVICE_LAG, DeviceLag.WORST));
    }
    var user = draft.actor().user();
    var device = draft.actor().device();
    var id = DeviceLag.idOf(user, device, command.day());
    var known = draft.row(RecordType.DEVICE_LAG, id);
    draft.put(
        known
            .map(row -> worse(row, command))
            .orElseGet(() ->
                written(
                    Row.of(RecordType.DEVICE_LAG, id)
                        .with(Fields.OWNER, user)
                        .with(DeviceLag.DEVICE, device)
                        .with(DeviceLag.DAY, command.day()),
                    command,
                    command.steps())));
    return draft.accepted();
  }

  private static boolean isSound(Command.KeepLag command) {
    return isWithin(command.worstSeconds(), DeviceLag.SECONDS_MAX)
        && isWithin(command.medianSeconds(), command.worstSeconds())
        && isWithin(command.lateMinutes(), DAY_MINUTES)
        && isWithin(command.awayMinutes(), DAY_MINUTES)
        && isWithin(command.changes(), DeviceLag.CHANGES_MAX)
        && DeviceLag.isWritten(command.steps());
  }

  private static boolean isWithin(long value, long most) {
    return value >= 0 && value <= most;
  }

  /// What is said of more of the day has the median; nothing that was late becomes less so.
  private static Row worse(Row row, Command.KeepLag command) {
    var known = DeviceLag.of(row);
    var steps = new TreeMap<>(known.steps());
    DeviceLag.steps(command.steps())
        .forEach((step, seconds) -> steps.merge(step, seconds, Math::max));
    var isMore = command.changes() >= known.changes();
    return written(
        row,
        new Command.KeepLag(
            command.day(),
            Math.max(known.worstSeconds(), command.worstSeconds()),
            isMore ? command.medianSeconds() : known.medianSeconds(),
            Math.max(known.lateMinutes(), command.lateMinutes()),
            Math.max(known.awayMinutes(), command.awayMinutes()),
            Math.max(known.changes(), command.changes()),
            command.steps()),
        DeviceLag.written(steps));
  }

  private static Row written(Row row, Command.KeepLag command, String steps) {
    return row.with(DeviceLag.WORST, command.worstSeconds())
        .with(DeviceLag.MEDIAN, command.medianSeconds())
        .with(DeviceLag.LATE, command.lateMinutes())
        .with(DeviceLag.AWAY, command.awayMinutes())
        .with(DeviceLag.CHANGES, command.changes())
        .with(DeviceLag.STEPS, steps.isEmpty() ? null : steps);
  }
}
