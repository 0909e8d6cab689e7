package outrider.app.list;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import outrider.app.fx.Avatar;
import outrider.app.shell.NumberedChoice;
import outrider.app.shell.Workspace;
import outrider.core.user.User;

/// Asks to whom records are to be given.
final class OwnerChoice {
  private static final double WIDTH = 280;

  private OwnerChoice() {}

  static void open(Workspace space, List<User> offered, Consumer<User> chosen) {
    NumberedChoice.open(space, "list.changeOwner", WIDTH, offered, OwnerChoice::shown, chosen);
  }

  private static NumberedChoice.Shown shown(User user) {
    var look = new HBox(8, new Avatar(user.name()), new Label(user.name()));
    look.setAlignment(Pos.CENTER_LEFT);
    return new NumberedChoice.Shown(look, user.name());
  }
}
