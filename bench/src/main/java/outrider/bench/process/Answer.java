package outrider.bench.process;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a `ClientProcess` answered.
public record Answer(Map<String, Object> values) {

  /// When it was done, in nanoseconds of the machine's clock.
  public long at() {
    return number("at");
  }

  /// When it was begun, by the same clock.
  public long began() {
    return number("began");
  }

  public long number(String name) {
    return ((Number) Objects.requireNonNull(values.get(name), name)).longValue();
  }

  public double decimal(String name) {
    return ((Number) Objects.requireNonNull(values.get(name), name)).doubleValue();
  }

  public @Nullable Object value(String name) {
    return values.get(name);
  }
}
