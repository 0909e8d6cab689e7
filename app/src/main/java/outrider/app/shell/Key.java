package outrider.app.shell;

import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A key with its modifiers, written as it is printed: `J`, `Ctrl+D`, `Shift+J`, `Enter`, `F1`,
/// `/`.
///
/// `Ctrl` means Cmd on macOS.
public record Key(boolean ctrl, boolean shift, boolean alt, String name) {
  public static Key of(String written) {
    boolean ctrl = false;
    boolean shift = false;
    boolean alt = false;
    String rest = written;
    while (rest.indexOf('+') > 0) {
      var modifier = rest.substring(0, rest.indexOf('+'));
      switch (modifier) {
        case "Ctrl" -> ctrl = true;
        case "Shift" -> shift = true;
        case "Alt" -> alt = true;
        default -> throw new IllegalArgumentException("unknown modifier in " + written);
      }
      rest = rest.substring(rest.indexOf('+') + 1);
    }
    return new Key(ctrl, shift, alt, rest.toUpperCase(Locale.ROOT));
  }

  /// What was pressed, in the same terms.
  public static Key pressed(KeyEvent event) {
    return new Key(
        event.isShortcutDown() || event.isControlDown(),
        event.isShiftDown(),
        event.isAltDown(),
        nameOf(event.getCode()));
  }

  /// Keys that type something, and so belong to a text field while one has the focus.
  boolean types() {
    return !ctrl && !alt && !name.matches("F\\d+|ESC");
  }

  /// Shortcuts that a text field has its own use for.
  boolean editsText() {
    return ctrl && !alt && name.matches("[ACVXYZ]|LEFT|RIGHT|UP|DOWN|HOME|END|BACKSPACE|DELETE");
  }

  /// Enter and Space press the button that has the focus.
  boolean presses() {
    return !ctrl && !alt && (name.equals("ENTER") || name.equals("SPACE"));
  }

  private static String nameOf(KeyCode code) {
    return switch (code) {
      case ESCAPE -> "ESC";
      case SLASH, DIVIDE -> "/";
      case BACK_SLASH -> "\\";
      case OPEN_BRACKET -> "[";
      case CLOSE_BRACKET -> "]";
      case BACK_SPACE -> "BACKSPACE";
      case PAGE_UP -> "PAGEUP";
      case PAGE_DOWN -> "PAGEDOWN";
      case NUMPAD0,
          NUMPAD1,
          NUMPAD2,
          NUMPAD3,
          NUMPAD4,
          NUMPAD5,
          NUMPAD6,
          NUMPAD7,
          NUMPAD8,
          NUMPAD9 ->
          code.name().substring(6);
      case DIGIT0, DIGIT1, DIGIT2, DIGIT3, DIGIT4, DIGIT5, DIGIT6, DIGIT7, DIGIT8, DIGIT9 ->
          code.name().substring(5);
      default -> code.name();
    };
  }
}
