package outrider.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

final class NoteAreaTest extends FxTest {
  @Test
  void tabLeavesItBothWaysAndEnterDoesNot() {
    var before = fx(() -> new TextField());
    var note = fx(NoteArea::new);
    var after = fx(() -> new TextField());
    var scene = show(fx(() -> new VBox(before, note, after)), 300, 300, Appearance.STANDARD);
    fx(note::requestFocus);
    type(scene, "one");

    press(scene, KeyCode.ENTER);
    assertThat(scene.getFocusOwner()).isSameAs(note);
    press(scene, KeyCode.TAB);
    assertThat(scene.getFocusOwner()).isSameAs(after);
    fx(note::requestFocus);
    press(scene, KeyCode.TAB, false, true);
    assertThat(scene.getFocusOwner()).isSameAs(before);
    assertThat(note.getText()).isEqualTo("one\n");
  }
}
