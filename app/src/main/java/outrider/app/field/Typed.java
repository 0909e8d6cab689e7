package outrider.app.field;

import org.jspecify.annotations.Nullable;

/// What stands in a field now.
public sealed interface Typed {

  /// @param value null where the field is empty
  record Valid(@Nullable Object value) implements Typed {}

  /// @param sentence what would be right
  record Wrong(String sentence) implements Typed {}
}
