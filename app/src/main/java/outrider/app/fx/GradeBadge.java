package outrider.app.fx;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import outrider.app.i18n.Words;

/// The intent grade A, B or C, in ink so that it never fights with time. The letter is always
/// shown.
public final class GradeBadge extends Label {
  private final Words words;

  public GradeBadge(Words words) {
    this.words = words;
    getStyleClass().add("grade");
    show("");
  }

  public GradeBadge(Words words, String grade) {
    this(words);
    show(grade);
  }

  /// Shows `A`, `B`, `C`; anything else hides the badge but keeps its place.
  public void show(String grade) {
    setText(grade);
    setVisible(!grade.isEmpty());
    for (String each : new String[] {"a", "b", "c"}) {
      pseudoClassStateChanged(
          PseudoClass.getPseudoClass(each), each.equals(grade.toLowerCase(Locale.ROOT)));
    }
    setAccessibleText(words.get("grade.spoken", grade));
  }
}
