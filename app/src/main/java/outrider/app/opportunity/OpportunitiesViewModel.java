package outrider.app.opportunity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import outrider.app.opportunity.StageMoves.Move;
import outrider.app.opportunity.StageMoves.Outcome;
import outrider.app.store.Database;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.rule.Decision;
import outrider.core.rule.Reason;

/// What the board of deals shows and does: filter, selection, and moves, of which a drag is only
/// one kind. FX thread; answers of the database come back through `screen`.
final class OpportunitiesViewModel {

  /// What a card that is held over a column would meet there.
  ///
  /// @param stage the column's stage; empty while the card is over none
  record Target(String stage, Verdict verdict, List<Reason> reasons) {
    static final Target NONE = new Target("", Verdict.NONE, List.of());
  }

  enum Verdict {
    NONE,
    /// Where it came from.
    HOME,
    ALLOWED,
    REFUSED
  }

  private record Lift(DealCard card, Map<String, CompletableFuture<Decision>> answers) {}

  private final StageMoves moves;
  private final Executor screen;
  private final ObjectProperty<BoardFilter> filter;
  private final ObjectProperty<PipelineBoard> board =
      new SimpleObjectProperty<>(this, "board", PipelineBoard.NONE);
  private final ObjectProperty<DwellTimes> dwell =
      new SimpleObjectProperty<>(this, "dwell", DwellTimes.NONE);
  private final ObjectProperty<String> selected = new SimpleObjectProperty<>(this, "selected", "");
  private final ReadOnlyObjectWrapper<Target> target =
      new ReadOnlyObjectWrapper<>(this, "target", Target.NONE);
  private final ReadOnlyObjectWrapper<Optional<DealCard>> lifted =
      new ReadOnlyObjectWrapper<>(this, "lifted", Optional.empty());
  private Consumer<Outcome> onOutcome = outcome -> {};
  private @Nullable Lift lift;

  OpportunitiesViewModel(
      Database database, StageMoves moves, Executor screen, @Nullable String pipeline) {
    this.moves = moves;
    this.screen = screen;
    var pipelines = database.configuration().pipelines();
    var known =
        pipelines.stream()
            .filter(each -> each.id().equals(pipeline))
            .findFirst()
            .or(() -> pipelines.stream().findFirst());
    var first = known.map(each -> each.id()).orElse("");
    filter = new SimpleObjectProperty<>(this, "filter", new BoardFilter(first, null, ""));
  }

  ObjectProperty<BoardFilter> filterProperty() {
    return filter;
  }

  BoardFilter filter() {
    return filter.get();
  }

  ObjectProperty<PipelineBoard> boardProperty() {
    return board;
  }

  PipelineBoard board() {
    return board.get();
  }

  ObjectProperty<DwellTimes> dwellProperty() {
    return dwell;
  }

  /// Id of the card that the keys are about; empty for none.
  ObjectProperty<String> selectedProperty() {
    return selected;
  }

  Optional<DealCard> selected() {
    return board().card(selected.get());
  }

  ReadOnlyObjectProperty<Target> targetProperty() {
    return target.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<DealCard>> liftedProperty() {
    return lifted.getReadOnlyProperty();
  }

  /// Hears of what became of every move, whatever it was moved with.
  void onOutcome(Consumer<Outcome> listener) {
    onOutcome = listener;
  }

  void show(PipelineBoard fresh) {
    board.set(fresh);
    if (fresh.card(selected.get()).isEmpty()) {
      selected.set(firstCard(fresh));
    }
  }

  /// Arrows: walks to the card above or below, or to the one at the same height in the next column
  /// that has any.
  void walk(int columns, int cards) {
    var all = board().columns();
    for (var column = 0; column < all.size(); column++) {
      var row = indexOf(all.get(column).cards(), selected.get());
      if (row < 0) {
        continue;
      }
      if (columns == 0) {
        select(all.get(column).cards(), row + cards);
        return;
      }
      for (var next = column + columns; next >= 0 && next < all.size(); next += columns) {
        if (!all.get(next).cards().isEmpty()) {
          select(all.get(next).cards(), row);
          return;
        }
      }
      return;
    }
    selected.set(firstCard(board()));
  }

  /// Ctrl+1–9: moves the selected card to the stage of that number, through the same gate.
  void moveSelectedTo(int number) {
    var stages = board().stages();
    if (number < 1 || number > stages.size()) {
      return;
    }
    selected().ifPresent(card -> move(card, stages.get(number - 1)));
  }

  /// The same for a deal that is shown elsewhere than on a card.
  void moveTo(Opportunity deal, List<OpportunityStage> stages, int number) {
    if (number >= 1
        && number <= stages.size()
        && !stages.get(number - 1).id().equals(deal.stage())) {
      report(moves.move(new Move(deal.id(), deal.stage(), stages.get(number - 1))));
    }
  }

  /// Moves a card; home is no move.
  void move(DealCard card, OpportunityStage to) {
    if (!card.stage().equals(to.id())) {
      report(moves.move(new Move(card.id(), card.stage(), to)));
    }
  }

  void lose(Move move, String reason) {
    report(moves.lose(move, reason));
  }

  /// A card leaves its slot. Every column is asked at once, so that the answer stands there before
  /// the hand arrives.
  void lift(DealCard card) {
    lift = new Lift(card, moves.preview(card.id(), card.stage(), board().stages()));
    lifted.set(Optional.of(card));
    selected.set(card.id());
  }

  /// The card is over a column, or over none.
  void hover(@Nullable String stage) {
    var held = lift;
    if (held == null || (stage == null ? "" : stage).equals(target.get().stage())) {
      return;
    }
    if (stage == null) {
      target.set(Target.NONE);
    } else if (stage.equals(held.card().stage())) {
      target.set(new Target(stage, Verdict.HOME, List.of()));
    } else {
      target.set(new Target(stage, Verdict.NONE, List.of()));
      var answer = held.answers().get(stage);
      if (answer != null) {
        answer.thenAcceptAsync(decision -> show(held, stage, decision), screen);
      }
    }
  }

  /// Lets the card go over the column it is over. True where it may stay there for now; false where
  /// it goes home first.
  boolean drop() {
    var held = lift;
    var over = target.get();
    putBack();
    var stage = board().stage(over.stage());
    if (held == null || stage.isEmpty() || over.verdict() == Verdict.HOME) {
      return false;
    }
    move(held.card(), stage.get());
    return over.verdict() == Verdict.ALLOWED && stage.get().kind() != OpportunityStage.Kind.LOST;
  }

  /// Esc, or let go beside every column.
  void putBack() {
    lift = null;
    lifted.set(Optional.empty());
    target.set(Target.NONE);
  }

  private void show(Lift asked, String stage, Decision decision) {
    if (lift != asked || !target.get().stage().equals(stage)) {
      return;
    }
    target.set(
        switch (decision) {
          case Decision.Accepted _ -> new Target(stage, Verdict.ALLOWED, List.of());
          case Decision.Rejected rejected -> new Target(stage, Verdict.REFUSED, rejected.reasons());
        });
  }

  private void report(CompletableFuture<Outcome> outcome) {
    outcome.thenAcceptAsync(onOutcome::accept, screen);
  }

  private void select(List<DealCard> cards, int row) {
    selected.set(cards.get(Math.clamp(row, 0, cards.size() - 1)).id());
  }

  private static int indexOf(List<DealCard> cards, String id) {
    for (var index = 0; index < cards.size(); index++) {
      if (cards.get(index).id().equals(id)) {
        return index;
      }
    }
    return -1;
  }

  private static String firstCard(PipelineBoard board) {
    return board.columns().stream()
        .flatMap(column -> column.cards().stream())
        .findFirst()
        .map(DealCard::id)
        .orElse("");
  }
}
