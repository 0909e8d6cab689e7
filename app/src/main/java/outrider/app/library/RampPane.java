package outrider.app.library;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.i18n.Words;

/// The curve of those who begin, and beneath it the table that it is drawn of: everybody by month
/// of tenure, the mean, and of how many it is one. Says nothing where there are too few.
final class RampPane extends VBox {
  private static final double CHART_HEIGHT = 150;
  private static final double NAME_WIDTH = 120;

  private enum Figure {
    WIN_RATE("library.ramp.winRate"),
    PASSES("library.ramp.passes");

    private final String wordKey;

    Figure(String wordKey) {
      this.wordKey = wordKey;
    }
  }

  private final LibraryText text;
  private final Words words;
  private final SegmentedTabs<Figure> figures = new SegmentedTabs<>();
  private final VBox shown = new VBox(16);
  private Ramp ramp = Ramp.EMPTY;

  RampPane(LibraryText text) {
    super(16);
    this.text = text;
    words = text.words();
    getStyleClass().add("ramp");
    for (var figure : Figure.values()) {
      figures.tab(figure, words.get(figure.wordKey));
    }
    figures.onChosen(figure -> draw());
    var note = new Label(words.get("library.ramp.note", Ramp.SAMPLE));
    note.getStyleClass().addAll("small", "text-3");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(new HBox(figures), shown, note);
  }

  void show(Ramp fresh) {
    ramp = fresh;
    draw();
  }

  private Figure figure() {
    return figures.selected().orElse(Figure.WIN_RATE);
  }

  private void draw() {
    if (ramp.people().isEmpty()) {
      shown.getChildren().setAll(new EmptyState(Icon.TREND_UP, words.get("library.ramp.empty")));
      return;
    }
    IntFunction<OptionalDouble> mean =
        month -> figure() == Figure.WIN_RATE ? ramp.winRate(month) : ramp.passes(month);
    shown.getChildren().setAll(new Curve(mean), table(mean));
  }

  private GridPane table(IntFunction<OptionalDouble> mean) {
    var grid = new GridPane();
    grid.getStyleClass().addAll("card", "ramp-table");
    grid.setVgap(8);
    grid.getColumnConstraints().add(new ColumnConstraints(NAME_WIDTH));
    for (var month = 0; month < Ramp.MONTHS; month++) {
      var column = new ColumnConstraints();
      column.setHgrow(Priority.ALWAYS);
      column.setMinWidth(44);
      column.setPrefWidth(44);
      column.setHalignment(HPos.RIGHT);
      grid.getColumnConstraints().add(column);
      grid.add(quiet(Integer.toString(month + 1)), month + 1, 0);
    }
    grid.add(quiet(words.get("library.ramp.month")), 0, 0);
    row(grid, 1, words.get("library.ramp.mean"), mean, "bold");
    var counts = new ArrayList<String>();
    for (var month = 0; month < Ramp.MONTHS; month++) {
      var count = figure() == Figure.WIN_RATE ? ramp.closed(month) : ramp.reached(month);
      counts.add(words.get("library.ramp.n", count));
    }
    grid.add(
        quiet(
            words.get(
                figure() == Figure.WIN_RATE ? "library.ramp.nDeals" : "library.ramp.nPeople")),
        0,
        2);
    for (var month = 0; month < Ramp.MONTHS; month++) {
      grid.add(quiet(counts.get(month)), month + 1, 2);
    }
    var at = 3;
    for (var person : ramp.people()) {
      row(
          grid,
          at,
          text.person(person.user()),
          month -> figure() == Figure.WIN_RATE ? person.winRate(month) : person.passes(month),
          "text");
      at++;
    }
    grid.setAccessibleText(words.get(figure().wordKey));
    return grid;
  }

  private void row(
      GridPane grid, int at, String name, IntFunction<OptionalDouble> value, String style) {
    var label = new Label(name);
    label.getStyleClass().add(style);
    grid.add(label, 0, at);
    for (var month = 0; month < Ramp.MONTHS; month++) {
      var said = new Label(said(value.apply(month)));
      said.getStyleClass().addAll("num", value.apply(month).isPresent() ? style : "text-3");
      if (value.apply(month).isEmpty()) {
        said.setTooltip(new Tooltip(words.get("library.ramp.tooFew")));
      }
      grid.add(said, month + 1, at);
    }
  }

  private String said(OptionalDouble value) {
    if (value.isEmpty()) {
      return "–";
    }
    return figure() == Figure.WIN_RATE
        ? words.amounts().percent(value.getAsDouble())
        : words.amounts().number(Math.round(value.getAsDouble() * 10) / 10.0);
  }

  private static Label quiet(String said) {
    var label = new Label(said);
    label.getStyleClass().addAll("small", "num", "text-3");
    return label;
  }

  /// The mean as a line over the months of the table; broken where there are too few.
  private final class Curve extends Pane {
    private final List<OptionalDouble> values = new ArrayList<>();
    private final double most;

    Curve(IntFunction<OptionalDouble> mean) {
      for (var month = 0; month < Ramp.MONTHS; month++) {
        values.add(mean.apply(month));
      }
      most =
          figure() == Figure.WIN_RATE
              ? 1
              : Math.max(1, values.stream().mapToDouble(value -> value.orElse(0)).max().orElse(1));
      getStyleClass().addAll("card", "ramp-curve");
      setMinHeight(CHART_HEIGHT);
      setPrefHeight(CHART_HEIGHT);
      setAccessibleText(words.get("library.ramp.mean"));
    }

    @Override
    protected void layoutChildren() {
      getChildren().clear();
      var step = (getWidth() - NAME_WIDTH - 32) / Ramp.MONTHS;
      var line = new Polyline();
      line.getStyleClass().add("ramp-line");
      for (var month = 0; month < Ramp.MONTHS; month++) {
        var value = values.get(month);
        if (value.isEmpty()) {
          if (line.getPoints().size() > 2) {
            getChildren().add(line);
          }
          line = new Polyline();
          line.getStyleClass().add("ramp-line");
          continue;
        }
        var x = NAME_WIDTH + 16 + step * (month + 1) - 12;
        var y = CHART_HEIGHT - 20 - (CHART_HEIGHT - 56) * value.getAsDouble() / most;
        line.getPoints().addAll(x, y);
        var dot = new Circle(x, y, 4);
        dot.getStyleClass().add("ramp-dot");
        var label = quiet(said(value));
        label.setAlignment(Pos.CENTER);
        label.resizeRelocate(x - 24, y - 24, 48, 18);
        getChildren().addAll(dot, label);
      }
      if (line.getPoints().size() > 2) {
        getChildren().add(line);
      }
    }
  }
}
