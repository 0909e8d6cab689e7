package outrider.app.importing.mapping;

import java.util.Optional;

/// What becomes of one word of a file in a field that knows its values.
///
/// @param raw the word in the file
/// @param rows how many records have it
/// @param value what is stored instead; empty to leave the field blank, or, where the field takes
///   any word, the word as it is
/// @param how why
public record ValueChoice(String raw, long rows, Optional<String> value, How how) {
  /// How a word found its value.
  public enum How {
    /// The field knows it.
    KNOWN,
    /// Another spelling of a value, or of a commoner word of the same column.
    SPELLING,
    /// Looks like a typing mistake or a part of a value; a person should look.
    LIKELY,
    /// Nothing like it is known; a person should look.
    UNKNOWN,
    /// A person chose.
    CHOSEN
  }

  /// Whether a person should look at it.
  public boolean doubtful() {
    return how == How.LIKELY || how == How.UNKNOWN;
  }

  public ValueChoice chosen(Optional<String> other) {
    return new ValueChoice(raw, rows, other, How.CHOSEN);
  }
}
