package outrider.app.journey;

import java.util.concurrent.CompletableFuture;
import outrider.app.command.Receipt;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;

/// Says why a gesture on a draft was refused; one that was done shows by itself.
final class Hearing {

  private Hearing() {}

  static void of(Workspace space, CompletableFuture<Receipt> receipt) {
    of(space, receipt, () -> {});
  }

  /// @param then called on the FX thread once it is done
  static void of(Workspace space, CompletableFuture<Receipt> receipt, Runnable then) {
    var unused =
        receipt.whenCompleteAsync(
            (answer, failure) -> {
              switch (answer) {
                case null -> space.toasts().error(space.words().get("record.notSaved"));
                case Receipt.Refused refused ->
                    space.toasts().error(space.reasons().say(refused.reasons()));
                case Receipt.Done _ -> then.run();
              }
            },
            FxThread.executor());
  }
}
