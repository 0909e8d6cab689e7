package outrider.core.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The values a field may hold, brought to one form so that `equals` means "the same value":
/// integers are `Long`, sets are sorted lists without repeats, blank text is absent.
public final class Values {

  private Values() {}

  public static @Nullable Object normalise(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text.isBlank() ? null : text;
      case Long number -> number;
      case Boolean flag -> flag;
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Double number when isWhole(number) -> number.longValue();
      case Collection<?> items -> set(items);
      default -> throw new IllegalArgumentException("not a field value: " + value.getClass());
    };
  }

  public static boolean same(@Nullable Object one, @Nullable Object other) {
    return Objects.equals(normalise(one), normalise(other));
  }

  /// JSON libraries and spreadsheets bring whole numbers as doubles; beyond 2^53 a double is no
  /// longer the number that was written.
  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) <= 1L << 53;
  }

  private static @Nullable List<String> set(Collection<?> items) {
    var sorted = new TreeSet<String>();
    for (var item : items) {
      if (!(item instanceof String text)) {
        throw new IllegalArgumentException("a set holds text only, not " + item);
      }
      if (!text.isBlank()) {
        sorted.add(text);
      }
    }
    return sorted.isEmpty() ? null : List.copyOf(new ArrayList<>(sorted));
  }
}
