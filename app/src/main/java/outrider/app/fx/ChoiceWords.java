package outrider.app.fx;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The words that a list of choices shows for each of them. A choice is picked, never typed, so
/// there is no way back from the words; while nothing is chosen there are none.
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
