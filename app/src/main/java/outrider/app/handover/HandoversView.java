package outrider.app.handover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.ListRow;
import outrider.app.fx.LiveList;
import outrider.app.handover.HandoverQueries.Past;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;

/// The books that were handed over: by whom to whom, how far the receivers have looked, and for
/// seven days the way back.
public final class HandoversView extends Screen {
  private static final double LIST_WIDTH = 320;
  private static final double ROW_HEIGHT = 64;

  private final Workspace space;
  private final LiveList<Past> items = new LiveList<>(past -> past.handover().id());
  private final ListView<Past> list = new ListView<>(items.items());
  private final ScrollPane detail = new ScrollPane();
  private final StackPane body = new StackPane();
  private final HBox both;
  private @Nullable PastPane pane;

  public HandoversView(Workspace space) {
    super(new BorderPane(), space.words().get("nav.handovers"));
    this.space = space;
    stylesheet(HandoversView.class, "handover.css");
    list.setFixedCellSize(ROW_HEIGHT);
    list.setCellFactory(view -> new PastCell());
    list.setAccessibleText(space.words().get("nav.handovers"));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, now) -> showDetail());
    var begin =
        ButtonWithKey.primary(space.words(), "handover.begin")
            .icon(Icon.HANDOVER)
            .key("N")
            .does(this::begin);
    both = ListBesideDetail.of(begin, list, LIST_WIDTH, detail);
    // Stands before the book has answered, so that the keys are never a button's.
    body.setFocusTraversable(true);
    ((BorderPane) root()).setCenter(body);
    root().getStyleClass().addAll("handovers", "surface");
    whileShown(space.live(HandoverQueries.past(), this::show));
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hintedAs("J K", "J", "key.move", () -> move(1)),
        KeyBinding.of("K", "key.move", () -> move(-1)),
        KeyBinding.of("Down", "key.move", () -> move(1)),
        KeyBinding.of("Up", "key.move", () -> move(-1)),
        KeyBinding.hinted("N", "handover.begin", this::begin),
        KeyBinding.hinted("U", "handover.undo", () -> chosen().ifPresent(this::undo)));
  }

  @Override
  public List<PaletteEntry> actions() {
    return List.of(
        PaletteEntry.of(Icon.HANDOVER, space.words().get("handover.begin"), "N", this::begin));
  }

  @Override
  public Node firstFocus() {
    return body;
  }

  private void begin() {
    space.navigator().open(new Place.HandOver(Optional.empty()));
  }

  private Optional<Past> chosen() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }

  private void move(int by) {
    var index = list.getSelectionModel().getSelectedIndex() + by;
    if (index >= 0 && index < items.items().size()) {
      ListRow.select(list, index);
    }
  }

  private void show(List<Past> fresh) {
    var before = chosen().map(past -> past.handover().id());
    items.show(fresh);
    if (fresh.isEmpty()) {
      body.getChildren().setAll(empty());
      return;
    }
    body.getChildren().setAll(both);
    var at =
        before.stream()
            .flatMap(id ->
                fresh.stream().filter(past -> past.handover().id().equals(id)).map(fresh::indexOf))
            .findFirst()
            .orElse(0);
    list.getSelectionModel().select(at);
    showDetail();
  }

  private Node empty() {
    return new EmptyState(
        Icon.HANDOVER,
        space.words().get("handover.none"),
        ButtonWithKey.primary(space.words(), "handover.begin").key("N").does(this::begin));
  }

  private void showDetail() {
    if (pane != null) {
      pane.hide();
      pane = null;
    }
    chosen()
        .ifPresent(past -> {
          var shown = new PastPane(space, past, () -> undo(past));
          detail.setContent(shown.root());
          if (isShown()) {
            shown.show();
          }
          pane = shown;
        });
  }

  @Override
  protected void onHidden() {
    if (pane != null) {
      pane.hide();
    }
  }

  private void undo(Past past) {
    if (!past.handover().isUndone()) {
      space.tell(
          space.commands().submit(new Command.UndoHandover(past.handover().id())),
          space
              .words()
              .get("handover.undoneNow", space.reasons().names().user(past.handover().from())));
    }
  }

  /// A handover in the list.
  private final class PastCell extends ListCell<Past> {
    private final Label name = new Label();
    private final Label when = new Label();
    private final Label about = new Label();
    private final Chip state = new Chip("", Chip.Tone.PLAIN);
    private final VBox lines;

    PastCell() {
      name.getStyleClass().add("bold");
      name.setMinWidth(0);
      when.getStyleClass().addAll("small", "text-3", "num");
      when.setMinWidth(Region.USE_PREF_SIZE);
      about.getStyleClass().addAll("small", "text-2");
      about.setMinWidth(0);
      lines = new VBox(4, spread(name, when), spread(about, state));
      lines.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    private HBox spread(Node one, Node other) {
      var gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      var line = new HBox(8, one, gap, other);
      line.setAlignment(Pos.CENTER_LEFT);
      return line;
    }

    @Override
    protected void updateItem(@Nullable Past past, boolean empty) {
      super.updateItem(past, empty);
      if (past == null || empty) {
        setGraphic(null);
        return;
      }
      var words = space.words();
      name.setText(space.reasons().names().user(past.handover().from()));
      when.setText(
          words
              .moments()
              .near(
                  Instant.ofEpochMilli(past.handover().at()),
                  space.clock().instant(),
                  space.zone()));
      about.setText(words.get(past.handover().leaves() ? "handover.left" : "handover.moved"));
      state.setText(PastPane.state(space, past));
      state.setTone(PastPane.tone(past));
      setGraphic(lines);
    }
  }
}
