package outrider.app.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.fx.Stylist;
import outrider.app.i18n.Language;
import outrider.app.shell.Workspace;
import outrider.app.store.BlobStore;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

final class LogDialogTest extends FxTest {
  private static final String LEAD = SampleBook.id("lead", 1);
  private static final String TASK = SampleBook.id("task", 1);

  private final LogSubject subject =
      LogSubject.of(RecordType.LEAD, LEAD, "张伟")
          .completing(new OpenTask(TASK, "first-response", "respond"));

  @Test
  void fourKeystrokesLogACallFinishItsTaskAndPlanTheNext() {
    var space = book(Language.CHINESE);
    var scene = open(space, Appearance.Theme.LIGHT);
    type(scene, "确认白皮书里关心排程模块，周四演示");
    press(scene, KeyCode.TAB);
    fx(() -> find(scene, ".log-form"));
    choose(scene, "明天 10:00");
    press(scene, KeyCode.ENTER, true, false);
    written(space);

    var activity = only(space, RecordType.ACTIVITY);
    assertThat(activity.text("kind")).isEqualTo("call");
    assertThat(activity.text("text")).startsWith("确认白皮书");
    assertThat(row(space, RecordType.TASK, TASK).has("doneAt")).isTrue();
    var lead = row(space, RecordType.LEAD, LEAD);
    assertThat(lead.number("touches", 0)).isEqualTo(1);
    assertThat(lead.number("nextStepAt", 0))
        .isEqualTo(java.time.Instant.parse("2026-11-24T02:00:00Z").toEpochMilli());
    assertThat(fx(() -> space.dialogs().isOpen())).isFalse();
  }

  @Test
  void pastedChatAndImagesBecomeOneEntry() {
    var space = book(Language.CHINESE);
    var scene = open(space, Appearance.Theme.LIGHT);
    fx(() -> {
      var content = new ClipboardContent();
      content.putString("韩主任 09:16 三个泵站都要，年底前能不能上线?\n林晓 09:18 可以，我今天到现场看点位。");
      content.putImage(new WritableImage(640, 480));
      Clipboard.getSystemClipboard().setContent(content);
    });
    press(scene, KeyCode.V, true, false);
    choose(scene, "自己写");
    picture(scene, "log-dialog-zh");
    reads(scene.getRoot(), "聊天 2 条");
    choose(scene, "先不安排");
    press(scene, KeyCode.ENTER, true, false);
    written(space);

    var activity = only(space, RecordType.ACTIVITY);
    assertThat(activity.text("kind")).isEqualTo("wechat");
    assertThat(activity.text("chat")).hasLineCount(2);
    assertThat(activity.set("attachments")).hasSize(1);
    var file = row(space, RecordType.ATTACHMENT, activity.set("attachments").getFirst());
    assertThat(file.text("contentType")).isEqualTo("image/png");
    var bytes = space.database().readNow(sql -> BlobStore.get(sql, file.text("sha256")));
    assertThat(bytes).isPresent();

    space.undo().undo().orElseThrow().join();
    assertThat(all(space, RecordType.ACTIVITY)).isEmpty();
    assertThat(all(space, RecordType.ATTACHMENT)).isEmpty();
    assertThat(row(space, RecordType.TASK, TASK).has("doneAt")).isFalse();
  }

  @Test
  void anEmptyNoteIsNotSavedAndSaysWhatIsWanting() {
    var space = book(Language.ENGLISH);
    var scene = open(space, Appearance.Theme.DARK);
    press(scene, KeyCode.DIGIT6, true, false);
    press(scene, KeyCode.ENTER, true, false);
    picture(scene, "log-dialog-en-dark");
    reads(scene.getRoot(), "Write a line");
    assertThat(all(space, RecordType.ACTIVITY)).isEmpty();
  }

  @Test
  void whatWasTypedIsKeptWhenTheDialogIsLeft() {
    var space = book(Language.CHINESE);
    var scene = open(space, Appearance.Theme.LIGHT);
    type(scene, "还没写完");
    press(scene, KeyCode.ESCAPE);
    fx(() -> LogDialog.open(space, subject));
    reads(scene.getRoot(), "还没写完");
  }

  private Workspace book(Language language) {
    var space = workspace(language);
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.LEAD,
            LEAD,
            "name",
            "张伟",
            "source",
            "官网",
            "status",
            "new",
            "owner",
            SampleBook.LIN,
            "nextStepAt",
            SampleBook.NOW.toEpochMilli()),
        Profiles.row(
            RecordType.TASK,
            TASK,
            "title",
            "first-response",
            "kind",
            "respond",
            "dueAt",
            SampleBook.NOW.toEpochMilli(),
            "parentType",
            "lead",
            "parent",
            LEAD,
            "owner",
            SampleBook.LIN));
    return space;
  }

  private Scene open(Workspace space, Appearance.Theme theme) {
    var scene =
        show(() -> {
          var shown = new Scene(new StackPane(space.dialogs()), 900, 700);
          Stylist.dress(shown, Appearance.STANDARD.withTheme(theme).withReducedMotion(true));
          return shown;
        });
    fx(() -> LogDialog.open(space, subject));
    settle();
    return scene;
  }

  private static void choose(Scene scene, String words) {
    fx(() ->
        scene.getRoot().lookupAll(".segmented > .tab").stream()
            .map(javafx.scene.control.ToggleButton.class::cast)
            .filter(tab -> tab.getText().equals(words))
            .findFirst()
            .orElseThrow()
            .fire());
    settle();
  }

  private static Row only(Workspace space, RecordType type) {
    var rows = all(space, type);
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  private static List<Row> all(Workspace space, RecordType type) {
    return space.database().readNow(sql -> RecordTable.of(type).all(sql));
  }

  private static Row row(Workspace space, RecordType type, String id) {
    return space
        .database()
        .<java.util.Optional<Row>>readNow(sql -> RecordTable.of(type).find(sql, id))
        .orElseThrow();
  }
}
