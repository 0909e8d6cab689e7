package outrider.core.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One field value as text and back, whatever its kind: for places that hold values of any field,
/// such as a conflict's `mine` and `theirs`.
public final class ValueText {

  private static final String SEPARATOR = "\u001f";

  private ValueText() {}

  public static @Nullable String write(@Nullable Object value) {
    return switch (Values.normalise(value)) {
      case null -> null;
      case List<?> items -> String.join(SEPARATOR, items.stream().map(String::valueOf).toList());
      case Object other -> other.toString();
    };
  }

  /// @throws IllegalArgumentException where the text is no value of that kind
  public static @Nullable Object read(FieldKind kind, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    return switch (kind) {
      case NUMBER, MONEY, INSTANT, DATE -> Long.valueOf(text.strip());
      case FLAG ->
          switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("not a flag: " + text);
          };
      case TEXT_SET -> Values.normalise(List.of(text.split(SEPARATOR)));
      default -> text;
    };
  }
}
