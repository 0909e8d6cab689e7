package outrider.bench.client;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One line that a client was given: what it shall do, and with what.
record Request(Map<String, Object> values) {

  String what() {
    return text("do");
  }

  /// The name of the book that it is about.
  String book() {
    return text("book");
  }

  String text(String name) {
    return (String) Objects.requireNonNull(values.get(name), name);
  }

  long number(String name) {
    return (Long) Objects.requireNonNull(values.get(name), name);
  }

  boolean isTrue(String name) {
    return (Boolean) Objects.requireNonNull(values.get(name), name);
  }

  List<String> texts(String name) {
    return ((List<?>) Objects.requireNonNull(values.get(name), name))
        .stream().map(String.class::cast).toList();
  }

  @Nullable Object value(String name) {
    return values.get(name);
  }
}
