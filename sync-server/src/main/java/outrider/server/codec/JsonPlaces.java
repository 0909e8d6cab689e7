package outrider.server.codec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds something in a JSON document by where it stands (RFC 6901).
public final class JsonPlaces {
  private final @Nullable Object root;

  /// @param root of maps, lists, texts, numbers and flags
  public JsonPlaces(@Nullable Object root) {
    this.root = root;
  }

  /// Whatever stands there; empty for nothing.
  public Optional<Object> at(String pointer) {
    @Nullable Object found = root;
    for (String step : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
      String name = step.replace("~1", "/").replace("~0", "~");
      found =
          switch (found) {
            case Map<?, ?> map -> map.get(name);
            case List<?> list when name.matches("\\d{1,6}") ->
                Integer.parseInt(name) < list.size() ? list.get(Integer.parseInt(name)) : null;
            case null, default -> null;
          };
    }
    return Optional.ofNullable(found);
  }

  /// A text, number or flag that stands there, as a text; empty for nothing, and for blanks.
  public Optional<String> text(String pointer) {
    return at(pointer)
        .filter(found -> !(found instanceof Map || found instanceof List))
        .map(Object::toString)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /// The first of several places at which there is a text.
  public Optional<String> first(@Nullable List<String> pointers) {
    return pointers == null
        ? Optional.empty()
        : pointers.stream().flatMap(pointer -> text(pointer).stream()).findFirst();
  }
}
