package outrider.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.SampleDay;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.fx.Icon;
import outrider.app.i18n.Language;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.RecordTable;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

final class TasksViewTest extends FxTest {

  @Test
  void tasksAreListedByDayAndCompletedReopenedAndUndone() {
    var space = SampleDay.book(Language.CHINESE);
    var bench = bench(space, 1280, 800, Appearance.STANDARD);
    var scene = Objects.requireNonNull(bench.root().getScene());
    picture(scene, "tasks-zh-1280");
    assertThat(titles(bench)).startsWith("第 3 天报价", "first-response", "确认演示时间");
    reads(bench.root(), "逾期", "今天 11月23日 周一", "张伟 · 云帆样例软件", "自己的待办");

    press(scene, KeyCode.J, KeyCode.SPACE);
    written(space);
    assertThat(task(space, SampleDay.FIRST_RESPONSE).has("doneAt")).isTrue();
    press(scene, KeyCode.DIGIT3);
    written(space);
    picture(scene, "tasks-done-zh-1280");
    assertThat(titles(bench)).containsExactly("first-response");
    press(scene, KeyCode.SPACE);
    written(space);
    assertThat(task(space, SampleDay.FIRST_RESPONSE).has("doneAt")).isFalse();
    press(scene, KeyCode.Z, true, false);
    written(space);
    assertThat(task(space, SampleDay.FIRST_RESPONSE).has("doneAt")).isTrue();
  }

  @Test
  void snoozeTakesATimeInOnesOwnWords() {
    var space = SampleDay.book(Language.ENGLISH);
    var bench = bench(space, 1440, 900, Appearance.STANDARD.withTheme(Appearance.Theme.DARK));
    var scene = Objects.requireNonNull(bench.root().getScene());
    picture(scene, "tasks-en-dark-1440");
    press(scene, KeyCode.J, KeyCode.S);
    fx(() -> scene.getRoot().lookup(".snooze .text-field").requestFocus());
    type(scene, "Thu 3pm");
    picture(scene, "tasks-snooze-en-dark");
    press(scene, KeyCode.ENTER);
    written(space);
    assertThat(task(space, SampleDay.FIRST_RESPONSE).number("dueAt", 0))
        .isEqualTo(java.time.Instant.parse("2026-11-26T07:00:00Z").toEpochMilli());
    assertThat(task(space, SampleDay.FIRST_RESPONSE).number("snoozes", 0)).isEqualTo(1);
  }

  @Test
  void aTaskIsPlannedInOneLine() {
    var space = SampleDay.book(Language.CHINESE);
    var bench = bench(space, 1280, 800, Appearance.STANDARD);
    var scene = Objects.requireNonNull(bench.root().getScene());
    press(scene, KeyCode.N);
    type(scene, "明天下午3点送样机");
    picture(scene, "plan-zh");
    press(scene, KeyCode.ENTER);
    written(space);
    var planned =
        space
            .database()
            .readNow(sql -> RecordTable.of(RecordType.TASK).where(sql, "title = ?", "送样机"));
    assertThat(planned).hasSize(1);
    assertThat(planned.getFirst().number("dueAt", 0))
        .isEqualTo(java.time.Instant.parse("2026-11-24T07:00:00Z").toEpochMilli());
    assertThat(planned.getFirst().text("parent")).isEqualTo(SampleDay.ZHAO_MIN);
  }

  @Test
  void anEmptyListOffersToPlan() {
    var bench = bench(workspace(Language.CHINESE), 1280, 800, Appearance.STANDARD);
    picture(Objects.requireNonNull(bench.root().getScene()), "tasks-empty-zh");
    reads(bench.root(), "现在没有待办");
  }

  private Workbench bench(Workspace space, double width, double height, Appearance look) {
    var screens =
        new Screens()
            .at(Place.Tasks.class, (place, given) -> new TasksView(given))
            .offer(
                new NavItem(
                    NavItem.Section.WORK, new Place.Tasks(), Icon.TASK, "nav.tasks", "", null));
    fx(() -> space.navigator().open(new Place.Tasks()));
    return bench(space, screens, width, height, look);
  }

  @SuppressWarnings("unchecked")
  private static List<String> titles(Workbench bench) {
    return fx(() ->
        ((ListView<TaskLine>) bench.root().lookup(".tasks"))
            .getItems().stream()
                .filter(TaskLine.Entry.class::isInstance)
                .map(line -> ((TaskLine.Entry) line).row().title())
                .toList());
  }

  private static Row task(Workspace space, String id) {
    return space
        .database()
        .<java.util.Optional<Row>>readNow(sql -> RecordTable.of(RecordType.TASK).find(sql, id))
        .orElseThrow();
  }
}
