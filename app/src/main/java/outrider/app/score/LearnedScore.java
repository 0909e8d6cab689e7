package outrider.app.score;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.core.record.FieldDefinition;
import outrider.core.score.Scoring;

/// A score with what it was learned from.
///
/// @param chances of the open leads by their id, as of then
/// @param at when it was learned, in epoch milliseconds
public record LearnedScore(
    List<FieldDefinition> fields, Scoring scoring, Map<String, Double> chances, long at) {

  /// Empty for a lead that is closed or newer, or where nothing is said.
  public Optional<Double> chance(String lead) {
    return Optional.ofNullable(chances.get(lead));
  }
}
