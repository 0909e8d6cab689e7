package outrider.app.field;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.util.Subscription;
import outrider.app.shell.Workspace;
import outrider.app.store.Query;
import outrider.app.store.Table;
import outrider.core.configuration.Configuration;

/// Tells a page that is open when the business has set up its fields anew, so that nobody has to
/// close it.
public final class LiveFields {

  private LiveFields() {}

  /// @param changed called on the FX thread, at first at once
  public static Supplier<Subscription> of(Workspace space, Consumer<Configuration> changed) {
    return space.live(
        Query.of("fields", sql -> space.database().configuration(), Table.CONFIGURATION), changed);
  }
}
