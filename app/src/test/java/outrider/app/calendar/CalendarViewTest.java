package outrider.app.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.SampleBook.id;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
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
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

final class CalendarViewTest extends FxTest {

  /// 10:50, twelve minutes overdue at 11:02.
  private static final Instant DUE = NOW.minusSeconds(12 * 60 + 27);

  @Test
  void aTaskIsCarriedToAnotherTimeByKeyAndBack() {
    var space = SampleDay.book(Language.CHINESE);
    var bench = bench(space, 1280, 800, Appearance.STANDARD);
    var scene = Objects.requireNonNull(bench.root().getScene());
    picture(scene, "calendar-week-zh-1280");
    reads(bench.root(), "11月23日 – 11月29日", "11月23日 周一", "首次响应 · 张伟", "13:30 视频演示");

    press(scene, KeyCode.J);
    assertThat(current(scene).row().id()).isEqualTo(SampleDay.FIRST_RESPONSE);
    press(scene, KeyCode.RIGHT, false, true);
    written(space);
    assertThat(due(space)).isEqualTo(DUE.plusSeconds(86_400));
    press(scene, KeyCode.DOWN, false, true);
    written(space);
    assertThat(due(space)).isEqualTo(DUE.plusSeconds(86_400 + 30 * 60));
    assertThat(current(scene).row().id()).isEqualTo(SampleDay.FIRST_RESPONSE);
    press(scene, KeyCode.UP, false, true);
    written(space);
    assertThat(task(space).number("snoozes", 0)).as("earlier is not put off").isEqualTo(2);
    press(scene, KeyCode.Z, true, false);
    press(scene, KeyCode.Z, true, false);
    press(scene, KeyCode.Z, true, false);
    written(space);
    assertThat(due(space)).isEqualTo(DUE);
  }

  @Test
  void aTaskIsDraggedToAnotherDayAndKeepsItsHour() {
    var space = SampleDay.book(Language.ENGLISH);
    var bench = bench(space, 1440, 900, Appearance.STANDARD.withTheme(Appearance.Theme.DARK));
    var scene = Objects.requireNonNull(bench.root().getScene());
    press(scene, KeyCode.DIGIT1);
    reads(bench.root(), "November 2026", "more");
    picture(scene, "calendar-month-en-dark-1440");

    var chip = chip(scene, SampleDay.FIRST_RESPONSE);
    var friday = cell(scene, "Fri 27 Nov");
    var from = middle(chip);
    var to = middle(friday);
    fire(chip, MouseEvent.MOUSE_PRESSED, from);
    fire(chip, MouseEvent.MOUSE_DRAGGED, from.add(12, 6));
    // Somebody else's change comes in meanwhile.
    space.commands().submit(new Command.CompleteTask(id("task", 104), null)).join();
    written(space);
    fx(() -> space.ticker().beat());
    assertThat(chip.getScene()).as("the chip in the hand is not drawn anew").isNotNull();
    fire(chip, MouseEvent.MOUSE_DRAGGED, to);
    picture(scene, "calendar-drag-en-dark-1440");
    fire(chip, MouseEvent.MOUSE_RELEASED, to);
    written(space);
    assertThat(due(space)).isEqualTo(DUE.plusSeconds(4 * 86_400));
    reads(bench.root(), "Moved to");
    assertThat(chip(scene, id("task", 104)).getAccessibleText()).contains("done at");
  }

  @Test
  void aTaskThatIsHeldIsPutBackByEscape() {
    var space = SampleDay.book(Language.CHINESE);
    var bench = bench(space, 1280, 800, Appearance.STANDARD);
    var scene = Objects.requireNonNull(bench.root().getScene());
    var chip = chip(scene, SampleDay.FIRST_RESPONSE);
    var from = middle(chip);
    fire(chip, MouseEvent.MOUSE_PRESSED, from);
    fire(chip, MouseEvent.MOUSE_DRAGGED, from.add(160, 104));
    picture(scene, "calendar-drag-zh-1280");
    assertThat(fx(() -> scene.getRoot().lookup(".task-target").isVisible())).isTrue();
    press(scene, KeyCode.ESCAPE);
    fire(chip, MouseEvent.MOUSE_RELEASED, from.add(160, 104));
    written(space);
    assertThat(due(space)).isEqualTo(DUE);
  }

  @Test
  void onTheHoursATaskIsDroppedAtAQuarter() {
    var space = SampleDay.book(Language.CHINESE);
    var bench = bench(space, 1280, 800, Appearance.STANDARD);
    var scene = Objects.requireNonNull(bench.root().getScene());
    press(scene, KeyCode.DIGIT3);
    var chip = chip(scene, SampleDay.FIRST_RESPONSE);
    var from = middle(chip);
    fire(chip, MouseEvent.MOUSE_PRESSED, from);
    // Two hours further down.
    fire(chip, MouseEvent.MOUSE_DRAGGED, from.add(0, 104));
    fire(chip, MouseEvent.MOUSE_RELEASED, from.add(0, 104));
    written(space);
    picture(scene, "calendar-day-zh-1280");
    assertThat(due(space)).isEqualTo(Instant.parse("2026-11-23T05:00:00Z"));
  }

  @Test
  void somethingNewIsPlannedOnTheDayThatIsSelected() {
    var space = SampleDay.book(Language.CHINESE);
    var bench = bench(space, 1280, 800, Appearance.STANDARD);
    var scene = Objects.requireNonNull(bench.root().getScene());
    press(scene, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.N);
    type(scene, "送样机");
    picture(scene, "calendar-plan-zh");
    press(scene, KeyCode.ENTER);
    written(space);
    var planned =
        space
            .database()
            .readNow(sql -> RecordTable.of(RecordType.TASK).where(sql, "title = ?", "送样机"));
    assertThat(planned).hasSize(1);
    assertThat(planned.getFirst().number("dueAt", 0))
        .isEqualTo(Instant.parse("2026-11-25T01:00:00Z").toEpochMilli());
  }

  @Test
  void whatIsDoneStaysOnItsDay() {
    var space = SampleDay.book(Language.CHINESE);
    var bench = bench(space, 1280, 800, Appearance.STANDARD);
    var scene = Objects.requireNonNull(bench.root().getScene());
    press(scene, KeyCode.J, KeyCode.SPACE);
    written(space);
    assertThat(task(space).has("doneAt")).isTrue();
    assertThat(chip(scene, SampleDay.FIRST_RESPONSE).getAccessibleText()).contains("11:02 完成");
  }

  private Workbench bench(Workspace space, double width, double height, Appearance look) {
    var screens =
        new Screens()
            .at(Place.Calendar.class, (place, given) -> new CalendarView(given))
            .offer(
                new NavItem(
                    NavItem.Section.WORK,
                    new Place.Calendar(),
                    Icon.CALENDAR,
                    "nav.calendar",
                    "",
                    null));
    fx(() -> space.navigator().open(new Place.Calendar()));
    return bench(space, screens, width, height, look);
  }

  private static TaskChip chip(Scene scene, String task) {
    return fx(() ->
        scene.getRoot().lookupAll(".task-chip").stream()
            .map(TaskChip.class::cast)
            .filter(chip -> chip.row().id().equals(task))
            .findFirst()
            .orElseThrow());
  }

  private static TaskChip current(Scene scene) {
    return (TaskChip) find(scene, ".task-chip:current");
  }

  private static Node cell(Scene scene, String name) {
    return fx(() ->
        scene.getRoot().lookupAll(".day-cell").stream()
            .filter(cell -> cell.getAccessibleText().startsWith(name))
            .findFirst()
            .orElseThrow());
  }

  private static Point2D middle(Node node) {
    return fx(() -> {
      var bounds = node.localToScene(node.getBoundsInLocal());
      return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    });
  }

  private static void fire(Node node, EventType<MouseEvent> type, Point2D at) {
    fx(() -> mouse(node, type, at.getX(), at.getY()));
    settle();
  }

  private static Row task(Workspace space) {
    return space
        .database()
        .<Optional<Row>>readNow(
            sql -> RecordTable.of(RecordType.TASK).find(sql, SampleDay.FIRST_RESPONSE))
        .orElseThrow();
  }

  private static Instant due(Workspace space) {
    return Instant.ofEpochMilli(task(space).number("dueAt", 0));
  }
}
