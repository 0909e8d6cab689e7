package outrider.app.today;

import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.ListRow;
import outrider.app.i18n.Words;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;

/// The rows of the queue: over them what waits to come in, in their place a sentence where there
/// are none.
final class QueueList extends StackPane {
  private final Workspace space;
  private final Words words;
  private final TodayViewModel model;
  private final QueueDeeds deeds;
  private final ListView<QueueLine> list = new ListView<>();
  private final ButtonWithKey waiting;

  QueueList(Workspace space, TodayViewModel model, QueueWords says, QueueDeeds deeds) {
    this.space = space;
    this.words = space.words();
    this.model = model;
    this.deeds = deeds;
    list.getStyleClass().add("queue");
    list.setItems(model.lines());
    list.setCellFactory(view -> new QueueCell(space, says, this::rowPressed));
    list.setAccessibleText(words.get("nav.today"));
    list.widthProperty()
        .map(width -> width.doubleValue() >= QueueCell.TOUCHES_FROM)
        .subscribe(hasRoom -> list.refresh());
    list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::foldWithArrows);
    waiting =
        ButtonWithKey.soft(words, "today.waiting")
            .compact()
            .icon(Icon.SORT_UP)
            .does(model::keyPressed);
    waiting.getStyleClass().add("waiting");
    setAlignment(waiting, Pos.TOP_CENTER);
    getChildren().addAll(list, waiting);
  }

  /// What takes the focus.
  Node rows() {
    return list;
  }

  void refresh() {
    list.refresh();
  }

  void showWaiting(Number count) {
    waiting.says("today.waiting", count.intValue());
    waiting.setVisible(count.intValue() > 0);
    waiting.setManaged(count.intValue() > 0);
  }

  void showEmpty() {
    getChildren().removeIf(EmptyState.class::isInstance);
    if (model.lines().isEmpty()) {
      getChildren().add(empty());
    }
  }

  void select(Optional<QueueRow> row) {
    ListRow.select(list, row.map(shown -> indexOf(model, shown.key())).orElse(-1));
  }

  /// Folds the group of the selected row, or unfolds the first one that is folded.
  void foldSelected(boolean fold) {
    if (fold) {
      deeds.selected().ifPresent(row -> model.fold(row.group(), true));
      return;
    }
    for (var group : Group.values()) {
      if (model.isFolded(group)) {
        model.fold(group, false);
        return;
      }
    }
  }

  /// The place of a row among the lines, or -1.
  static int indexOf(TodayViewModel model, String key) {
    for (var index = 0; index < model.lines().size(); index++) {
      if (model.lines().get(index).key().equals(key)) {
        return index;
      }
    }
    return -1;
  }

  private EmptyState empty() {
    if (model.filter().get().isPresent()) {
      var all =
          ButtonWithKey.secondary(words, "today.showAll")
              .does(() -> model.choose(Optional.empty()));
      return new EmptyState(Icon.TODAY, words.get("today.emptyGroup"), all);
    }
    var next = model.facts().get().nextAt();
    if (next.isEmpty()) {
      return new EmptyState(Icon.TODAY, words.get("today.empty"), elsewhere());
    }
    var when =
        words
            .moments()
            .exact(Instant.ofEpochMilli(next.getAsLong()), space.clock().instant(), space.zone());
    return new EmptyState(Icon.TODAY, words.get("today.emptyNext", when), elsewhere());
  }

  /// Somebody who leads people and has nothing to follow up looks at what they do.
  private ButtonWithKey[] elsewhere() {
    return space.user().leads()
        ? new ButtonWithKey[] {
          ButtonWithKey.secondary(words, "nav.teamPipeline")
              .icon(Icon.REVIEW)
              .does(() -> space.navigator().open(new Place.TeamPipeline()))
        }
        : new ButtonWithKey[0];
  }

  private void rowPressed(QueueRow row, boolean onButton) {
    model.select(row);
    if (onButton) {
      deeds.doNext(row);
    } else {
      deeds.open();
    }
  }

  /// A press selects a row, or folds a group.
  private void pressed(MouseEvent press) {
    ListRow.pressed(list, press, QueueCell.class)
        .ifPresent(cell -> {
          switch (cell.getItem()) {
            case QueueLine.Head head -> {
              model.fold(head.group(), !head.folded());
              press.consume();
            }
            case QueueLine.Entry entry -> model.select(entry.row());
            case null -> press.consume();
          }
        });
  }

  private void foldWithArrows(KeyEvent press) {
    var left = press.getCode() == KeyCode.LEFT;
    if (left || press.getCode() == KeyCode.RIGHT) {
      foldSelected(left);
      press.consume();
    }
  }
}
