package outrider.app.team;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// A line for each team, a column for each month, and one behind them for what follows from the
/// line. The months share what room there is; the focus stays in its cell when all is shown anew.
public final class MonthGrid extends GridPane {
  private static final double GAP = 6;

  private final int months;
  private final List<Button> cells = new ArrayList<>();
  private Optional<Integer> focused = Optional.empty();
  private int lines;

  /// @param team how wide the names are
  /// @param month how wide a month would like to be
  /// @param last how wide the column behind the months is
  public MonthGrid(int months, double team, double month, double last) {
    this.months = months;
    setHgap(GAP);
    setVgap(GAP);
    getColumnConstraints().add(new ColumnConstraints(team));
    for (var column = 0; column < months; column++) {
      var width = new ColumnConstraints();
      width.setHgrow(Priority.ALWAYS);
      width.setMinWidth(0);
      width.setPrefWidth(month);
      getColumnConstraints().add(width);
    }
    getColumnConstraints().add(new ColumnConstraints(last));
  }

  /// Takes away what is shown, and writes the line of heads.
  public void begin(List<String> heads, String last) {
    focused =
        IntStream.range(0, cells.size())
            .filter(index -> cells.get(index).isFocused())
            .boxed()
            .findFirst();
    getChildren().clear();
    cells.clear();
    lines = 0;
    for (var month = 0; month < months; month++) {
      add(head(heads.get(month)), month + 1, 0);
    }
    add(head(last), months + 1, 0);
  }

  private static Label head(String words) {
    var head = new Label(words);
    head.getStyleClass().addAll("small", "text-3");
    head.setMinWidth(0);
    return head;
  }

  /// @param ofMonths a cell for each month
  /// @param last what follows from the line, if anything
  public void line(Label team, List<Button> ofMonths, Optional<? extends Node> last) {
    lines++;
    add(team, 0, lines);
    for (var month = 0; month < months; month++) {
      add(ofMonths.get(month), month + 1, lines);
    }
    last.ifPresent(node -> add(node, months + 1, lines));
    cells.addAll(ofMonths);
  }

  /// All is there; the focus goes back to where it was.
  public void end() {
    focused
        .filter(index -> index < cells.size())
        .ifPresent(index -> cells.get(index).requestFocus());
  }
}
