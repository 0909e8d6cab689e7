package outrider.app.activity;

import java.time.Duration;
import java.util.Optional;
import outrider.app.shell.Workspace;
import outrider.app.store.Columns;

/// Why a first response is due when it is: the service level that gave the time, and how much of
/// it, as the task was told then.
///
/// @param level id of the definition; it may be gone by now
/// @param name as the definition was called then
public record Allowed(String level, String name, Duration time, boolean businessTime) {

  /// The columns of a task that tell it, to be selected in this order.
  public static final String COLUMNS =
      "t.service_level, t.service_level_name, t.allowed_minutes, t.business_time";

  /// @param after how many columns stand before these
  public static Optional<Allowed> of(Columns columns, int after) {
    var level = columns.textOrNull(after + 1);
    return level == null
        ? Optional.empty()
        : Optional.of(
            new Allowed(
                level,
                columns.text(after + 2),
                Duration.ofMinutes(columns.number(after + 3)),
                columns.number(after + 4) != 0));
  }

  /// How much time was allowed: `30 business minutes`.
  public String length(Workspace space) {
    return space.words().moments().allowed(time, businessTime);
  }

  /// The definition by its name of today, or by that of then where it is gone.
  public String by(Workspace space) {
    return space.reasons().names().serviceLevel(level).orElse(name);
  }
}
