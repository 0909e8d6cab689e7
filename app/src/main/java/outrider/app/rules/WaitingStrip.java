package outrider.app.rules;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.core.change.ChangeRequest;
import outrider.core.signing.Signing;

/// Says above the rules that what one edits waits for signatures, in which change, and leads there.
/// Not there at all where changes are not signed.
final class WaitingStrip extends HBox {
  private final Workspace space;
  private final Label said = new Label();
  private final Hyperlink show = new Hyperlink();

  WaitingStrip(Workspace space) {
    super(8);
    this.space = space;
    getStyleClass().addAll("rules-waiting", "hairline-bottom");
    setAlignment(Pos.CENTER_LEFT);
    said.setMinWidth(0);
    show.setText(space.words().get("change.show"));
    show.setMinWidth(Region.USE_PREF_SIZE);
    show.setOnAction(
        press -> space.navigator().open(new Place.Changes(open().map(ChangeRequest::id))));
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(Icon.SIGN_OFF.node(14, "text-2"), said, gap, show);
    refresh();
  }

  private Optional<ChangeRequest> open() {
    return space.commands().gathering().open();
  }

  /// The configuration may have changed.
  void refresh() {
    var isInForce = Signing.isInForce(space.database().configuration());
    setVisible(isInForce);
    setManaged(isInForce);
    var words = space.words();
    said.setText(
        open().map(change -> waiting(words, change)).orElse(words.get("change.signedHere")));
    setAccessibleText(said.getText());
  }

  private static String waiting(Words words, ChangeRequest change) {
    var edits = change.commands().size();
    return words.get(edits == 1 ? "change.waitingOne" : "change.waiting", edits, change.title());
  }
}
