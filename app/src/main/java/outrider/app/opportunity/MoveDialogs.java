package outrider.app.opportunity;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Bounds;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.Form;
import outrider.app.opportunity.StageMoves.Move;
import outrider.app.opportunity.StageMoves.Outcome;
import outrider.app.shell.Workspace;

/// What a screen says to the outcome of a move: a toast with its undo, the gate dialog, the
/// question why a deal is lost, or plainly what is in the way.
final class MoveDialogs {

  private final Workspace space;
  private final Function<String, Optional<Bounds>> placeOfStage;
  private final BiConsumer<Move, String> lose;

  /// @param placeOfStage where a stage is in the window, to open beside it
  /// @param lose moves a deal to lost with the reason that was given
  MoveDialogs(
      Workspace space,
      Function<String, Optional<Bounds>> placeOfStage,
      BiConsumer<Move, String> lose) {
    this.space = space;
    this.placeOfStage = placeOfStage;
    this.lose = lose;
  }

  void say(Outcome outcome) {
    switch (outcome) {
      case Outcome.Moved done -> moved(done.move());
      case Outcome.Unmet unmet ->
          new GateDialog(space, unmet.move(), this::moved)
              .open(placeOfStage.apply(unmet.move().to().id()));
      case Outcome.Refused refused -> space.toasts().error(space.reasons().say(refused.reasons()));
      case Outcome.AsksReason asks -> askWhyLost(asks.move());
    }
  }

  void moved(Move move) {
    var name = space.reasons().names().of(move.to().row());
    space.toasts().show(space.words().get("deals.moved", name), () -> space.undo().undo());
  }

  private void askWhyLost(Move move) {
    var words = space.words();
    var why = new SimpleStringProperty("");
    var form = new Form(words);
    form.area("deals.lostReason", 3, why, field -> field.required("deals.lostReasonMissing"));
    var stay = ButtonWithKey.secondary(words, "stageGate.stay");
    var go = ButtonWithKey.primary(words, "deals.lose");
    var card = new DialogCard(words.get("deals.lostTitle"), 480, form, stay, go);
    var close = space.dialogs().open(card);
    stay.does(close);
    go.does(() -> {
      if (form.validate()) {
        close.run();
        lose.accept(move, why.get().strip());
      }
    });
  }
}
