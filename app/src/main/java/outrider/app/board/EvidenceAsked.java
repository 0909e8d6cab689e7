package outrider.app.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import outrider.core.configuration.Configuration;
import outrider.core.quota.Quarter;

/// Of whom and of which time a cause is looked for.
///
/// @param team with the teams below it; empty for all that this laptop holds
/// @param pipeline any version of it: all are summed under the one that is published
/// @param quarter that went worse than the one before it
public record EvidenceAsked(
    Optional<String> team,
    String pipeline,
    Quarter quarter,
    long now,
    ZoneId zone,
    Configuration configuration) {

  LocalDate today() {
    return Instant.ofEpochMilli(now).atZone(zone).toLocalDate();
  }

  /// The same as a board asks for whose facts count.
  BoardQuestion question() {
    return new BoardQuestion(
        BoardPeriod.ALL,
        team,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        pipeline,
        false,
        Optional.empty(),
        now,
        zone,
        configuration);
  }
}
