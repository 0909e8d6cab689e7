package outrider.core.score;

import java.util.Optional;
import java.util.OptionalDouble;

/// Numbers from one on and below another; as text `2..5`, open ends left out.
public record Range(OptionalDouble from, OptionalDouble below) {

  private static final String DOTS = "..";

  public String text() {
    return write(from) + DOTS + write(below);
  }

  /// Empty where the text is none.
  public static Optional<Range> read(String text) {
    var dots = text.indexOf(DOTS);
    return dots < 0
        ? Optional.empty()
        : Optional.of(new Range(number(text.substring(0, dots)), number(text.substring(dots + 2))));
  }

  private static String write(OptionalDouble end) {
    if (end.isEmpty()) {
      return "";
    }
    var number = end.getAsDouble();
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private static OptionalDouble number(String text) {
    return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
  }
}
