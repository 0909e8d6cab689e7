package outrider.core.quota;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/// A quarter of the calendar year, for which targets are set. As text `2026-Q4`, so that texts sort
/// as quarters do.
///
/// @param number 1 to 4
public record Quarter(int year, int number) {

  private static final Pattern TEXT = Pattern.compile("(20[0-9]{2})-Q([1-4])");

  public Quarter {
    if (number < 1 || number > 4) {
      throw new IllegalArgumentException("quarter " + number);
    }
  }

  public static Quarter of(LocalDate day) {
    return new Quarter(day.getYear(), (day.getMonthValue() - 1) / 3 + 1);
  }

  /// Empty where the text names none.
  public static Optional<Quarter> read(String text) {
    var matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  public String text() {
    return year + "-Q" + number;
  }

  public LocalDate first() {
    return LocalDate.of(year, number * 3 - 2, 1);
  }

  public LocalDate last() {
    return first().plusMonths(3).minusDays(1);
  }

  /// The one so many quarters later, or earlier.
  public Quarter plus(int quarters) {
    return of(first().plusMonths(3L * quarters));
  }
}
