package outrider.app.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;
import outrider.app.cadence.CadenceWords;
import outrider.app.shell.Workspace;
import outrider.core.cadence.Cadence;
import outrider.core.configuration.Configuration;

/// When each step of a cadence that is being written would be due.
final class CadenceTry {
  private CadenceTry() {}

  /// A line for each step; empty while the steps make no sense.
  static Optional<String> say(
      Workspace space, Cadence cadence, Configuration configuration, Instant created, ZoneId zone) {
    if (!cadence.flaws().isEmpty()) {
      return Optional.empty();
    }
    var words = new CadenceWords(space);
    var calendar = configuration.cadences().calendar(cadence.calendar());
    var lines = new ArrayList<String>();
    for (var step : cadence.steps()) {
      lines.add(
          space
              .words()
              .get(
                  "cadence.tryStep",
                  space
                      .words()
                      .moments()
                      .exact(step.due(created, calendar), space.clock().instant(), zone),
                  words.delay(step.delay()),
                  step.title()));
    }
    return Optional.of(String.join("\n", lines));
  }
}
