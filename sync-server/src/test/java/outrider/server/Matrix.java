package outrider.server;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// A table of who may do what: a line for each deed, a column for each person, and in each cell
/// what becomes of it. The columns have names of their own in a line that begins with `#`.
record Matrix(List<String> people, Map<String, List<String>> lines) {

  /// @param people who the columns stand for
  /// @param words of which the name of a deed is made
  static Matrix of(List<String> people, int words, String table) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    table
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> Arrays.asList(line.strip().split("\\s+")))
        .forEach(cells ->
            lines.put(
                String.join(" ", cells.subList(0, words)), cells.subList(words, cells.size())));
    return new Matrix(people, lines);
  }

  Set<String> deeds() {
    return lines.keySet();
  }

  interface Check {
    void check(String deed, String person, String expected);
  }

  /// A test for each cell.
  Stream<DynamicTest> tests(Check check) {
    return lines.entrySet().stream()
        .flatMap(line ->
            IntStream.range(0, people.size())
                .mapToObj(column -> test(line.getKey(), column, line.getValue(), check)));
  }

  private DynamicTest test(String deed, int column, List<String> cells, Check check) {
    String person = people.get(column);
    return DynamicTest.dynamicTest(
        deed + " by " + person, () -> check.check(deed, person, cells.get(column)));
  }
}
