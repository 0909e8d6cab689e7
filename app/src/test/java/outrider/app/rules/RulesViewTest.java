package outrider.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.fx.Icon;
import outrider.app.i18n.Language;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.task.TasksView;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.sla.ServiceLevel;

/// Service levels and calendars, set up by a business user.
final class RulesViewTest extends RulesRoom {

  @Test
  void withNothingSetUpOneClickSetsUpWhatMostBeginWith() {
    var space = workspace(Language.CHINESE, SampleBook.ADMIN);
    var bench = shown(space);
    reads(bench.root(), "现在每条新线索都要在 1 小时内响应，夜里和周末也算。");
    picture(bench.root().getScene(), 1280, 800, "rules-zh-empty");

    fx(() -> ((Button) find(bench.root().getScene(), ".empty-state .primary")).fire());

    reads(bench.root(), "A 类线索：工作时间内 5 分钟响应", "B 类线索：工作时间内 30 分钟响应", "所有线索：工作时间内 1 小时响应");
    assertThat(levels(space)).hasSize(3);
    picture(bench.root().getScene(), 1280, 800, "rules-zh");
    fx(() -> space.undo().undo()).orElseThrow().join();
    written(space);
    assertThat(levels(space)).as("one undo takes all of it back").isEmpty();
    assertThat(space.database().configuration().all(RecordType.CALENDAR)).isEmpty();
  }

  @Test
  void aRuleIsWrittenSaidAndTriedBeforeItIsSaved() {
    var space = setUp(Language.ENGLISH);
    Profiles.seed(
        space.database(),
        Profiles.row(RecordType.LEAD, SampleBook.id("lead", 1), "name", "a", "source", "Website"),
        Profiles.row(RecordType.LEAD, SampleBook.id("lead", 2), "name", "b", "source", "Website"),
        Profiles.row(RecordType.LEAD, SampleBook.id("lead", 3), "name", "c", "source", "Referral"));
    var bench = shown(space);
    var scene = bench.root().getScene();
    reads(bench.root(), "A-grade leads: answered within 5 business minutes");

    press(scene, KeyCode.N);
    type(scene, "Website A");
    fx(() -> {
      box(scene, "A").fire();
      box(scene, "Website").fire();
      input(scene, "Sources").setText("Fair");
      input(scene, "Time to respond").setText("45");
    });
    reads(
        bench.root(),
        "A-grade leads from Fair or Website: answered within 45 business minutes",
        "Not saved",
        "It is due Mon 30 Nov 09:30");
    assertThat(levels(space)).as("nothing is written yet").hasSize(3);
    write(scene, "Try it, a lead arrives at", "2026-11-24 17:30");
    reads(bench.root(), "It is due Wed 25 Nov 09:15");
    press(scene, KeyCode.ENTER, true, false);

    eventually(() -> levels(space).size() == 4);
    var saved = levels(space).getFirst();
    assertThat(saved.sources()).containsExactly("Fair", "Website");
    assertThat(saved.intents()).containsExactly("A");
    assertThat(saved.row().number(ServiceLevel.MINUTES, 0)).isEqualTo(45);
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
    picture(scene, 1280, 800, "rules-en-dark");
  }

  @Test
  void whatIsWrongStandsBesideItsField() {
    var space = setUp(Language.CHINESE);
    var bench = shown(space);
    var scene = bench.root().getScene();
    reads(bench.root(), "工作时间内 5 分钟响应");

    write(scene, "响应时间", "0");
    fx(() -> input(scene, "响应时间").requestFocus());
    fx(() -> input(scene, "名称").requestFocus());
    reads(bench.root(), "请填 1 分钟到 30 天之间");
    picture(scene, 1280, 800, "rules-zh-wrong");
    press(scene, KeyCode.ENTER, true, false);

    eventually(() -> scene.getFocusOwner() == input(scene, "响应时间"));
    assertThat(levels(space)).extracting(level -> level.duration().toMinutes()).contains(5L);
    fx(() -> button(scene, "放弃修改").fire());
    holds(scene, "响应时间", "5");
  }

  @Test
  void aCalendarIsEditedAndItsHoursAreChecked() {
    var space = setUp(Language.CHINESE);
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT2);
    reads(bench.root(), "周一至周五 09:00-18:00 · Asia/Shanghai");

    write(scene, "周六", "18:00-09:00");
    press(scene, KeyCode.ENTER, true, false);
    reads(bench.root(), "「18:00-09:00」结束早于开始");
    write(scene, "周六", "10：00–12：00");
    write(scene, "节假日", "2026-10-01/2026-10-07\n2027-01-01");
    write(scene, "调休上班", "2026-10-10");
    reads(bench.root(), "8 天节假日 · 1 天调休上班");
    fx(() -> zone(scene).getEditor().setText("Europe/Berlin"));
    reads(bench.root(), "一个工作小时之后是周六 11月28日 10:45 Europe/Berlin");
    fx(() -> zone(scene).getEditor().setText("Europe/Atlantis"));
    reads(bench.root(), "填完就能看到");
    fx(() -> zone(scene).getEditor().setText("Asia/Shanghai"));
    picture(scene, 1280, 800, "rules-zh-calendar");
    press(scene, KeyCode.ENTER, true, false);

    eventually(() -> calendar(space).set("holidays").size() == 2);
    assertThat(calendar(space).text("saturday")).isEqualTo("10：00–12：00");
  }

  @Test
  void aCalendarThatIsCountedByStaysAndALevelGoesAndComesBack() {
    var space = setUp(Language.CHINESE);
    var bench = shown(space);
    var scene = bench.root().getScene();
    press(scene, KeyCode.DIGIT2);
    reads(bench.root(), "周一至周五");

    press(scene, KeyCode.DELETE);
    fx(() -> ((Button) find(scene, ".dialog-footer .danger")).fire());
    eventually(() -> space.toasts().text().contains("按这个日历计时，请先给它换一个"));
    press(scene, KeyCode.DIGIT1);
    reads(bench.root(), "A 类线索：");
    press(scene, KeyCode.DELETE);
    fx(() -> ((Button) find(scene, ".dialog-footer .danger")).fire());
    eventually(() -> levels(space).size() == 2);
    fx(() -> space.undo().undo()).orElseThrow().join();
    assertThat(levels(space)).hasSize(3);
  }

  @Test
  void whatWasTypedWaitsWhileAnotherRuleIsLookedAt() {
    var space = setUp(Language.CHINESE);
    var bench = shown(space);
    var scene = bench.root().getScene();
    reads(bench.root(), "A 类线索：工作时间内 5 分钟响应");
    write(scene, "响应时间", "7");
    reads(bench.root(), "A 类线索：工作时间内 7 分钟响应");
    press(scene, KeyCode.ESCAPE);

    press(scene, KeyCode.J);
    holds(scene, "响应时间", "30");
    press(scene, KeyCode.K);
    holds(scene, "响应时间", "7");
    fx(() -> space.navigator().open(new Place.Tasks()));
    eventually(() -> scene.lookup(".rule-editor") == null);
    fx(() -> space.navigator().back());
    reads(bench.root(), "A 类线索：工作时间内 7 分钟响应", "未保存");
    assertThat(levels(space).getFirst().duration()).as("not saved").hasMinutes(5);
  }

  @Test
  void amongEqualsThePersonDecidesWhichIsAskedFirst() {
    var space = setUp(Language.CHINESE);
    var bench = shown(space);
    var scene = bench.root().getScene();
    reads(bench.root(), "A 类线索：工作时间内 5 分钟响应");
    assertThat(levels(space)).extracting(ServiceLevel::name).startsWith("A 类线索", "B 类线索");

    press(scene, KeyCode.DOWN, KeyCode.UP);
    alt(scene, KeyCode.DOWN);
    eventually(() -> space.toasts().text().equals("顺序已调整"));
    assertThat(levels(space).getFirst().name()).isEqualTo("B 类线索");
    alt(scene, KeyCode.DOWN);
    eventually(() -> space.toasts().text().equals("只有同样具体的规则才能调换顺序"));
    alt(scene, KeyCode.UP);
    eventually(() -> levels(space).getFirst().name().equals("A 类线索"));
  }

  @Test
  void tabGoesThroughEveryField() {
    var space = setUp(Language.ENGLISH);
    var bench = shown(space);
    var scene = bench.root().getScene();
    reads(bench.root(), "A-grade leads: answered within 5 business minutes");
    write(scene, "Time to respond", "6");

    var walked = new LinkedHashSet<Node>();
    for (var at = fx(scene::getFocusOwner); walked.add(at); at = fx(scene::getFocusOwner)) {
      var from = at;
      fx(() -> from.requestFocusTraversal(TraversalDirection.NEXT));
      settle();
    }

    assertThat(walked)
        .extracting(RulesViewTest::spoken)
        .contains(
            "Service levels",
            "Try it, a lead arrives at",
            "Name",
            "English name",
            "Intent A",
            "Intent B",
            "Intent C",
            "Sources",
            "Time to respond",
            "Unit of time",
            "What counts",
            "In use",
            "Delete",
            "Discard changes",
            "Save Ctrl Enter");
  }

  private static String spoken(Node node) {
    var spoken = node.getAccessibleText();
    return spoken == null && node instanceof Labeled labeled ? labeled.getText() : spoken;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aRepReadsTheRulesAndChangesNone(Language language) {
    var space = workspace(language, SampleBook.LIN);
    var bench = shown(space);
    var scene = bench.root().getScene();
    eventually(() -> scene.lookup(".empty-state .primary") != null);

    assertThat(scene.lookup(".empty-state .primary").isDisabled()).isTrue();
    press(scene, KeyCode.N);
    assertThat(scene.lookup(".rule-editor")).isNull();
    var refused =
        space.commands().submitTogether(StartingRules.commands(space.commands()::newId)).join();
    assertThat(refused.reasons()).extracting(why -> why.id()).contains("permission.configuration");
  }

  @Override
  Workbench shown(Workspace space) {
    var screens = new Screens();
    var drafts = new RuleDrafts();
    screens.at(Place.Rules.class, (place, at) -> new RulesView(at, drafts));
    screens.at(Place.Tasks.class, (place, at) -> new TasksView(at));
    screens.offer(
        new NavItem(
            NavItem.Section.LIBRARY, new Place.Rules(), Icon.RULES, "nav.rules", "Alt+9", null));
    fx(() -> space.navigator().open(new Place.Rules()));
    return bench(space, screens, 1280, 800, Appearance.STANDARD);
  }

  private static Workspace setUp(Language language) {
    var space = workspace(language, SampleBook.ADMIN);
    var done =
        space.commands().submitTogether(StartingRules.commands(space.commands()::newId)).join();
    assertThat(done.done()).isTrue();
    return space;
  }

  private static List<ServiceLevel> levels(Workspace space) {
    return space.database().configuration().serviceLevels().ordered();
  }

  private static Row calendar(Workspace space) {
    return space.database().configuration().all(RecordType.CALENDAR).iterator().next();
  }

  private static void holds(Scene scene, String name, String text) {
    eventually(() -> inputs(scene, name).anyMatch(input -> text.equals(input.getText())));
  }

  private static ComboBox<?> zone(Scene scene) {
    return (ComboBox<?>) scene.getRoot().lookup(".rule-editor .combo-box");
  }
}
