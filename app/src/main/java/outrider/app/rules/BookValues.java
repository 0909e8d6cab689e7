package outrider.app.rules;

import java.util.List;

/// What leads in this book have in the fields that rules ask about, the most frequent first: a rule
/// is written sooner, and truer, by choosing than by typing.
record BookValues(List<String> sources, List<String> regions, List<String> industries) {

  static final BookValues NONE = new BookValues(List.of(), List.of(), List.of());
}
