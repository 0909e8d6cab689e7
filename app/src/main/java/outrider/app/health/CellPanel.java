package outrider.app.health;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;

/// A cell with why it is judged so, what there is to do, and its records; Enter opens one.
final class CellPanel extends VBox {
  private final Workspace space;
  private final HealthWords text;
  private final BiConsumer<HealthCell, Advice> advise;
  private final Label title = new Label();
  private final Label figure = new Label();
  private final VBox why = new VBox(4);
  private final VBox advice = new VBox(6);
  private final Label count = new Label();
  private final ListView<HealthLine> list = new ListView<>();

  CellPanel(
      Workspace space,
      HealthWords text,
      Consumer<HealthLine> open,
      BiConsumer<HealthCell, Advice> advise,
      Runnable close) {
    this.space = space;
    this.text = text;
    this.advise = advise;
    getStyleClass().addAll("health-panel", "subtle", "hairline-left");
    title.getStyleClass().add("subheading");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    figure.getStyleClass().addAll("num", "bold");
    count.getStyleClass().addAll("small", "text-3", "num");
    var said = new VBox(2, title, figure);
    said.setMinWidth(0);
    HBox.setHgrow(said, Priority.ALWAYS);
    var closing =
        ButtonWithKey.iconOnly(space.words(), "response.closePanel", Icon.CLOSE)
            .compact()
            .does(close);
    var top = new HBox(8, said, closing);
    top.setAlignment(Pos.TOP_LEFT);
    var head = new VBox(8, top, why, advice, count);
    head.getStyleClass().add("panel-head");
    list.setFixedCellSize(52);
    list.setCellFactory(view -> new RowCell());
    list.setOnMouseClicked(click -> {
      if (click.getClickCount() == 2) {
        selected().ifPresent(open);
      }
    });
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(head, list);
  }

  void show(HealthViewModel.Opened opened) {
    var matrix = opened.matrix();
    var cell = opened.cell();
    title.setText(
        text.get(
            "health.panelTitle",
            text.dimension(cell.dimension()),
            text.team(matrix.asked().rows().get(cell.line())),
            text.longMonth(matrix.asked().months().month(cell.month()))));
    figure.setText(text.value(cell) + " · " + text.word(cell) + " · " + text.note(cell));
    figure.setGraphic(HealthCard.icon(cell.judgement().health()).node(14));
    why.getChildren().clear();
    for (var sentence : text.why(matrix, cell)) {
      var label = new Label(sentence);
      label.getStyleClass().addAll("small", "text-2");
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      why.getChildren().add(label);
    }
    advice.getChildren().clear();
    for (var each : Advice.of(cell)) {
      var button =
          ButtonWithKey.secondary(space.words(), each.wordKey())
              .compact()
              .icon(each.icon())
              .does(() -> advise.accept(cell, each));
      advice.getChildren().add(button);
    }
    var shown = opened.lines().size();
    count.setText(
        opened.count() > shown
            ? text.get("response.first", text.number(shown), text.number(opened.count()))
            : text.get("health.records." + cell.dimension(), opened.count()));
    list.setAccessibleText(title.getText() + ", " + count.getText());
    list.getItems().setAll(opened.lines());
    if (shown > 0) {
      list.getSelectionModel().select(0);
    }
    list.requestFocus();
  }

  Optional<HealthLine> selected() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }

  private final class RowCell extends ListCell<HealthLine> {
    private final Label name = new Label();
    private final Label about = new Label();
    private final VBox box = new VBox(2, name, about);

    RowCell() {
      name.getStyleClass().add("bold");
      about.getStyleClass().addAll("small", "text-2");
      box.setAlignment(Pos.CENTER_LEFT);
      box.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable HealthLine line, boolean empty) {
      super.updateItem(line, empty);
      if (empty || line == null) {
        setGraphic(null);
        return;
      }
      name.setText(line.name().isEmpty() ? text.get("health.nameless") : line.name());
      about.setText(text.about(line));
      setGraphic(box);
    }
  }
}
