package outrider.app.shell;

import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.problem.ErrorCode;

/// Stands where a screen could not be built: what happened, what is safe, what to do, and the code.
/// The rest of the window keeps working.
final class FailedScreen extends Screen {
  FailedScreen(Workspace space, ErrorCode code, Runnable again) {
    super(new VBox(), "");
    var words = space.words();
    ((VBox) root())
        .getChildren()
        .add(
            new EmptyState(
                Icon.REFUSED,
                words.get("problem.screen", code.text()),
                ButtonWithKey.secondary(words, "problem.again").does(again)));
  }
}
