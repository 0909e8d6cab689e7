package outrider.app.fx;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.RadioMenuItem;

/// What one of several things is to be, below the chip that says which it is. FX thread only.
public final class ChoiceMenu {
  private ChoiceMenu() {}

  /// Opens the menu; a choice is written into the property.
  ///
  /// @param name what a choice is called
  public static <T> void below(
      Node node, List<T> choices, Property<T> chosen, Function<T, String> name) {
    below(node, choices, Function.identity(), chosen, name);
  }

  /// @param value what a choice writes into the property
  public static <C, T> void below(
      Node node,
      List<C> choices,
      Function<C, T> value,
      Property<T> chosen,
      Function<C, String> name) {
    var menu = new ContextMenu();
    for (var choice : choices) {
      var item = new RadioMenuItem(name.apply(choice));
      item.setSelected(value.apply(choice).equals(chosen.getValue()));
      item.setOnAction(done -> chosen.setValue(value.apply(choice)));
      menu.getItems().add(item);
    }
    menu.show(node, Side.BOTTOM, 0, 4);
  }
}
