package outrider.core.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// How good a score is on leads that it was not learned from: each fifth of the leads is scored by
/// what the other four teach (five-fold cross-validation).
///
/// @param auc how often a lead that became a deal stood above one that did not (area under the ROC
///   curve): 0.5 is chance, 1 is never wrong
/// @param deciles ten parts of equally many leads, the lowest scores first
public record Calibration(double auc, List<Part> deciles) {

  /// @param said the mean of their chances
  /// @param came the share that became deals
  public record Part(double said, double came, int leads) {}

  private static final int FOLDS = 5;
  private static final int PARTS = 10;
  private static final long SEED = 20260101;

  static Calibration of(List<Feature> features, List<Example> examples) {
    var chances = new double[examples.size()];
    var folds = folds(examples.size());
    for (var fold = 0; fold < FOLDS; fold++) {
      var others = new ArrayList<Example>();
      for (var index = 0; index < folds.length; index++) {
        if (folds[index] != fold) {
          others.add(examples.get(index));
        }
      }
      var score = LeadScore.learn(features, others);
      for (var index = 0; index < folds.length; index++) {
        if (folds[index] == fold) {
          chances[index] = score.chance(examples.get(index).answers());
        }
      }
    }
    return of(chances, examples);
  }

  private static Calibration of(double[] chances, List<Example> examples) {
    var order =
        IntStream.range(0, chances.length)
            .boxed()
            .sorted((one, other) -> Double.compare(chances[one], chances[other]))
            .mapToInt(Integer::intValue)
            .toArray();
    var parts = new ArrayList<Part>();
    for (var part = 0; part < PARTS; part++) {
      var from = order.length * part / PARTS;
      var to = order.length * (part + 1) / PARTS;
      var here = Arrays.copyOfRange(order, from, to);
      if (here.length > 0) {
        parts.add(
            new Part(
                Arrays.stream(here).mapToDouble(index -> chances[index]).average().orElse(0),
                Arrays.stream(here)
                    .mapToDouble(index -> examples.get(index).converted() ? 1 : 0)
                    .average()
                    .orElse(0),
                here.length));
      }
    }
    return new Calibration(auc(chances, order, examples), List.copyOf(parts));
  }

  /// By ranks, those of equal chances shared (Mann and Whitney 1947).
  private static double auc(double[] chances, int[] order, List<Example> examples) {
    var ranks = 0.0;
    var converted = 0L;
    for (var from = 0; from < order.length; ) {
      var to = from;
      while (to < order.length && chances[order[to]] == chances[order[from]]) {
        to++;
      }
      for (var index = from; index < to; index++) {
        if (examples.get(order[index]).converted()) {
          ranks += (from + to + 1) / 2.0;
          converted++;
        }
      }
      from = to;
    }
    var others = order.length - converted;
    return (ranks - converted * (converted + 1) / 2.0) / (converted * (double) others);
  }

  /// Each lead in one of five, by chance with a seed.
  private static int[] folds(int count) {
    var folds = IntStream.range(0, count).map(index -> index % FOLDS).toArray();
    var random = new SplittableRandom(SEED);
    for (var index = count - 1; index > 0; index--) {
      var other = random.nextInt(index + 1);
      var kept = folds[index];
      folds[index] = folds[other];
      folds[other] = kept;
    }
    return folds;
  }
}
