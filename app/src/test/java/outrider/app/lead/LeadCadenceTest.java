package outrider.app.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.app.task.TasksView;
import outrider.app.today.TodayView;
import outrider.core.cadence.Enrollment;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;

/// The cadence on a lead's page: what is next, and every deed with its way back.
final class LeadCadenceTest extends FxTest {
  private static final String SAAS = SampleBook.id("cadence", 1);
  private static final String STEPS =
      "1h|respond|首次响应|问需求\n1d|demo|约演示|\n3d|quote|发报价|\n7d|call|促成|";

  private final Workspace space;
  private final String lead;

  LeadCadenceTest() {
    space = workspace(Language.CHINESE);
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.CADENCE, SAAS, "name", "SaaS", "nameEn", "Software", "steps", STEPS),
        Profiles.row(
            RecordType.CADENCE,
            SampleBook.id("cadence", 2),
            "name",
            "长期联系",
            "steps",
            "30d|wechat|问候|",
            "byHand",
            true));
    lead = space.commands().newId();
    done(
        new Command.CreateRecord(
            RecordType.LEAD,
            lead,
            Map.of("name", "陈思远", "company", "样例软件", "source", "官网", "phone", "1")));
  }

  @Test
  void thePageSaysWhatIsNextAndEachDeedCanBeTakenBack() {
    var scene = page();
    reads(scene.getRoot(), "SaaS", "进行中", "今天 12:02 到期", "问需求", "约演示", "约明天", "发报价", "促成");
    fx(() ->
        space.undo().submit("undo.completed", new Command.CompleteTask(openTask().id(), null)));
    reads(scene.getRoot(), "已完成", "明天 11:02 到期");
    picture(scene, "lead-cadence-zh");
    var before = state();

    fx(() -> button(scene, "暂停").fire());
    reads(scene.getRoot(), "停在第 2 步，共 4 步：手动", "没有下一步");
    picture(scene, "lead-cadence-paused-zh");
    takenBack(before);

    fx(() -> button(scene, "结束").fire());
    reads(scene.getRoot(), "结束：手动");
    takenBack(before);

    fx(() -> button(scene, "换个节奏").fire());
    eventually(() -> space.dialogs().isOpen());
    picture(scene, "lead-cadence-choice-zh");
    press(scene, KeyCode.DIGIT1);
    reads(scene.getRoot(), "长期联系", "问候");
    takenBack(before);

    done(reply());
    reads(scene.getRoot(), "停在第 2 步，共 4 步：客户回复了");
    takenBack(before);

    done(new Command.AddTags(RecordType.LEAD, lead, List.of("重点")));
    takenBack(before);

    done(new Command.DeleteRecord(RecordType.TASK, openTask().id()));
    reads(scene.getRoot(), "停在第 2 步，共 4 步：这一步的待办被删除");
    takenBack(before);

    done(new Command.CompleteTask(openTask().id(), null));
    reads(scene.getRoot(), "发报价");
    takenBack(before);

    done(new Command.PauseEnrollment(run().getFirst().id(), null));
    var paused = run().getFirst();
    reads(scene.getRoot(), "停在第 2 步，共 4 步：手动");
    fx(() -> button(scene, "恢复").fire());
    reads(scene.getRoot(), "进行中");
    fx(() -> space.undo().undo()).orElseThrow().join();
    eventually(() -> Enrollment.of(run().getFirst()).isPaused());
    assertThat(run().getFirst().with(Enrollment.STARTED_AT, null))
        .isEqualTo(paused.with(Enrollment.STARTED_AT, null));
  }

  @Test
  void thePaletteOffersWhatTheButtonsDo() {
    var scene = page();
    reads(scene.getRoot(), "进行中");
    var view = (LeadView) scene.getRoot().getUserData();

    assertThat(fx(view::actions))
        .extracting(entry -> entry.title())
        .contains("暂停节奏", "结束节奏", "为这条线索选择节奏")
        .doesNotContain("恢复节奏");
  }

  @ParameterizedTest
  @CsvSource({"CHINESE, SaaS · 1/4, LIGHT", "ENGLISH, Software · 1/4, DARK"})
  void todayAndTheTasksSayWhichStepItIs(Language language, String mark, Appearance.Theme theme) {
    fx(() -> space.words().languageProperty().set(language));
    var screens = new Screens();
    screens.at(Place.Today.class, (place, at) -> new TodayView(at));
    screens.at(Place.Tasks.class, (place, at) -> new TasksView(at));
    screens.at(Place.LeadRecord.class, (place, at) -> new LeadView(at, place.id()));

    var bench = bench(space, screens, 1440, 900, Appearance.STANDARD.withTheme(theme));

    reads(bench.root(), mark);
    picture(bench.root().getScene(), "today-cadence-" + language);
    fx(() -> space.navigator().open(new Place.Tasks()));
    reads(bench.root(), mark);
    fx(() -> space.navigator().open(new Place.LeadRecord(lead)));
    reads(bench.root(), language == Language.CHINESE ? "跟进节奏" : "Cadence");
    picture(bench.root().getScene(), "lead-cadence-" + language + "-" + theme);
  }

  private void takenBack(List<String> before) {
    fx(() -> space.undo().undo()).orElseThrow().join();
    written(space);
    assertThat(state()).isEqualTo(before);
  }

  /// What undo has to bring back: the run and its tasks, but for the moment that the run counts
  /// from, which moves on by the time of a pause.
  private List<String> state() {
    var state = new ArrayList<String>();
    run().forEach(row -> state.add(row.with(Enrollment.STARTED_AT, null).sorted().toString()));
    rows(RecordType.TASK)
        .forEach(row -> state.add(row.with("createdAt", null).sorted().toString()));
    state.add(rows(RecordType.LEAD).getFirst().text("nextStep"));
    return state;
  }

  private Command reply() {
    return new Command.LogActivity(
        space.commands().newId(),
        RecordType.LEAD,
        lead,
        "wechat",
        "in",
        space.clock().millis(),
        null,
        null,
        "好的",
        null,
        List.of(),
        null,
        null);
  }

  private void done(Command command) {
    assertThat(space.undo().submit("undo.edited", command).join().reasons()).isEmpty();
  }

  private List<Row> run() {
    return rows(RecordType.ENROLLMENT);
  }

  private Row openTask() {
    return rows(RecordType.TASK).stream()
        .filter(row -> Task.of(row).isOpen())
        .findFirst()
        .orElseThrow();
  }

  private List<Row> rows(RecordType type) {
    return space
        .database()
        .readNow(sql ->
            RecordTable.of(type)
                .where(sql, type == RecordType.LEAD ? "id = ?" : "parent = ? ORDER BY id", lead));
  }

  private Scene page() {
    space.navigator().open(new Place.LeadRecord(lead));
    var bench = fx(() -> new Workbench(space, LeadsViewTest.screens()));
    var scene = show(() -> bench.scene(1440, 900));
    fx(bench::show);
    scene.getRoot().setUserData(fx(bench::current));
    return scene;
  }

  private static Button button(Scene scene, String text) {
    return scene.getRoot().lookupAll(".cadence-panel .button").stream()
        .map(Button.class::cast)
        .filter(button -> text.equals(button.getText()))
        .findFirst()
        .orElseThrow();
  }
}
