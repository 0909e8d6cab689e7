package outrider.app.opportunity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import outrider.app.command.CommandBus;
import outrider.app.command.Receipt;
import outrider.app.command.Undo;
import outrider.core.command.Command;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.rule.Decision;
import outrider.core.rule.Reason;

/// The one way in which a person moves a deal, whatever they moved it with: mouse, keys, button or
/// bulk edit. The rules decide; here it is only sorted what their answer asks of the screen.
final class StageMoves {

  /// What became of a move.
  sealed interface Outcome {
    record Moved(Move move) implements Outcome {}

    /// A gate is unmet: the dialog can collect what is missing.
    record Unmet(Move move, List<Reason> reasons) implements Outcome {}

    /// Refused for what no dialog can mend, such as somebody else having moved it.
    record Refused(Move move, List<Reason> reasons) implements Outcome {}

    /// A deal is not lost without a word why.
    record AsksReason(Move move) implements Outcome {}
  }

  /// @param from the stage that was seen
  record Move(String deal, String from, OpportunityStage to) {
    Command command(@Nullable String reason) {
      return new Command.AdvanceOpportunity(deal, from, to.id(), reason);
    }
  }

  private final CommandBus commands;
  private final Undo undo;

  StageMoves(CommandBus commands, Undo undo) {
    this.commands = commands;
    this.undo = undo;
  }

  /// Moves, or says what is in the way.
  CompletableFuture<Outcome> move(Move move) {
    return move.to().kind() == OpportunityStage.Kind.LOST
        ? CompletableFuture.completedFuture(new Outcome.AsksReason(move))
        : submit(move, null);
  }

  CompletableFuture<Outcome> lose(Move move, String reason) {
    return submit(move, reason);
  }

  /// What the rules would say to each target, before anything is dropped there.
  Map<String, CompletableFuture<Decision>> preview(
      String deal, String from, List<OpportunityStage> targets) {
    var answers = new HashMap<String, CompletableFuture<Decision>>();
    for (var target : targets) {
      if (!target.id().equals(from)) {
        answers.put(target.id(), commands.preview(new Move(deal, from, target).command(null)));
      }
    }
    return answers;
  }

  private CompletableFuture<Outcome> submit(Move move, @Nullable String reason) {
    return undo.submit("undo.moved", move.command(reason))
        .thenApply(receipt -> outcome(move, receipt));
  }

  private static Outcome outcome(Move move, Receipt receipt) {
    return switch (receipt) {
      case Receipt.Done _ -> new Outcome.Moved(move);
      case Receipt.Refused refused ->
          isGate(refused.reasons())
              ? new Outcome.Unmet(move, refused.reasons())
              : new Outcome.Refused(move, refused.reasons());
    };
  }

  static boolean isGate(List<Reason> reasons) {
    return reasons.stream().anyMatch(reason -> reason.id().equals("gate.unmet"));
  }
}
