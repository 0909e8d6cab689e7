package outrider.core.review;

import java.util.Optional;

/// Something that was agreed in a review, and is a task.
///
/// @param week in whose review it was agreed, its Monday in epoch days
public record AgreedAction(String task, long week) {
  private static final char BETWEEN = '|';

  /// As it is stored.
  public String text() {
    return task + BETWEEN + week;
  }

  /// Nothing for what a newer program may have written.
  static Optional<AgreedAction> read(String text) {
    var at = text.lastIndexOf(BETWEEN);
    try {
      return at < 1
          ? Optional.empty()
          : Optional.of(
              new AgreedAction(text.substring(0, at), Long.parseLong(text.substring(at + 1))));
    } catch (NumberFormatException malformed) {
      return Optional.empty();
    }
  }
}
