package outrider.app.board;

import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A picture with its title and the table behind it; one of the two is shown.
final class ChartCard extends VBox {
  private final Label title = new Label();
  private final Label note = new Label();
  private final StackPane shown = new StackPane();
  private final Node picture;
  private final BoardTableView table;

  /// @param below what belongs to the picture over time; may be empty
  ChartCard(Node picture, BiConsumer<String, Behind> open, Node... below) {
    super(10);
    this.picture = picture;
    table = new BoardTableView(open);
    getStyleClass().addAll("card", "board-card");
    title.getStyleClass().add("subheading");
    title.setMinWidth(Region.USE_PREF_SIZE);
    note.getStyleClass().addAll("small", "text-2");
    note.setMinWidth(0);
    var head = new HBox(8, title, note);
    head.setAlignment(Pos.BASELINE_LEFT);
    shown.setAlignment(Pos.TOP_LEFT);
    getChildren().addAll(head, shown);
    getChildren().addAll(below);
    setMinWidth(0);
    asTable(false);
  }

  void show(BoardTable behind, String said) {
    title.setText(behind.title());
    note.setText(said);
    table.show(behind);
  }

  void asTable(boolean wanted) {
    shown.getChildren().setAll(wanted ? table : picture);
  }
}
