package outrider.app.shell;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Turns what is pressed into what is meant.
///
/// The screen's keys come before those of the frame. Keys that type are left to a text field that
/// has the focus, and everything is left to an input method while it composes, so that `J` in 计划
/// never moves a selection. While a dialog is open only the keys of the frame that are allowed
/// there work.
public final class Keys {
  /// Marks a text field in which Esc does something of its own before it means anything else.
  public static final String TAKES_ESC = "takes-esc";

  private static final String CLAIMED = "claimed-keys";

  private static final Set<String> OVER_DIALOGS = Set.of("Ctrl+K", "Ctrl+N", "Esc");

  private final Supplier<List<KeyBinding>> ofScreen;
  private final Supplier<List<KeyBinding>> ofFrame;
  private final BooleanSupplier dialogOpen;
  private boolean composing;

  public Keys(
      Supplier<List<KeyBinding>> ofScreen,
      Supplier<List<KeyBinding>> ofFrame,
      BooleanSupplier dialogOpen) {
    this.ofScreen = ofScreen;
    this.ofFrame = ofFrame;
    this.dialogOpen = dialogOpen;
  }

  /// Leaves these keys to a part of a screen while something in it has the focus, whatever they
  /// mean on the screen around it.
  public static void claim(Node part, Collection<String> keys) {
    part.getProperties().put(CLAIMED, keys.stream().map(Key::of).collect(Collectors.toSet()));
  }

  public void listen(Scene scene) {
    scene.addEventFilter(
        InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
        event -> composing = !event.getComposed().isEmpty());
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (pressed(Key.pressed(event), scene.getFocusOwner())) {
            event.consume();
          }
        });
  }

  /// Does what the key means here; answers whether it meant anything.
  boolean pressed(Key key, @Nullable Node focused) {
    if (composing || belongsToFocus(key, focused)) {
      return false;
    }
    if (dialogOpen.getAsBoolean()) {
      return run(
          ofFrame.get().stream().filter(binding -> OVER_DIALOGS.contains(binding.key())).toList(),
          key);
    }
    return run(ofScreen.get(), key) || run(ofFrame.get(), key);
  }

  private static boolean isClaimed(Key key, @Nullable Node focused) {
    for (var part = focused; part != null; part = part.getParent()) {
      if (part.hasProperties()
          && part.getProperties().get(CLAIMED) instanceof Set<?> claimed
          && claimed.contains(key)) {
        return true;
      }
    }
    return false;
  }

  private static boolean belongsToFocus(Key key, @Nullable Node focused) {
    if (isClaimed(key, focused)) {
      return true;
    }
    if (key.name().equals("ESC")
        && focused instanceof TextInputControl input
        && input.getProperties().containsKey(TAKES_ESC)
        && !input.getText().isEmpty()) {
      return true;
    }
    boolean typing = focused instanceof TextInputControl || focused instanceof ComboBoxBase<?>;
    if (typing && (key.types() || key.editsText())) {
      return true;
    }
    return key.presses() && isPressable(focused);
  }

  /// A button, or what says that it is one: a filter chip, the line that opens a form.
  private static boolean isPressable(@Nullable Node focused) {
    return focused instanceof ButtonBase
        || focused != null
            && (focused.getAccessibleRole() == AccessibleRole.BUTTON
                || focused.getAccessibleRole() == AccessibleRole.TOGGLE_BUTTON);
  }

  private static boolean run(List<KeyBinding> bindings, Key key) {
    for (var binding : bindings) {
      if (Key.of(binding.key()).equals(key)) {
        binding.action().run();
        return true;
      }
    }
    return false;
  }
}
