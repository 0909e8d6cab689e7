package outrider.app.fx;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The words that a list of choices shows for each of them; while nothing is chosen there are none.
/// Words that were shown lead back to their choice.
///
/// A converter, because it is the one thing from which JavaFX writes the list, the closed box with
/// its prompt and what a screen reader reads. Cells of our own would be two factories a box, and a
/// prompt that does not come back.
public final class ChoiceWords<T> extends StringConverter<T> {
  private final Function<T, String> words;
  private final Map<String, T> shown = new HashMap<>();

  public ChoiceWords(Function<T, String> words) {
    this.words = words;
  }

  @Override
  public String toString(@Nullable T choice) {
    if (choice == null) {
      return "";
    }
    var text = words.apply(choice);
    shown.put(text, choice);
    return text;
  }

  /// @return null for words that were not shown
  @Override
  public @Nullable T fromString(String text) {
    return shown.get(text);
  }
}
