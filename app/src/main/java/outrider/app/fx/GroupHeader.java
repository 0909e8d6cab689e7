package outrider.app.fx;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line above a group of rows: icon, name, count, a note at the right.
public final class GroupHeader extends HBox {
  private final Label name = new Label();
  private final Label count = new Label();
  private final Label note = new Label();

  public GroupHeader() {
    getStyleClass().add("group-header");
    name.getStyleClass().add("name");
    count.getStyleClass().add("count");
    note.getStyleClass().add("note");
    var space = new Region();
    setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(new HBox(), name, count, space, note);
  }

  /// The icon may carry a style such as `risk-text`.
  public void show(
      Icon icon, String iconStyle, String shownName, String shownCount, String shownNote) {
    getChildren().set(0, icon.node(14, iconStyle));
    name.setText(shownName);
    count.setText(shownCount);
    note.setText(shownNote);
    setAccessibleText(shownName + " " + shownCount);
  }
}
