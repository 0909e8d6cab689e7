package outrider.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.SampleDay;
import outrider.app.calendar.CalendarView;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.fx.Icon;
import outrider.app.i18n.Language;
import outrider.app.lead.LeadView;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.RecordTable;
import outrider.app.today.TodayView;
import outrider.core.command.Command;
import outrider.core.command.Repetition;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;

/// A task that repeats, from the dialog that plans it to the day it is left out, changed and
/// undone.
final class RepeatingTaskTest extends FxTest {

  @Test
  void itIsPlannedDoneLeftOutAndTakenBack() {
    var space = SampleDay.book(Language.CHINESE);
    var bench = bench(space, new Place.Tasks(), Appearance.STANDARD);
    var scene = scene(bench);
    press(scene, KeyCode.N);
    type(scene, "下周一9点给客户打电话");
    choose(scene, "每周");
    reads(bench.root(), "每周一，第一次 周一 11月30日 09:00");
    picture(scene, "repeat-plan-zh");
    fx(() -> field(scene, "做什么").requestFocus());
    press(scene, KeyCode.ENTER);
    written(space);

    var first = open(space, "给客户打电话");
    assertThat(first.text(Task.REPEATS)).isEqualTo("FREQ=WEEKLY;BYDAY=MO");
    assertThat(due(first)).isEqualTo("2026-11-30T01:00:00Z");
    select(scene, first);
    reads(bench.root(), "赵敏 · 江南演示医药 · 每周一");
    picture(scene, "repeat-tasks-zh");
    press(scene, KeyCode.SPACE);
    written(space);
    var second = open(space, "给客户打电话");
    assertThat(due(second)).isEqualTo("2026-12-07T01:00:00Z");

    press(scene, KeyCode.Z, true, false);
    written(space);
    assertThat(open(space, "给客户打电话").id()).as("one again, not two").isEqualTo(first.id());

    select(scene, first);
    press(scene, KeyCode.X);
    written(space);
    assertThat(due(open(space, "给客户打电话"))).isEqualTo("2026-12-07T01:00:00Z");
    press(scene, KeyCode.DIGIT3);
    written(space);
    reads(bench.root(), "11:02 跳过");
  }

  @Test
  void onceOrFromHereOn() {
    var space = SampleDay.book(Language.ENGLISH);
    plan(space, "FREQ=WEEKLY;BYDAY=MO", "2026-11-30T09:00");
    var bench =
        bench(space, new Place.Tasks(), Appearance.STANDARD.withTheme(Appearance.Theme.DARK));
    var scene = scene(bench);
    var first = open(space, "Weekly review");

    select(scene, first);
    press(scene, KeyCode.E);
    picture(scene, "repeat-edit-en-dark");
    fx(() -> field(scene, "Weekly").setText("Year-end review"));
    press(scene, KeyCode.ENTER);
    written(space);
    assertThat(row(space, first).text("title")).isEqualTo("Year-end review");
    assertThat(row(space, first).set(Task.PATTERN)).containsExactly("title=Weekly review");

    select(scene, first);
    press(scene, KeyCode.E);
    choose(scene, "Daily");
    press(scene, KeyCode.ENTER, true, false);
    written(space);
    assertThat(row(space, first).text(Task.REPEATS)).isEqualTo("FREQ=DAILY");
    select(scene, first);
    press(scene, KeyCode.SPACE);
    written(space);
    assertThat(due(open(space, "Weekly review"))).isEqualTo("2026-12-01T01:00:00Z");

    press(scene, KeyCode.Z, true, false);
    press(scene, KeyCode.Z, true, false);
    written(space);
    assertThat(row(space, first).text(Task.REPEATS)).isEqualTo("FREQ=WEEKLY;BYDAY=MO");
    assertThat(row(space, first).text("title")).isEqualTo("Year-end review");
  }

  @Test
  void whatIsMovedOnceStaysOneOfTheSeries() {
    var space = SampleDay.book(Language.ENGLISH);
    plan(space, "FREQ=WEEKLY;BYDAY=MO", "2026-11-30T09:00");
    var bench = bench(space, new Place.Tasks(), Appearance.STANDARD);
    var scene = scene(bench);
    var first = open(space, "Weekly review");

    select(scene, first);
    press(scene, KeyCode.E);
    fx(() -> field(scene, "2026-11-30").setText("2026-12-02 15:00"));
    press(scene, KeyCode.ENTER);
    written(space);
    assertThat(due(row(space, first))).isEqualTo("2026-12-02T07:00:00Z");
    assertThat(row(space, first).text(Task.OCCURS_AT)).isEqualTo("2026-11-30T09:00");
    assertThat(row(space, first).text(Task.REPEATS)).isEqualTo("FREQ=WEEKLY;BYDAY=MO");
  }

  @Test
  void theCalendarShowsWhatIsStillToCome() {
    var space = SampleDay.book(Language.CHINESE);
    plan(space, "FREQ=WEEKLY;BYDAY=WE,FR", "2026-11-25T15:00");
    var bench = bench(space, new Place.Calendar(), Appearance.STANDARD);
    var scene = scene(bench);
    press(scene, KeyCode.DIGIT1);
    written(space);
    eventually(() -> coming(scene).size() == 3);
    picture(scene, "repeat-month-zh");
    press(scene, KeyCode.DIGIT2);
    written(space);
    eventually(() -> coming(scene).size() == 1);
    picture(scene, "repeat-week-zh");
    assertThat(fx(() -> coming(scene).getFirst().getAccessibleText()))
        .contains("15:00 将到来", "每周三、五");
  }

  @Test
  void theLeadSaysThatItRepeats() {
    var space = SampleDay.book(Language.ENGLISH);
    space
        .commands()
        .submit(
            new Command.PlanTask(
                space.commands().newId(),
                RecordType.LEAD,
                SampleDay.CHEN,
                "Monthly check",
                "call",
                Instant.parse("2026-11-30T01:00:00Z").toEpochMilli(),
                null,
                new Repetition(
                    "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30T09:00", "Asia/Shanghai", null, null)))
        .join();
    var bench = bench(space, new Place.LeadRecord(SampleDay.CHEN), Appearance.STANDARD);

    reads(bench.root(), "Monthly check", "last day of every month");
    picture(scene(bench), "repeat-lead-en");
  }

  @ParameterizedTest
  @CsvSource({"CHINESE, LIGHT, 每周一", "ENGLISH, DARK, every Monday"})
  void todayAndTheTasksSayThatItRepeats(Language language, Appearance.Theme theme, String often) {
    var space = SampleDay.book(language);
    plan(space, "FREQ=WEEKLY;BYDAY=MO", "2026-11-23T11:30");
    var bench =
        bench(
            space, new Place.Today(), Appearance.STANDARD.withReducedMotion(true).withTheme(theme));
    eventually(() -> signs(scene(bench)).contains(often));
    picture(scene(bench), "repeat-today-" + language);

    fx(() -> space.navigator().open(new Place.Tasks()));
    eventually(() -> signs(scene(bench)).contains(often));
    picture(scene(bench), "repeat-tasks-" + language);
  }

  private static List<String> signs(Scene scene) {
    return fx(() ->
        scene.getRoot().lookupAll(".repeat-sign").stream()
            .filter(javafx.scene.Node::isVisible)
            .map(javafx.scene.Node::getAccessibleText)
            .toList());
  }

  private static List<javafx.scene.control.Label> coming(Scene scene) {
    return scene.getRoot().lookupAll(".task-chip:coming").stream()
        .map(javafx.scene.control.Label.class::cast)
        .toList();
  }

  private static void plan(Workspace space, String rule, String from) {
    var repetition = new Repetition(rule, from, "Asia/Shanghai", null, null);
    space
        .commands()
        .submit(
            new Command.PlanTask(
                space.commands().newId(),
                null,
                null,
                "Weekly review",
                "other",
                Instant.parse(from + ":00+08:00").toEpochMilli(),
                null,
                repetition))
        .join();
  }

  /// Presses the tab of that name in the dialog.
  private static void choose(Scene scene, String tab) {
    fx(() ->
        scene.getRoot().lookupAll(".repeat-fields .tab").stream()
            .map(ToggleButton.class::cast)
            .filter(button -> button.getText().equals(tab))
            .findFirst()
            .orElseThrow()
            .fire());
    settle();
  }

  private static TextField field(Scene scene, String has) {
    return scene.getRoot().lookupAll(".dialog-card .text-field").stream()
        .filter(TextField.class::isInstance)
        .map(TextField.class::cast)
        .filter(field -> field.getText().contains(has) || field.getPromptText().contains(has))
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static void select(Scene scene, Row task) {
    for (var step = 0; step < 80; step++) {
      var selected =
          fx(() ->
              ((javafx.scene.control.ListView<TaskLine>) scene.getRoot().lookup(".tasks"))
                  .getSelectionModel()
                  .getSelectedItem());
      if (selected != null && selected.key().equals(task.id())) {
        return;
      }
      press(scene, step < 40 ? KeyCode.J : KeyCode.K);
    }
    throw new AssertionError("not in the list: " + task);
  }

  private Workbench bench(Workspace space, Place place, Appearance look) {
    var screens =
        new Screens()
            .at(Place.Today.class, (at, given) -> new TodayView(given))
            .at(Place.Tasks.class, (at, given) -> new TasksView(given))
            .at(Place.Calendar.class, (at, given) -> new CalendarView(given))
            .at(Place.LeadRecord.class, (at, given) -> new LeadView(given, at.id()))
            .offer(
                new NavItem(
                    NavItem.Section.WORK, new Place.Tasks(), Icon.TASK, "nav.tasks", "", null));
    fx(() -> space.navigator().open(place));
    return bench(space, screens, 1280, 800, look);
  }

  private static Scene scene(Workbench bench) {
    return Objects.requireNonNull(bench.root().getScene());
  }

  private static Row open(Workspace space, String title) {
    var found =
        space
            .database()
            .<List<Row>>readNow(sql ->
                RecordTable.of(RecordType.TASK).where(sql, "title = ? AND done_at IS NULL", title));
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static Row row(Workspace space, Row task) {
    return space
        .database()
        .<java.util.Optional<Row>>readNow(
            sql -> RecordTable.of(RecordType.TASK).find(sql, task.id()))
        .orElseThrow();
  }

  private static String due(Row task) {
    return Instant.ofEpochMilli(task.number(Task.DUE_AT, 0)).toString();
  }
}
