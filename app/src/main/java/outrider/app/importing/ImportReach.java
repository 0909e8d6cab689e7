package outrider.app.importing;

import java.util.List;
import outrider.app.importing.mapping.ImportTarget;
import outrider.app.importing.mapping.KnownWords;
import outrider.app.shell.SignedIn;
import outrider.app.shell.Workspace;
import outrider.core.pool.Pool;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.user.Visibility;

/// What whoever is signed in may import, and to whom they may give it.
record ImportReach(Workspace space) {

  /// Products are configuration.
  List<RecordType> types() {
    return ImportTarget.TYPES.stream()
        .filter(each -> !each.isConfiguration() || isAdministrator())
        .toList();
  }

  /// @param known the people there are
  List<String> owners(KnownWords known) {
    var actor = space.commands().actor();
    return known.values().stream()
        .filter(user ->
            user.equals(actor.user())
                || isAdministrator()
                || actor.scopes().contains(Visibility.userScope(user)))
        .toList();
  }

  List<Pool> pools() {
    var actor = space.commands().actor();
    return space.database().configuration().pools().placeable(actor.user(), actor.leads());
  }

  FieldDefinition ownerField() {
    return space
        .database()
        .configuration()
        .fields()
        .field(RecordType.LEAD, Fields.OWNER)
        .orElseThrow();
  }

  private boolean isAdministrator() {
    return space.user().role() == SignedIn.Role.ADMIN;
  }
}
