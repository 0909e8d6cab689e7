package outrider.app.team;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Some months in a row that a screen shows, and how one goes from them to others, never beyond the
/// present one. FX thread.
public final class MonthWindow {
  private final InstantSource clock;
  private final ZoneId zone;
  private final int months;
  private final ObjectProperty<YearMonth> last;

  /// @param months how many are shown
  public MonthWindow(InstantSource clock, ZoneId zone, int months) {
    this.clock = clock;
    this.zone = zone;
    this.months = months;
    last = new SimpleObjectProperty<>(present());
  }

  /// The latest month that is shown.
  public ObjectProperty<YearMonth> lastProperty() {
    return last;
  }

  public YearMonth present() {
    return YearMonth.from(clock.instant().atZone(zone));
  }

  /// Whether there is nothing later to go to.
  public boolean isPresent() {
    return !last.get().isBefore(present());
  }

  public void earlier() {
    last.set(last.get().minusMonths(months));
  }

  public void later() {
    var next = last.get().plusMonths(months);
    last.set(next.isAfter(present()) ? present() : next);
  }
}
