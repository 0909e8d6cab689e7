package outrider.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import outrider.app.fx.Appearance;
import outrider.app.fx.FilterChip;
import outrider.app.fx.FxTest;

/// A key means one thing, and never what the person is just typing.
final class KeysTest extends FxTest {
  private final List<String> done = new ArrayList<>();
  private boolean dialogOpen;
  private final Keys keys =
      new Keys(
          () -> bindings("J", "Ctrl+D", "Enter", "Shift+J", "Ctrl+1"),
          () -> bindings("Ctrl+K", "Ctrl+Z", "J", "Esc", "/"),
          () -> dialogOpen);

  private List<KeyBinding> bindings(String... written) {
    var bindings = new ArrayList<KeyBinding>();
    for (var key : written) {
      bindings.add(KeyBinding.of(key, "key.move", () -> done.add(key)));
    }
    return bindings;
  }

  @Test
  void lettersAndTextKeysBelongToATextField() {
    var field = fx(() -> new TextField());
    show(fx(() -> new VBox(field)), 200, 100, Appearance.STANDARD);
    fx(() -> {
      assertThat(keys.pressed(Key.of("J"), field)).isFalse();
      assertThat(keys.pressed(Key.of("/"), field)).isFalse();
      assertThat(keys.pressed(Key.of("Ctrl+Z"), field)).isFalse();
      assertThat(keys.pressed(Key.of("Enter"), field)).isFalse();
      assertThat(keys.pressed(Key.of("Ctrl+D"), field)).isTrue();
      assertThat(keys.pressed(Key.of("Esc"), field)).isTrue();
    });
    assertThat(done).containsExactly("Ctrl+D", "Esc");
  }

  @Test
  void enterPressesTheFocusedButton() {
    var button = fx(() -> new Button("x"));
    assertThat(fx(() -> keys.pressed(Key.of("Enter"), button))).isFalse();
    assertThat(fx(() -> keys.pressed(Key.of("J"), button))).isTrue();
  }

  @Test
  void spacePressesTheFocusedFilterAndCompletesNothing() {
    var chip = fx(() -> new FilterChip("逾期", "3"));
    assertThat(fx(() -> keys.pressed(Key.of("Enter"), chip))).isFalse();
    assertThat(fx(() -> keys.pressed(Key.of("J"), chip))).isTrue();
  }

  @Test
  void aDialogLeavesOnlyWhatIsAllowedOverIt() {
    dialogOpen = true;
    assertThat(keys.pressed(Key.of("Ctrl+D"), null)).isFalse();
    assertThat(keys.pressed(Key.of("J"), null)).isFalse();
    assertThat(keys.pressed(Key.of("Ctrl+K"), null)).isTrue();
  }

  @Test
  void modifiersAreTold() {
    assertThat(Key.of("Ctrl+Shift+O")).isEqualTo(new Key(true, true, false, "O"));
    assertThat(keys.pressed(Key.of("Shift+J"), null)).isTrue();
    assertThat(done).containsExactly("Shift+J");
  }
}
