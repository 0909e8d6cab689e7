package outrider.app.opportunity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.Icon;
import outrider.app.fx.LiveList;
import outrider.app.fx.StageDisc;
import outrider.app.opportunity.OpportunitiesViewModel.Target;
import outrider.app.opportunity.OpportunitiesViewModel.Verdict;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.pipeline.OpportunityStage;

/// One stage of the board: bar, head, and its cards, of which only those in sight exist. While a
/// card is held over it, it says at its top what would happen there.
final class KanbanColumn extends VBox {

  static final double CARD_ROW = 92;

  private static final PseudoClass ALLOWED = PseudoClass.getPseudoClass("allowed");
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

  private final Workspace space;
  private final OpportunitiesViewModel model;
  private final ConfiguredNames names;
  private final OpportunityStage stage;
  private final Label count = new Label();
  private final Label sum = new Label();
  private final VBox slot = new VBox(4);
  private final ListView<DealCard> list = new ListView<>();
  private final List<CardCell> cells = new ArrayList<>();
  private final LiveList<DealCard> cards = new LiveList<>(DealCard::id);

  /// @param grip makes a cell's node draggable
  KanbanColumn(
      Workspace space,
      OpportunitiesViewModel model,
      ConfiguredNames names,
      PipelineBoard.Column column,
      BiConsumer<ListCell<DealCard>, KanbanColumn> grip) {
    this.space = space;
    this.model = model;
    this.names = names;
    this.stage = column.stage();
    getStyleClass().add("kanban-column");
    var bar = new Region();
    bar.getStyleClass().addAll("stage-bar", StageDisc.rampStyle(column.number(), column.of()));
    slot.getStyleClass().add("drop-slot");
    setMargin(slot, new Insets(0, 7, 8, 7));
    hideSlot();
    list.setItems(cards.items());
    list.setFixedCellSize(CARD_ROW);
    list.setFocusTraversable(false);
    list.getStyleClass().add("kanban-list");
    list.setCellFactory(view -> {
      var cell = new CardCell();
      cells.add(cell);
      grip.accept(cell, this);
      return cell;
    });
    setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(bar, head(column), slot, list);
  }

  OpportunityStage stage() {
    return stage;
  }

  void show(PipelineBoard.Column column) {
    cards.show(column.cards());
    count.setText(space.words().amounts().number(column.cards().size()));
    sum.setText(column.sum().isUnknown() ? "" : column.sum().compact(space.words().amounts()));
    setAccessibleText(names.of(stage.row()) + " " + count.getText() + " " + sum.getText());
  }

  /// Draws the cells anew: another card is the current one, one was lifted, a day has passed. Not
  /// `ListView.refresh`, which makes new cells and so takes the one away that the mouse holds.
  void refresh() {
    cells.forEach(CardCell::redraw);
  }

  /// Moves the mark of the current card, and nothing else: arrows are held down.
  void markCurrent() {
    cells.forEach(CardCell::markCurrent);
  }

  /// Brings a card of this column into sight.
  void reveal(String id) {
    var index = cards.indexOf(id);
    if (index >= 0) {
      var first = (int) (list.getHeight() / CARD_ROW);
      if (index >= first || !isInSight(index)) {
        list.scrollTo(Math.max(0, index - Math.max(0, first - 1)));
      }
    }
  }

  /// Says what the card that is held here would meet.
  void show(Target target) {
    var here = target.stage().equals(stage.id());
    pseudoClassStateChanged(ALLOWED, here && target.verdict() == Verdict.ALLOWED);
    pseudoClassStateChanged(REFUSED, here && target.verdict() == Verdict.REFUSED);
    if (!here || target.verdict() == Verdict.NONE || target.verdict() == Verdict.HOME) {
      hideSlot();
      return;
    }
    var words = space.words();
    if (target.verdict() == Verdict.ALLOWED) {
      showSlot(Icon.RETURN, words.get("deals.dropAllowed", names.of(stage.row())), "");
    } else if (StageMoves.isGate(target.reasons())) {
      showSlot(
          Icon.GATE,
          words.get("deals.dropMissing", target.reasons().size()),
          space.reasons().missing(target.reasons()));
    } else {
      showSlot(Icon.REFUSED, words.get("deals.dropRefused"), space.reasons().say(target.reasons()));
    }
  }

  private boolean isInSight(int index) {
    return list.lookupAll(".list-cell").stream()
        .filter(ListCell.class::isInstance)
        .map(ListCell.class::cast)
        .anyMatch(cell ->
            cell.getIndex() == index
                && cell.getBoundsInParent().getMinY() >= 0
                && cell.getBoundsInParent().getMaxY() <= list.getHeight());
  }

  private void hideSlot() {
    slot.setVisible(false);
    slot.setManaged(false);
  }

  private void showSlot(Icon icon, String text, String more) {
    var headline = new Label(text, icon.node(14));
    headline.getStyleClass().add("bold");
    headline.setWrapText(true);
    slot.getChildren().setAll(headline);
    if (!more.isEmpty()) {
      var detail = new Label(more);
      detail.getStyleClass().add("small");
      detail.setWrapText(true);
      slot.getChildren().add(detail);
    }
    slot.setVisible(true);
    slot.setManaged(true);
  }

  private HBox head(PipelineBoard.Column column) {
    var name = new Label(names.of(stage.row()));
    name.getStyleClass().add("bold");
    count.getStyleClass().addAll("small", "num", "text-3");
    count.setMinWidth(USE_PREF_SIZE);
    sum.getStyleClass().addAll("small", "num", "text-2");
    sum.setMinWidth(USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(6, new StageDisc(column.number(), column.of()), name, count, gap, sum);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("kanban-head");
    return head;
  }

  /// A place for a card. The one that was lifted leaves its empty slot behind.
  private final class CardCell extends ListCell<DealCard> {
    private final KanbanCard card = new KanbanCard(space.words());
    private final Region hole = new Region();

    CardCell() {
      hole.getStyleClass().add("card-hole");
      setText(null);
      // As wide as the list: a long name must not make the column scroll sideways.
      setPrefWidth(0);
    }

    void markCurrent() {
      var deal = getItem();
      card.setCurrent(deal != null && deal.id().equals(model.selectedProperty().get()));
    }

    void redraw() {
      updateItem(getItem(), isEmpty());
    }

    @Override
    protected void updateItem(DealCard deal, boolean empty) {
      super.updateItem(deal, empty);
      if (empty || deal == null) {
        setGraphic(null);
        return;
      }
      if (model.liftedProperty().get().filter(held -> held.id().equals(deal.id())).isPresent()) {
        setGraphic(hole);
        return;
      }
      var days = deal.days(space.clock().millis());
      card.show(deal, names.user(deal.owner()), days, model.dwellProperty().get().age(stage, days));
      card.setCurrent(deal.id().equals(model.selectedProperty().get()));
      setGraphic(card);
    }
  }
}
