package outrider.app.handover;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.app.shell.Workspace;

/// Keeps the handover that is being prepared while its person looks elsewhere. FX thread only.
public final class HandoverDesk {
  private @Nullable HandOverViewModel begun;

  /// @param from whose; empty goes on with what was begun
  HandOverViewModel model(Workspace space, Optional<String> from) {
    var model = begun;
    if (model == null) {
      model = new HandOverViewModel(space);
      begun = model;
    }
    from.ifPresent(model::begin);
    return model;
  }
}
