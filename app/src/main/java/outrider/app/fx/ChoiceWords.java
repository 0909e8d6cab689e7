package outrider.app.fx;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The words that a list of choices shows for each of them; while nothing is chosen there are none.
///
/// A converter, although nothing is converted back: it is the one thing from which JavaFX writes
/// the list, the closed box with its prompt and what a screen reader reads. Cells of our own would
/// be two factories a box, and a prompt that does not come back. The way back is asked for by boxes
/// one can type into, which these are not.
public final class ChoiceWords<T> extends StringConverter<T> {
  private final Function<T, String> words;

  public ChoiceWords(Function<T, String> words) {
    this.words = words;
  }

  @Override
  public String toString(@Nullable T choice) {
    return choice == null ? "" : words.apply(choice);
  }

  @Override
  public T fromString(String text) {
    throw new UnsupportedOperationException("a choice is not typed");
  }
}
