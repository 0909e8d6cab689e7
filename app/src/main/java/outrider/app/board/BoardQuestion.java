package outrider.app.board;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import outrider.core.configuration.Configuration;

/// What somebody wants to see on the board.
///
/// @param team with the teams below it
/// @param pipeline any version of it: all are summed under the one that is published
/// @param comparing whether the time before is counted too
/// @param stuckAt the stage that is asked about; empty for the one that looks like the proposal
record BoardQuestion(
    BoardPeriod period,
    Optional<String> team,
    Optional<String> person,
    Optional<String> channel,
    Optional<String> industry,
    String pipeline,
    boolean comparing,
    Optional<String> stuckAt,
    long now,
    ZoneId zone,
    Configuration configuration) {

  LocalDate today() {
    return java.time.Instant.ofEpochMilli(now).atZone(zone).toLocalDate();
  }

  BoardPeriod.Days days() {
    return period.days(today());
  }

  Optional<BoardPeriod.Days> before() {
    return comparing ? period.before(today()) : Optional.empty();
  }
}
