package outrider.app.ratio;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.fx.LiveList;
import outrider.app.shell.Workspace;
import outrider.core.ratio.RatioFlag;

/// What stands out, whatever ratio it is of: what waits for an answer on top, the longest first,
/// with how long it took for the others.
final class FlagCard extends VBox {
  private static final double ROW_HEIGHT = 54;
  private static final int ROWS_SHOWN = 3;

  /// What can be done about one.
  interface Deeds {
    void act(RatioFlag flag);

    void explain(RatioFlag flag);

    void reopen(RatioFlag flag);

    boolean may(RatioFlag flag);
  }

  private final Workspace space;
  private final RatioWords text;
  private final Deeds deeds;
  private final Label note = new Label();
  private final LiveList<RatioFlag> flags = new LiveList<>(RatioFlag::id);
  private final ListView<RatioFlag> list = new ListView<>(flags.items());

  FlagCard(Workspace space, RatioWords text, Deeds deeds) {
    super(6);
    this.space = space;
    this.text = text;
    this.deeds = deeds;
    getStyleClass().addAll("card", "ratio-card");
    setMinWidth(0);
    var title = new Label(text.get("ratio.flags"));
    title.getStyleClass().add("subheading");
    title.setMinWidth(Region.USE_PREF_SIZE);
    note.getStyleClass().addAll("small", "text-2", "num");
    note.setMinWidth(0);
    var head = new HBox(8, title, note);
    head.setAlignment(Pos.BASELINE_LEFT);
    list.setFixedCellSize(ROW_HEIGHT);
    list.setCellFactory(view -> new FlagCell());
    list.getStyleClass().add("ratio-flags");
    getChildren().addAll(head, list);
  }

  void show(List<RatioFlag> shown) {
    flags.show(shown);
    var rows = Math.clamp(shown.size(), 0, ROWS_SHOWN);
    list.setMinHeight(rows * ROW_HEIGHT + 2);
    list.setPrefHeight(rows * ROW_HEIGHT + 2);
    list.setMaxHeight(rows * ROW_HEIGHT + 2);
    list.setVisible(rows > 0);
    list.setManaged(rows > 0);
    var open = shown.stream().filter(RatioFlag::isOpen).count();
    var median = RatioWords.median(shown);
    note.setText(
        shown.isEmpty()
            ? text.get("ratio.noFlags")
            : median.isEmpty()
                ? text.get("ratio.waiting", open)
                : text.get(
                    "ratio.waitingAndMedian",
                    open,
                    text.length(median.getAsLong()),
                    shown.size() - open));
    list.setAccessibleText(text.get("ratio.flags") + ", " + note.getText());
    if (list.getSelectionModel().getSelectedItem() == null && !shown.isEmpty()) {
      list.getSelectionModel().select(0);
    }
  }

  Optional<RatioFlag> selected() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }

  void move(int by) {
    var at = list.getSelectionModel().getSelectedIndex() + by;
    if (!flags.items().isEmpty()) {
      list.getSelectionModel().select(Math.clamp(at, 0, flags.items().size() - 1));
      list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 1));
    }
  }

  private final class FlagCell extends ListCell<RatioFlag> {
    private final HBox row = new HBox(10);

    FlagCell() {
      row.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable RatioFlag flag, boolean empty) {
      super.updateItem(flag, empty);
      if (empty || flag == null) {
        setGraphic(null);
        return;
      }
      var icon =
          (flag.isOpen() ? Icon.LATE : Icon.SYNCED)
              .node(16, flag.isOpen() ? "risk-mark" : "ok-mark");
      var title = new Label(text.title(flag));
      title.getStyleClass().add("bold");
      title.setMinWidth(0);
      var value =
          new Chip(
              text.value(flag),
              flag.isOpen() ? Chip.Tone.RISK : Chip.Tone.PLAIN,
              flag.isHigh() ? Icon.TREND_UP : Icon.TREND_DOWN);
      value.getStyleClass().add("num");
      var first = new HBox(8, title, value);
      first.setAlignment(Pos.CENTER_LEFT);
      var said = flag.isOpen() ? text.advice(flag) : flag.why();
      var about =
          new Label(
              text.about(flag)
                  + " · "
                  + text.answer(flag)
                  + (said.isEmpty() ? "" : " · " + said.replace('\n', ' ')));
      about.getStyleClass().addAll("small", "text-2", "num");
      about.setMinWidth(0);
      about.setTooltip(new Tooltip(about.getText()));
      var lines = new VBox(2, first, about);
      lines.setMinWidth(0);
      lines.setAlignment(Pos.CENTER_LEFT);
      HBox.setHgrow(lines, Priority.ALWAYS);
      row.getChildren().setAll(icon, lines);
      if (deeds.may(flag)) {
        deeds(flag);
      }
      setGraphic(row);
      setAccessibleText(title.getText() + ", " + value.getText() + ", " + about.getText());
    }

    private void deeds(RatioFlag flag) {
      if (flag.isOpen()) {
        row.getChildren()
            .addAll(
                ButtonWithKey.soft(space.words(), "ratio.act")
                    .compact()
                    .icon(Icon.TASK)
                    .does(() -> deeds.act(flag)),
                ButtonWithKey.secondary(space.words(), "ratio.explain")
                    .compact()
                    .does(() -> deeds.explain(flag)));
      } else {
        row.getChildren()
            .add(
                ButtonWithKey.plain(space.words(), "ratio.reopen")
                    .compact()
                    .icon(Icon.UNDO)
                    .does(() -> deeds.reopen(flag)));
      }
    }
  }
}
