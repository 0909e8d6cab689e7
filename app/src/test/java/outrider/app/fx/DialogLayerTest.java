package outrider.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/// A dialog takes the focus, and gives it back to where it came from.
final class DialogLayerTest extends FxTest {
  @Test
  void escClosesTheTopmostAndTheFocusReturns() {
    var layer = fx(DialogLayer::new);
    var field = fx(() -> new TextField());
    var scene =
        show(fx(() -> new StackPane(new VBox(field), layer)), 600, 400, Appearance.STANDARD);
    fx(field::requestFocus);
    var inside = fx(() -> new TextField());
    fx(() -> layer.open(new VBox(inside)));
    settle();
    assertThat(inside.isFocused()).isTrue();
    var above = fx(() -> new TextField());
    fx(() -> layer.open(new VBox(above)));
    settle();
    press(scene, KeyCode.ESCAPE);
    assertThat(inside.isFocused()).isTrue();
    assertThat(layer.isOpen()).isTrue();
    press(scene, KeyCode.ESCAPE);
    assertThat(field.isFocused()).isTrue();
    assertThat(layer.isOpen()).isFalse();
  }
}
