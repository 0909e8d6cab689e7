package outrider.app.shell;

import javafx.scene.control.Hyperlink;
import outrider.app.fx.Icon;

/// A link to something that lies outside of the program and is opened there: a recording, the
/// template of a deliverable.
public final class OutsideLink {

  private OutsideLink() {}

  /// @param failed key of what is said, with the address, where the system knows no program for it
  public static Hyperlink of(
      Workspace space, String words, Icon icon, String address, String failed) {
    var link = new Hyperlink(words, icon.node(12));
    link.setOnAction(done ->
        space
            .background()
            .work("outside link", () -> SystemOpener.open(address))
            .onSuccess(opened -> {
              if (!opened) {
                space.toasts().error(space.words().get(failed, address));
              }
            })
            .start());
    return link;
  }
}
