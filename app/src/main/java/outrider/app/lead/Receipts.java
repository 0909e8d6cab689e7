package outrider.app.lead;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;

/// Says what became of a deed: done, with undo; or why the rules refused it.
final class Receipts {
  private final Workspace space;

  Receipts(Workspace space) {
    this.space = space;
  }

  /// @param doneKey words for when it was done
  void follow(CompletableFuture<Receipt> receipt, String doneKey) {
    follow(receipt, doneKey, () -> {});
  }

  void follow(CompletableFuture<Receipt> receipt, String doneKey, Runnable then) {
    var unused =
        receipt.whenCompleteAsync(
            (answer, failure) -> say(answer, doneKey, then), FxThread.executor());
  }

  /// Several deeds as one: the first refusal speaks for them.
  void followAll(CompletableFuture<List<Receipt>> receipts, String doneKey) {
    follow(
        receipts.thenApply(
            all -> all.stream().filter(each -> !each.done()).findFirst().orElse(all.getFirst())),
        doneKey);
  }

  private void say(@Nullable Receipt receipt, String doneKey, Runnable then) {
    switch (receipt) {
      case null -> space.toasts().error(space.words().get("record.notSaved"));
      case Receipt.Refused refused -> space.toasts().error(space.reasons().say(refused.reasons()));
      case Receipt.Done done -> {
        space.toasts().show(space.words().get(doneKey), () -> space.undo().undo());
        then.run();
      }
    }
  }
}
