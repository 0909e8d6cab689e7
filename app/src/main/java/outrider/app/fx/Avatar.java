package outrider.app.fx;

import javafx.scene.control.Label;

/// The first character of a name on a disc: `张`, `O`.
public final class Avatar extends Label {
  public Avatar(String name) {
    getStyleClass().add("avatar");
    show(name);
  }

  /// A disc of 40 for the head of a record.
  public static Avatar large(String name) {
    var avatar = new Avatar(name);
    avatar.getStyleClass().add("large");
    return avatar;
  }

  public void show(String name) {
    var trimmed = name.strip();
    setText(
        trimmed.isEmpty()
            ? ""
            : new String(Character.toChars(Character.toUpperCase(trimmed.codePointAt(0)))));
    setAccessibleText(name);
  }
}
