package outrider.app.experiment;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import outrider.core.experiment.Look;
import outrider.core.experiment.Reading;

/// How many are in each variant, how many have had their time, and how many did what is counted.
final class CountTable extends GridPane {
  private final ExperimentWords text;
  private final IntConsumer opens;

  /// @param opens called with the variant whose name was pressed
  CountTable(ExperimentWords text, IntConsumer opens) {
    this.text = text;
    this.opens = opens;
    getStyleClass().add("experiment-table");
    setAccessibleRole(AccessibleRole.TABLE_VIEW);
    for (var column = 0; column < 5; column++) {
      var width = new ColumnConstraints();
      width.setHgrow(Priority.ALWAYS);
      width.setMinWidth(0);
      width.setPrefWidth(column == 0 ? 190 : 90);
      width.setHalignment(column == 0 ? HPos.LEFT : HPos.RIGHT);
      getColumnConstraints().add(width);
    }
  }

  void show(List<String> titles, List<Long> entered, Reading reading) {
    getChildren().clear();
    var heads =
        List.of(
            "experiment.variant",
            "experiment.entered",
            "experiment.ripe",
            "experiment.done",
            "experiment.share");
    for (var column = 0; column < heads.size(); column++) {
      add(label(text.get(heads.get(column)), column, "head", "text-3"), column, 0);
    }
    for (var index = 0; index < titles.size(); index++) {
      var variant = index;
      var name = new Button(titles.get(index));
      name.getStyleClass().setAll("experiment-link");
      name.setMaxWidth(Double.MAX_VALUE);
      name.setOnAction(press -> opens.accept(variant));
      add(name, 0, index + 1);
      var count =
          reading.looks().isEmpty()
              ? new Look.Count(0, 0)
              : reading.looks().getLast().counts().get(index);
      var cells =
          List.of(
              text.number(entered.get(index)),
              count.of() >= reading.perVariant()
                  ? text.number(count.of())
                  : text.get(
                      "experiment.of", text.number(count.of()), text.number(reading.perVariant())),
              text.number(count.done()),
              count.of() == 0 ? "–" : text.share(count.share()));
      for (var column = 0; column < cells.size(); column++) {
        add(label(cells.get(column), column + 1, "cell", "num"), column + 1, index + 1);
      }
    }
  }

  private static Label label(String words, int column, String... styles) {
    var label = new Label(words);
    label.getStyleClass().addAll(styles);
    label.getStyleClass().add(column == 0 ? "name" : "figure");
    label.setMaxWidth(Double.MAX_VALUE);
    label.setMinWidth(0);
    return label;
  }
}
