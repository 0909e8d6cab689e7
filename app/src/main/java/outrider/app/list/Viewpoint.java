package outrider.app.list;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import outrider.app.shell.Workspace;
import outrider.core.configuration.FieldRegistry;

/// Who asks, when and where: what "me", "today" and "this week" mean in a condition.
public record Viewpoint(FieldRegistry fields, String user, long now, ZoneId zone) {

  public static Viewpoint of(Workspace space) {
    return new Viewpoint(
        space.database().configuration().fields(),
        space.commands().actor().user(),
        space.clock().millis(),
        space.zone());
  }

  LocalDate today() {
    return LocalDate.ofInstant(java.time.Instant.ofEpochMilli(now), zone);
  }

  LocalDate monday() {
    return today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /// The first moment of a day, in epoch milliseconds.
  long startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  String resolved(String value) {
    return value.equals(Condition.ME) ? user : value;
  }
}
