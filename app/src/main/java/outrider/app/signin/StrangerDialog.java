package outrider.app.signin;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.profile.OpenBook;
import outrider.app.shell.Workspace;

/// Another server answers in HQ's place. Only a person can tell whether HQ has a new certificate:
/// by comparing its fingerprint with what IT says.
public final class StrangerDialog {
  private static final double WIDTH = 560;

  private final Workspace space;
  private final OpenBook book;

  public StrangerDialog(Workspace space, OpenBook book) {
    this.space = space;
    this.book = book;
  }

  public void open(String fingerprint) {
    var words = space.words();
    var known = Optional.ofNullable(book.profile().certificate());
    var body =
        new VBox(
            12,
            text(words.get("sync.stranger.explain")),
            print("sync.stranger.known", known.orElseGet(() -> words.get("sync.stranger.none"))),
            print("sync.stranger.now", fingerprint));
    var close = new Runnable[1];
    var later = ButtonWithKey.primary(words, "sync.stranger.later").does(() -> close[0].run());
    var trust =
        ButtonWithKey.danger(words, "sync.stranger.trust")
            .does(() -> {
              close[0].run();
              space
                  .background()
                  .work(
                      "trust",
                      () -> {
                        book.trust(fingerprint);
                        return true;
                      })
                  .start();
            });
    close[0] =
        space
            .dialogs()
            .open(new DialogCard(words.get("sync.stranger.headline"), WIDTH, body, trust, later));
  }

  private VBox print(String key, String fingerprint) {
    var title = text(space.words().get(key));
    title.getStyleClass().addAll("small", "text-2");
    var value = text(fingerprint);
    value.getStyleClass().add("num");
    return new VBox(4, title, value);
  }

  private static Label text(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }
}
