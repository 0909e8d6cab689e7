package outrider.app.health;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import outrider.core.board.Maturity;
import outrider.core.health.Dimension;
import outrider.core.health.Health;

/// The answer: every cell, with what it was worked out by.
///
/// @param cells in the order of dimensions, lines and months
/// @param earlier where nothing is said of any month: the newest one before them with enough to say
///   something of
/// @param progress how much of the facts is there, from 0 to 1
record HealthMatrix(
    HealthAsked asked,
    List<HealthCell> cells,
    Optional<YearMonth> earlier,
    Maturity maturity,
    double progress,
    long millis) {

  HealthCell cell(Dimension dimension, int line, int month) {
    var lines = asked.rows().size();
    return cells.get((dimension.ordinal() * lines + line) * HealthAsked.MONTHS + month);
  }

  /// The newest month of a line of which anything is said.
  Optional<HealthCell> newest(Dimension dimension, int line) {
    for (var month = HealthAsked.MONTHS - 1; month >= 0; month--) {
      var cell = cell(dimension, line, month);
      if (cell.judgement().health() != Health.TOO_FEW) {
        return Optional.of(cell);
      }
    }
    return Optional.empty();
  }

  /// How many of the newest cells are so.
  long count(Health health) {
    return java.util.Arrays.stream(Dimension.values())
        .flatMap(dimension ->
            java.util.stream.IntStream.range(0, asked.rows().size())
                .mapToObj(line -> newest(dimension, line)))
        .flatMap(Optional::stream)
        .filter(cell -> cell.judgement().health() == health)
        .count();
  }

  /// Whether something is said anywhere.
  static boolean saysSomething(List<HealthCell> cells) {
    return cells.stream().anyMatch(cell -> cell.judgement().health() != Health.TOO_FEW);
  }

  /// Whether nothing is known anywhere.
  boolean isSilent() {
    return cells.stream()
        .allMatch(cell -> cell.judgement().health() == Health.TOO_FEW && cell.judgement().n() == 0);
  }
}
