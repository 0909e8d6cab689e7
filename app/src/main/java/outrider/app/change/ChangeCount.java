package outrider.app.change;

import java.util.Arrays;
import javafx.beans.property.IntegerProperty;
import javafx.util.Subscription;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.change.ChangeDuty;
import outrider.core.change.ChangeRequest;
import outrider.core.configuration.Configuration;
import outrider.core.record.RecordType;
import outrider.core.signing.Signatures;

/// How many changes wait for this person's signature, for the rail; and a word when one more does.
/// FX thread only.
public final class ChangeCount {
  private ChangeCount() {}

  /// Keeps the count right until it is unsubscribed.
  public static Subscription follow(Workspace space, IntegerProperty count) {
    var user = space.commands().actor().user();
    var live =
        space
            .database()
            .live(
                Query.of(
                    "changes to sign",
                    (Sql sql) -> waiting(user, space.database().configuration()),
                    Table.CONFIGURATION),
                FxThread.executor(),
                fresh -> {
                  if (fresh > count.get()) {
                    space.toasts().show(space.words().get("change.toSign", fresh));
                  }
                  count.set(fresh);
                });
    return live::close;
  }

  private static int waiting(String user, Configuration configuration) {
    return (int)
        configuration.all(RecordType.CHANGE_REQUEST).stream()
            .map(ChangeRequest::of)
            .filter(ChangeRequest::isAsked)
            .filter(change -> !change.row().set(ChangeRequest.AUTHORS).contains(user))
            .filter(change -> isWanted(change, user, configuration))
            .count();
  }

  private static boolean isWanted(ChangeRequest change, String user, Configuration configuration) {
    var missing = Signatures.missing(change, configuration);
    return Arrays.stream(ChangeDuty.values())
            .flatMap(duty -> change.signature(duty).stream())
            .noneMatch(signature -> signature.by().equals(user))
        && missing.stream()
            .filter(duty -> change.signature(duty).isEmpty())
            .anyMatch(duty ->
                duty.holders(configuration.tree()).stream()
                    .anyMatch(holder -> holder.id().equals(user)));
  }
}
