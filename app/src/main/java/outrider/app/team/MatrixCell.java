package outrider.app.team;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;

/// Sum and number of the deals in one cell, and how many have been there too long.
final class MatrixCell extends VBox {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass NOTHING = PseudoClass.getPseudoClass("nothing");

  private final Words words;
  private final Label sum = new Label();
  private final Label count = new Label();
  private final Label late = new Label();

  MatrixCell(Words words) {
    this.words = words;
    getStyleClass().add("matrix-cell");
    setAccessibleRole(AccessibleRole.BUTTON);
    sum.getStyleClass().addAll("num", "sum");
    count.getStyleClass().addAll("num", "small", "text-3");
    late.getStyleClass().addAll("num", "small", "warn-text");
    late.setGraphic(Icon.CLOCK.node(12, "warn-text"));
    var below = new HBox(6, late, count);
    below.getStyleClass().add("below");
    getChildren().addAll(sum, below);
  }

  /// @param place what the cell is about, for screen readers
  /// @param brief where there is room for numbers only
  void show(BoardCell cell, String place, boolean brief) {
    pseudoClassStateChanged(NOTHING, cell.isEmpty());
    sum.setText(cell.isEmpty() ? "–" : cell.sums().shown(words));
    count.setText(
        brief ? words.amounts().number(cell.deals()) : words.get("team.deals", cell.deals()));
    count.setVisible(!cell.isEmpty());
    count.setManaged(!cell.isEmpty());
    late.setText(cell.late() > 0 ? words.amounts().number(cell.late()) : "");
    late.setVisible(cell.late() > 0);
    late.setManaged(cell.late() > 0);
    var spoken = place + " " + words.get("team.deals", cell.deals()) + " " + sum.getText();
    setAccessibleText(
        cell.late() > 0 ? spoken + " " + words.get("team.lateSpoken", cell.late()) : spoken);
  }

  void mark(boolean current, boolean chosen) {
    pseudoClassStateChanged(CURRENT, current);
    pseudoClassStateChanged(CHOSEN, chosen);
  }
}
