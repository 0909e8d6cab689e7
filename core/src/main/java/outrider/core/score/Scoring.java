package outrider.core.score;

import java.util.List;
import java.util.Optional;

/// A score where there is enough to learn from and it tells leads apart; otherwise why there is
/// none.
///
/// @param leads of which it is known what became of them
/// @param converted of these
/// @param score empty where nothing is said
/// @param calibration empty where there are too few leads to try it
public record Scoring(
    int leads, int converted, Optional<LeadScore> score, Optional<Calibration> calibration) {

  /// Of fewer leads than these nothing is learned, nor of fewer of one outcome.
  public static final int LEADS_MIN = 200;

  public static final int EACH_MIN = 30;

  /// Below this a score hardly tells leads apart, and is not shown.
  public static final double AUC_MIN = 0.6;

  public static Scoring of(List<Feature> features, List<Example> examples) {
    var converted = (int) examples.stream().filter(Example::converted).count();
    if (isThin(examples.size(), converted)) {
      return new Scoring(examples.size(), converted, Optional.empty(), Optional.empty());
    }
    var calibration = Calibration.of(features, examples);
    return new Scoring(
        examples.size(),
        converted,
        calibration.auc() < AUC_MIN
            ? Optional.empty()
            : Optional.of(LeadScore.learn(features, examples)),
        Optional.of(calibration));
  }

  public boolean isThin() {
    return isThin(leads, converted);
  }

  private static boolean isThin(int leads, int converted) {
    return leads < LEADS_MIN || converted < EACH_MIN || leads - converted < EACH_MIN;
  }
}
