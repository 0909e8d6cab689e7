package outrider.core.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How likely a lead becomes a deal, by what is known of it, and why. Learned from leads of which
/// it is known what became of them. Immutable.
public final class LeadScore {

  private final Encoding encoding;
  private final double[] weights;
  private final double[] usual;
  private final int[] leads;

  private LeadScore(Encoding encoding, double[] weights, double[] usual, int[] leads) {
    this.encoding = encoding;
    this.weights = weights;
    this.usual = usual;
    this.leads = leads;
  }

  /// @param examples at least one of each outcome
  public static LeadScore learn(List<Feature> features, List<Example> examples) {
    var encoding = Encoding.of(List.copyOf(features), examples);
    var rows = new int[examples.size()][];
    var converted = new boolean[examples.size()];
    for (var index = 0; index < examples.size(); index++) {
      rows[index] = encoding.columns(examples.get(index).answers());
      converted[index] = examples.get(index).converted();
    }
    var weights = Regression.fit(rows, converted, encoding.width());
    var usual = new double[features.size()];
    var leads = new int[encoding.width()];
    for (var example : examples) {
      for (var feature = 0; feature < features.size(); feature++) {
        var column = encoding.column(feature, example.answers());
        if (column.isPresent()) {
          usual[feature] += weights[column.getAsInt() + 1] / examples.size();
          leads[column.getAsInt()]++;
        }
      }
    }
    return new LeadScore(encoding, weights, usual, leads);
  }

  /// From 0 to 1.
  ///
  /// @param answers by feature, as those that were learned from
  public double chance(List<String> answers) {
    var score = weights[0];
    for (var column : encoding.columns(answers)) {
      score += weights[column + 1];
    }
    return Regression.chance(score);
  }

  /// What speaks for the lead and against it, the weightiest first, beside the average lead.
  public List<Contribution> reasons(List<String> answers) {
    var reasons = new ArrayList<Contribution>();
    for (var feature = 0; feature < encoding.features().size(); feature++) {
      var column = encoding.column(feature, answers);
      if (column.isPresent()) {
        reasons.add(
            new Contribution(
                encoding.features().get(feature),
                encoding.answer(feature, answers),
                weights[column.getAsInt() + 1] - usual[feature],
                leads[column.getAsInt()]));
      }
    }
    reasons.sort(
        Comparator.comparingDouble((Contribution each) -> Math.abs(each.logOdds())).reversed());
    return reasons;
  }
}
