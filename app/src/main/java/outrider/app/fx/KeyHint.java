package outrider.app.fx;

import javafx.scene.control.Label;

/// A keycap: `Ctrl D`, on macOS `Cmd D`. Spelled, never symbols.
public final class KeyHint extends Label {
  private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");

  public KeyHint(String key) {
    super(spelled(key));
    getStyleClass().add("key-hint");
    setMinWidth(USE_PREF_SIZE);
  }

  /// `Ctrl+Shift+O` as it is printed on this machine.
  public static String spelled(String key) {
    return (MAC ? key.replace("Ctrl", "Cmd") : key).replace('+', ' ');
  }
}
