package outrider.app.health;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.app.team.MonthGrid;
import outrider.core.health.Dimension;
import outrider.core.health.Health;

/// One dimension: a line for each team, a column for each month, and what there is to do. Colour
/// never stands alone: each cell has its icon and its word.
final class HealthCard extends VBox {
  private static final double TEAM_WIDTH = 128;
  private static final double MONTH_WIDTH = 100;
  private static final double ADVICE_WIDTH = 164;

  private final Workspace space;
  private final HealthWords text;
  private final Dimension dimension;
  private final Consumer<HealthCell> open;
  private final BiConsumer<HealthCell, Advice> advise;
  private final MonthGrid grid =
      new MonthGrid(HealthAsked.MONTHS, TEAM_WIDTH, MONTH_WIDTH, ADVICE_WIDTH);

  /// @param tools what belongs to the head of this dimension
  HealthCard(
      Workspace space,
      HealthWords text,
      Dimension dimension,
      Consumer<HealthCell> open,
      BiConsumer<HealthCell, Advice> advise,
      Node... tools) {
    super(8);
    this.space = space;
    this.text = text;
    this.dimension = dimension;
    this.open = open;
    this.advise = advise;
    getStyleClass().addAll("card", "health-card");
    setMinWidth(0);
    var title = new Label(text.dimension(dimension));
    title.getStyleClass().add("subheading");
    title.setMinWidth(Region.USE_PREF_SIZE);
    var note = new Label(text.definition(dimension));
    note.getStyleClass().addAll("small", "text-2");
    note.setMinWidth(0);
    HBox.setHgrow(note, Priority.ALWAYS);
    note.setMaxWidth(Double.MAX_VALUE);
    note.setTooltip(new Tooltip(note.getText()));
    var head = new HBox(8, title, note);
    head.getChildren().addAll(tools);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, grid);
  }

  void show(HealthMatrix matrix) {
    grid.begin(
        matrix.asked().months().all().stream().map(text::month).toList(),
        text.get("health.advice"));
    for (var line = 0; line < matrix.asked().rows().size(); line++) {
      var team = team(matrix.asked().rows().get(line));
      grid.line(team, cells(matrix, line), advice(matrix, line));
    }
    grid.end();
  }

  private List<Button> cells(HealthMatrix matrix, int line) {
    return IntStream.range(0, HealthAsked.MONTHS)
        .mapToObj(month -> cell(matrix, matrix.cell(dimension, line, month)))
        .toList();
  }

  private Label team(HealthRow row) {
    var label = new Label(text.team(row));
    label.setMinWidth(0);
    label.setTooltip(new Tooltip(label.getText()));
    label.getStyleClass().add(row.isAll() ? "bold" : "health-team");
    label.setPadding(new Insets(0, 0, 0, row.isAll() ? 0 : 12.0 * (row.depth() - 1)));
    return label;
  }

  private Button cell(HealthMatrix matrix, HealthCell cell) {
    var health = cell.judgement().health();
    var value = new Label(text.value(cell));
    value.getStyleClass().addAll("bold", "num");
    value.setMinWidth(0);
    var first = new HBox(5, icon(health).node(14, "mark"), value);
    first.setAlignment(Pos.CENTER_LEFT);
    var word = new Label(text.word(cell));
    word.getStyleClass().addAll("small", "word");
    word.setMinWidth(Region.USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var note = new Label(text.note(cell));
    note.getStyleClass().addAll("small", "num", "note");
    note.setMinWidth(0);
    var second = new HBox(4, word, gap, note);
    second.setAlignment(Pos.BASELINE_LEFT);
    var box = new VBox(first, second);
    box.setMinWidth(0);
    var button = new Button();
    button.setGraphic(box);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().setAll("health-cell");
    button.pseudoClassStateChanged(
        PseudoClass.getPseudoClass(health.name().toLowerCase(Locale.ROOT).replace('_', '-')), true);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinWidth(0);
    box.prefWidthProperty().bind(button.widthProperty().subtract(18));
    var why = String.join(" ", text.why(matrix, cell));
    button.setTooltip(new Tooltip(why));
    button.setAccessibleText(
        String.join(
            ", ",
            text.dimension(dimension),
            text.team(matrix.asked().rows().get(cell.line())),
            text.longMonth(matrix.asked().months().month(cell.month())),
            value.getText(),
            word.getText(),
            note.getText()));
    button.setUserData(cell);
    button.setOnAction(press -> open.accept(cell));
    return button;
  }

  static Icon icon(Health health) {
    return switch (health) {
      case HEALTHY -> Icon.SYNCED;
      case WATCH -> Icon.RISK;
      case RISK -> Icon.LATE;
      case TOO_FEW -> Icon.CIRCLE;
      case UNSET -> Icon.UNKNOWN;
    };
  }

  /// What to do about the newest month of which anything is said.
  private Optional<Button> advice(HealthMatrix matrix, int line) {
    return matrix
        .newest(dimension, line)
        .flatMap(cell -> Advice.of(cell).stream().findFirst().map(advice -> button(cell, advice)));
  }

  Button button(HealthCell cell, Advice advice) {
    var button =
        ButtonWithKey.secondary(space.words(), advice.wordKey())
            .compact()
            .icon(advice.icon())
            .does(() -> advise.accept(cell, advice));
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }
}
