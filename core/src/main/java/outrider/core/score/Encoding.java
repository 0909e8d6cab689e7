package outrider.core.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/// Turns what is known of a lead into columns of yes and no: one for each choice, for each range of
/// numbers, and for no answer. Choices are compared without regard to case. What fewer than
/// [#LEADS_MIN] leads had has no column: it says nothing.
final class Encoding {
  static final int LEADS_MIN = 10;

  /// What forms send where nobody has chosen.
  private static final Set<String> UNANSWERED = Set.of("select", "-", "–", "n/a", "请选择");

  private static final int RANGES = 5;

  private final List<Feature> features;
  private final List<double[]> edges;
  private final List<Map<String, Integer>> columns;
  private final int width;

  private Encoding(
      List<Feature> features, List<double[]> edges, List<Map<String, Integer>> columns, int width) {
    this.features = features;
    this.edges = edges;
    this.columns = columns;
    this.width = width;
  }

  static Encoding of(List<Feature> features, List<Example> examples) {
    var edges = new ArrayList<double[]>();
    for (var index = 0; index < features.size(); index++) {
      edges.add(features.get(index).numeric() ? edges(index, examples) : new double[0]);
    }
    var columns = new ArrayList<Map<String, Integer>>();
    var width = 0;
    for (var index = 0; index < features.size(); index++) {
      var counts = new TreeMap<String, Integer>();
      for (var example : examples) {
        counts.merge(
            answer(features.get(index), edges.get(index), example.answers().get(index)),
            1,
            Integer::sum);
      }
      var own = new HashMap<String, Integer>();
      for (var answer : counts.entrySet()) {
        if (answer.getValue() >= LEADS_MIN) {
          own.put(answer.getKey(), width++);
        }
      }
      columns.add(own);
    }
    return new Encoding(features, edges, columns, width);
  }

  /// Where ranges of about as many leads each end; a number that many leads have is a range alone.
  private static double[] edges(int index, List<Example> examples) {
    var numbers =
        examples.stream()
            .map(example -> number(example.answers().get(index)))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
    var edges = new ArrayList<Double>();
    for (var range = 1; range < RANGES && numbers.length > 0; range++) {
      var edge = numbers[(int) ((long) numbers.length * range / RANGES)];
      if (edge > numbers[0] && (edges.isEmpty() || edge > edges.getLast())) {
        edges.add(edge);
      }
    }
    return edges.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static OptionalDouble number(String text) {
    if (text.isBlank()) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(text.strip()));
    } catch (NumberFormatException none) {
      return OptionalDouble.empty();
    }
  }

  private static String answer(Feature feature, double[] edges, String text) {
    if (!feature.numeric()) {
      var choice = text.strip().toLowerCase(Locale.ROOT);
      return UNANSWERED.contains(choice) ? "" : choice;
    }
    var number = number(text);
    if (number.isEmpty()) {
      return "";
    }
    var at = Arrays.binarySearch(edges, number.getAsDouble());
    var range = at >= 0 ? at + 1 : -at - 1;
    return new Range(
            range == 0 ? OptionalDouble.empty() : OptionalDouble.of(edges[range - 1]),
            range == edges.length ? OptionalDouble.empty() : OptionalDouble.of(edges[range]))
        .text();
  }

  int width() {
    return width;
  }

  List<Feature> features() {
    return features;
  }

  String answer(int feature, List<String> answers) {
    return answer(features.get(feature), edges.get(feature), answers.get(feature));
  }

  /// Empty where too few had this answer.
  OptionalInt column(int feature, List<String> answers) {
    var column = columns.get(feature).get(answer(feature, answers));
    return column == null ? OptionalInt.empty() : OptionalInt.of(column);
  }

  /// The columns that say yes.
  int[] columns(List<String> answers) {
    var found = new int[features.size()];
    var count = 0;
    for (var feature = 0; feature < features.size(); feature++) {
      var column = column(feature, answers);
      if (column.isPresent()) {
        found[count++] = column.getAsInt();
      }
    }
    return Arrays.copyOf(found, count);
  }
}
