package outrider.core.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a formula can call by name, in either language.
public enum Deed {
  /// `if(condition, then, otherwise)`
  IF(3, 3, "if", "如果"),
  /// `ifempty(value, otherwise)`
  IF_EMPTY(2, 2, "ifempty", "为空时"),
  MIN(2, 10, "min", "最小"),
  MAX(2, 10, "max", "最大"),
  /// `round(value)` or `round(value, digits)`
  ROUND(1, 2, "round", "取整"),
  ABS(1, 1, "abs", "绝对值"),
  NOT(1, 1, "not", "非");

  private final int least;
  private final int most;
  private final List<String> names;

  Deed(int least, int most, String... names) {
    this.least = least;
    this.most = most;
    this.names = List.of(names);
  }

  boolean takes(int arguments) {
    return arguments >= least && arguments <= most;
  }

  static Optional<Deed> called(String name) {
    return Arrays.stream(values())
        .filter(deed -> deed.names.contains(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
