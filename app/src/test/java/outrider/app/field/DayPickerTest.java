package outrider.app.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.RecordType;

/// A day field as a person uses it: types something and goes on to the next control.
final class DayPickerTest extends FxTest {
  private final Button elsewhere = fx(() -> new Button("elsewhere"));

  @Test
  void takesADayAsItIsSaid() {
    var editor = editor(Language.CHINESE);
    var committed = new ArrayList<Typed>();
    fx(() -> editor.onCommitted(() -> committed.add(editor.read())));
    var scene = shown(editor);

    enter(editor, "明天");
    assertThat(text(editor)).isEqualTo("2026-11-24");
    assertThat(committed).contains(valid(LocalDate.of(2026, 11, 24)));

    enter(editor, "12-13");
    assertThat(text(editor)).isEqualTo("2026-12-13");
    assertThat(fx(editor::read)).isEqualTo(valid(LocalDate.of(2026, 12, 13)));
    picture(scene, "day-zh");

    enter(editor, "");
    assertThat(fx(editor::read)).isEqualTo(new Typed.Valid(null));
  }

  @Test
  void isWrittenInTheLanguageOfTheScreen() {
    var editor = editor(Language.ENGLISH);
    shown(editor);
    enter(editor, "12/13");
    assertThat(text(editor)).isEqualTo("13 Dec 2026");
  }

  @Test
  void saysWhatWouldBeRightForWhatIsNoDay() {
    var editor = editor(Language.CHINESE);
    shown(editor);
    type(editor, "开完会");
    assertThat(fx(editor::read)).isInstanceOf(Typed.Wrong.class);
  }

  private static FieldEditor editor(Language language) {
    var space = workspace(language);
    var definition =
        space
            .database()
            .configuration()
            .fields()
            .field(RecordType.OPPORTUNITY, Opportunity.CLOSE_ON)
            .orElseThrow();
    return fx(() -> new FieldEditor(space, definition));
  }

  private Scene shown(FieldEditor editor) {
    return show(fx(() -> new VBox(12, editor.node(), elsewhere)), 360, 200, Appearance.STANDARD);
  }

  private void enter(FieldEditor editor, String text) {
    type(editor, text);
    fx(elsewhere::requestFocus);
    settle();
  }

  private static void type(FieldEditor editor, String text) {
    fx(() -> {
      editor.control().requestFocus();
      line(editor).selectAll();
    });
    fx(() -> line(editor).replaceSelection(text));
  }

  private static String text(FieldEditor editor) {
    return fx(() -> line(editor).getText());
  }

  private static TextField line(FieldEditor editor) {
    return ((DatePicker) editor.control()).getEditor();
  }

  private static Typed valid(LocalDate day) {
    return new Typed.Valid(day.toEpochDay());
  }
}
