package outrider.core.record;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a value of a field must keep to, beyond its shape.
///
/// @param least of a number, of minor units of money, of an epoch day
/// @param shortest letters of a text
public record FieldLimits(
    @Nullable Long least,
    @Nullable Long most,
    @Nullable Long shortest,
    @Nullable Long longest,
    @Nullable FieldPattern pattern) {

  public static final FieldLimits NONE = new FieldLimits(null, null, null, null, null);

  /// A limit that a value does not keep to.
  public enum Broken {
    LEAST,
    MOST,
    SHORTEST,
    LONGEST,
    PATTERN
  }

  /// The first limit that a value breaks; nothing is within every limit.
  public Optional<Broken> broken(@Nullable Object value) {
    return switch (value) {
      case Long number when least != null && number < least -> Optional.of(Broken.LEAST);
      case Long number when most != null && number > most -> Optional.of(Broken.MOST);
      case String text -> broken(text);
      case null, default -> Optional.empty();
    };
  }

  private Optional<Broken> broken(String text) {
    var letters = text.codePointCount(0, text.length());
    if (shortest != null && letters < shortest) {
      return Optional.of(Broken.SHORTEST);
    } else if (longest != null && letters > longest) {
      return Optional.of(Broken.LONGEST);
    }
    return pattern != null && !pattern.matches(text)
        ? Optional.of(Broken.PATTERN)
        : Optional.empty();
  }

  /// A limit as a reason tells it.
  public String told(Broken broken) {
    var limit =
        switch (broken) {
          case LEAST -> least;
          case MOST -> most;
          case SHORTEST -> shortest;
          case LONGEST -> longest;
          case PATTERN -> pattern;
        };
    return limit == null ? "" : limit.toString();
  }
}
