package outrider.app.handover;

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
import outrider.app.activity.TaskTitle;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.EmptyState;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.ListRow;
import outrider.app.fx.LiveList;
import outrider.app.handover.HandoverQueries.Received;
import outrider.app.record.TakeoverFacts;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.handover.Takeover;
import outrider.core.record.Fields;

/// What a person received by handovers, a card each: the last touches, the next step, the risks.
/// What they have looked at, they say with one key.
public final class TakeoversView extends Screen {
  private static final double LIST_WIDTH = 340;
  private static final double ROW_HEIGHT = 56;

  private final Workspace space;
  private final LiveList<Received> items = new LiveList<>(each -> each.held().text());
  private final ListView<Received> list = new ListView<>(items.items());
  private final ReceivedCard card;
  private final StackPane body = new StackPane();
  private final HBox both;

  public TakeoversView(Workspace space) {
    super(new BorderPane(), space.words().get("takeover.title"));
    this.space = space;
    stylesheet(TakeoversView.class, "handover.css");
    parentTitleProperty().set(space.words().get("nav.attention"));
    card = new ReceivedCard(space, this::open, this::see);
    list.setFixedCellSize(ROW_HEIGHT);
    list.setCellFactory(view -> new ReceivedCell());
    list.setAccessibleText(space.words().get("takeover.title"));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, now) -> showCard());
    var all =
        ButtonWithKey.soft(space.words(), "takeover.seeAll")
            .icon(Icon.DONE)
            .key("Ctrl+Enter")
            .does(this::seeAll);
    var scroll = new ScrollPane(card);
    both = ListBesideDetail.of(all, list, LIST_WIDTH, scroll);
    // Stands before the book has answered, so that the keys are never a button's.
    body.setFocusTraversable(true);
    ((BorderPane) root()).setCenter(body);
    root().getStyleClass().addAll("handovers", "surface");
    whileShown(space.live(HandoverQueries.received(space.user().userId()), this::show));
  }

  @Override
  public Place parentPlace() {
    return new Place.Attention();
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hintedAs("J K", "J", "key.move", () -> move(1)),
        KeyBinding.of("K", "key.move", () -> move(-1)),
        KeyBinding.of("Down", "key.move", () -> move(1)),
        KeyBinding.of("Up", "key.move", () -> move(-1)),
        KeyBinding.hinted("Enter", "key.open", this::open),
        KeyBinding.hinted("Space", "takeover.see", this::see),
        KeyBinding.hinted("Ctrl+Enter", "takeover.seeAll", this::seeAll));
  }

  @Override
  public Node firstFocus() {
    return body;
  }

  private Optional<Received> chosen() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }

  private void move(int by) {
    var index = list.getSelectionModel().getSelectedIndex() + by;
    if (index >= 0 && index < items.items().size()) {
      ListRow.select(list, index);
    }
  }

  private void open() {
    chosen()
        .flatMap(each -> Place.ofRecord(each.held().type(), each.held().id()))
        .ifPresent(space.navigator()::open);
  }

  /// Marks the selected one, or takes that back, and goes on to the next.
  private void see() {
    chosen()
        .ifPresent(each -> {
          var seen = each.isSeen();
          acknowledge(each.takeover(), List.of(each.held().text()), seen);
          if (!seen) {
            move(1);
          }
        });
  }

  private void seeAll() {
    items.items().stream()
        .map(Received::takeover)
        .distinct()
        .forEach(takeover ->
            acknowledge(
                takeover,
                items.items().stream()
                    .filter(each -> each.takeover().id().equals(takeover.id()) && !each.isSeen())
                    .map(each -> each.held().text())
                    .toList(),
                false));
  }

  private void acknowledge(Takeover takeover, List<String> records, boolean seen) {
    if (records.isEmpty()) {
      return;
    }
    var unused =
        space
            .undo()
            .submit(
                "undo.takenOver",
                new Command.AcknowledgeTakeover(
                    takeover.id(), records, seen ? Takeover.OPEN : Takeover.SEEN))
            .whenCompleteAsync(
                (receipt, failure) -> {
                  if (receipt == null) {
                    space.toasts().error(space.words().get("record.notSaved"));
                  } else if (!receipt.done()) {
                    space.toasts().error(space.reasons().say(receipt.reasons()));
                  }
                },
                FxThread.executor());
  }

  private void show(List<Received> fresh) {
    var before = chosen().map(Received::held);
    items.show(fresh);
    if (fresh.isEmpty()) {
      body.getChildren().setAll(new EmptyState(Icon.HANDOVER, space.words().get("takeover.none")));
      return;
    }
    body.getChildren().setAll(both);
    var open = fresh.stream().filter(each -> !each.isSeen()).count();
    contextProperty().set(space.words().get("takeover.context", open, fresh.size()));
    var at =
        before.stream()
            .flatMap(held -> fresh.stream().filter(each -> each.held().equals(held)))
            .map(fresh::indexOf)
            .findFirst()
            .orElse(0);
    list.getSelectionModel().select(at);
    showCard();
  }

  private void showCard() {
    chosen()
        .ifPresent(each ->
            space
                .database()
                .read(
                    TakeoverFacts.of(
                        each.held().type(),
                        each.held().id(),
                        space.database().configuration(),
                        space.clock().millis(),
                        space.today().toEpochDay()))
                .thenAccept(found ->
                    FxThread.run(() -> found.ifPresent(facts -> showIfChosen(each, facts)))));
  }

  private void showIfChosen(Received each, TakeoverFacts facts) {
    if (chosen().filter(now -> now.held().equals(each.held())).isPresent()) {
      card.show(each, facts);
    }
  }

  /// A record in the list: new ones are bold, with a mark.
  private final class ReceivedCell extends ListCell<Received> {
    private final StackPane icon = new StackPane();
    private final Label name = new Label();
    private final Label about = new Label();
    private final Chip fresh = new Chip(space.words().get("takeover.new"), Chip.Tone.ACC);
    private final HBox row;

    ReceivedCell() {
      name.setMinWidth(0);
      about.getStyleClass().addAll("small", "text-2");
      about.setMinWidth(0);
      var lines = new VBox(2, name, about);
      lines.setAlignment(Pos.CENTER_LEFT);
      lines.setMinWidth(0);
      var gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      row = new HBox(10, icon, lines, gap, fresh);
      row.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Received each, boolean empty) {
      super.updateItem(each, empty);
      if (each == null || empty) {
        setGraphic(null);
        return;
      }
      var record = each.row().orElseThrow();
      icon.getChildren().setAll(HandoverWords.icon(record.type()).node(16, "text-3"));
      name.setText(PreviewStep.name(record));
      name.getStyleClass().remove("bold");
      if (!each.isSeen()) {
        name.getStyleClass().add("bold");
      }
      fresh.setVisible(!each.isSeen());
      fresh.setManaged(fresh.isVisible());
      var step = record.text(Fields.NEXT_STEP);
      about.setText(
          space
              .words()
              .get(
                  "takeover.from",
                  space.reasons().names().user(each.takeover().from()),
                  step.isEmpty()
                      ? space.words().get("today.noStep")
                      : TaskTitle.of(space.words(), step)));
      setGraphic(row);
    }
  }
}
