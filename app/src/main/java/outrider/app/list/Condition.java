package outrider.app.list;

import java.util.List;

/// One condition of a filter, as data: it is shown as a chip, saved with a view, and becomes SQL in
/// [ListQuery].
///
/// @param field name in the field registry
/// @param values as text in the form of `ValueText`, days as `2026-11-23`; [#ME] is whoever asks
public record Condition(String field, Operator operator, List<String> values) {
  /// Stands for the person who is signed in, so that a saved view can be shared.
  public static final String ME = "@me";

  public Condition {
    values = List.copyOf(values);
  }

  public static Condition of(String field, Operator operator, String... values) {
    return new Condition(field, operator, List.of(values));
  }
}
