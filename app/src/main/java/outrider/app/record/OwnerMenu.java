package outrider.app.record;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.record.Fields;
import outrider.core.record.Row;
import outrider.core.user.Role;
import outrider.core.user.User;
import outrider.core.user.Visibility;

/// Hands a record over to somebody within reach: a rep's colleagues, a manager's people.
public final class OwnerMenu {
  private final Workspace space;

  public OwnerMenu(Workspace space) {
    this.space = space;
  }

  public void show(Row row, Node below) {
    var menu = new ContextMenu();
    menu.getItems().addAll(receivers(row));
    menu.show(below, Side.BOTTOM, 0, 4);
  }

  /// An item for everybody who may have the record.
  public List<MenuItem> receivers(Row row) {
    return space.database().configuration().tree().users().stream()
        .filter(user -> user.active() && isInReach(user))
        .filter(user -> !user.id().equals(row.textOrNull(Fields.OWNER)))
        .sorted(Comparator.comparing(User::name))
        .map(user -> receiver(row, user))
        .toList();
  }

  private MenuItem receiver(Row row, User user) {
    var item = new MenuItem(user.name());
    item.setOnAction(done -> give(row, user));
    return item;
  }

  private void give(Row row, User receiver) {
    var command =
        new Command.AssignOwner(row.type(), row.id(), row.textOrNull(Fields.OWNER), receiver.id());
    space.tell(
        space.undo().submit("undo.assigned", command),
        space.words().get("record.handedOver", receiver.name()));
  }

  private boolean isInReach(User user) {
    var actor = space.commands().actor();
    return switch (actor.role()) {
      case ADMIN -> true;
      case MANAGER -> actor.scopes().contains(Visibility.userScope(user.id()));
      case REP -> user.role() != Role.ADMIN && Objects.equals(user.team(), actor.team());
    };
  }
}
