package outrider.core.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A score where there is enough to learn from and it tells leads apart; otherwise why there is
/// none.
///
/// @param leads of which it is known what became of them
/// @param converted of these
/// @param leftOut what alone tells nearly all, and so was hardly known at the time
/// @param score empty where nothing is said
/// @param calibration empty where there are too few leads to try it
public record Scoring(
    int leads,
    int converted,
    List<Feature> leftOut,
    Optional<LeadScore> score,
    Optional<Calibration> calibration) {

  /// Of fewer leads than these nothing is learned, nor of fewer of one outcome.
  public static final int LEADS_MIN = 200;

  public static final int EACH_MIN = 30;

  /// Below this a score hardly tells leads apart, and is not shown.
  public static final double AUC_MIN = 0.6;

  /// A field that tells leads apart so well by itself was filled in afterwards.
  public static final double ALONE_MAX = 0.78;

  /// @param examples their answers in the order of the features
  public static Scoring of(List<Feature> features, List<Example> examples) {
    var converted = (int) examples.stream().filter(Example::converted).count();
    if (isThin(examples.size(), converted)) {
      return new Scoring(examples.size(), converted, List.of(), Optional.empty(), Optional.empty());
    }
    var leftOut = new ArrayList<Feature>();
    for (var index = 0; index < features.size(); index++) {
      if (!features.get(index).early() && tellsAlone(features, index, examples)) {
        leftOut.add(features.get(index));
      }
    }
    var kept = without(features, leftOut, examples);
    var calibration = Calibration.of(features, kept);
    return new Scoring(
        examples.size(),
        converted,
        List.copyOf(leftOut),
        calibration.auc() < AUC_MIN
            ? Optional.empty()
            : Optional.of(LeadScore.learn(features, kept)),
        Optional.of(calibration));
  }

  private static boolean tellsAlone(List<Feature> features, int index, List<Example> examples) {
    var alone =
        examples.stream()
            .map(each -> new Example(List.of(each.answers().get(index)), each.converted()))
            .toList();
    return Calibration.of(List.of(features.get(index)), alone).auc() >= ALONE_MAX;
  }

  /// The same leads with no answer where none may be looked at.
  private static List<Example> without(
      List<Feature> features, List<Feature> leftOut, List<Example> examples) {
    return leftOut.isEmpty()
        ? examples
        : examples.stream()
            .map(each -> new Example(without(features, leftOut, each), each.converted()))
            .toList();
  }

  private static List<String> without(
      List<Feature> features, List<Feature> leftOut, Example example) {
    var answers = new ArrayList<>(example.answers());
    for (var index = 0; index < features.size(); index++) {
      if (leftOut.contains(features.get(index))) {
        answers.set(index, "");
      }
    }
    return answers;
  }

  public boolean isThin() {
    return isThin(leads, converted);
  }

  private static boolean isThin(int leads, int converted) {
    return leads < LEADS_MIN || converted < EACH_MIN || leads - converted < EACH_MIN;
  }
}
