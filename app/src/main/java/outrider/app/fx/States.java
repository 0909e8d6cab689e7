package outrider.app.fx;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/// The state of a component as a pseudo-class: one constant of an enum is on, the others are off.
public final class States {
  private States() {}

  public static <E extends Enum<E>> void set(Node node, Class<E> type, E state) {
    for (E each : type.getEnumConstants()) {
      node.pseudoClassStateChanged(pseudoClass(each), each == state);
    }
  }

  static PseudoClass pseudoClass(Enum<?> state) {
    return PseudoClass.getPseudoClass(state.name().toLowerCase(Locale.ROOT));
  }
}
