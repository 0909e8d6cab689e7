package outrider.app.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.SampleDay;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.fx.Icon;
import outrider.app.fx.SyncStatus;
import outrider.app.i18n.Language;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

final class TodayViewTest extends FxTest {

  @Test
  void theQueueReadsAsInThePicture() {
    var space = SampleDay.book(Language.CHINESE);
    var bench = bench(space, 1440, 900, Appearance.STANDARD);
    picture(Objects.requireNonNull(bench.root().getScene()), 1440, 900, "today-zh-1440");
    picture(Objects.requireNonNull(bench.root().getScene()), 1920, 1080, "today-zh-1920");
    assertThat(names(bench))
        .startsWith("张伟", "Helen Marsh", "赵敏", "陈思远", "王雅琴", "Oliver Grant", "孙浩然")
        .contains("泵站巡检", "整理本周样例报价单", "何静", "Amir Sol");
    assertThat(readable(bench.root()))
        .contains("逾期 12 分", "逾期 1 时 40 分", "剩 09:42", "无下一步", "83%", "目标 80%")
        .contains("首次响应逾期 12:27", "疑似重复：张伟 · 云帆软件样例（何静负责）", "《仓储排程指南》");
  }

  @Test
  void englishAndDarkSayTheSame() {
    var space = SampleDay.book(Language.ENGLISH);
    var bench = bench(space, 1440, 900, Appearance.STANDARD.withTheme(Appearance.Theme.DARK));
    picture(Objects.requireNonNull(bench.root().getScene()), 1440, 900, "today-en-dark-1440");
    picture(Objects.requireNonNull(bench.root().getScene()), 1280, 800, "today-en-dark-1280");
    reads(bench.root(), "12 min late", "1 of 5–7", "¥480k", "Call");
  }

  @Test
  void keysMoveCompleteAndUndo() {
    var space = SampleDay.book(Language.CHINESE);
    var bench = bench(space, 1280, 800, Appearance.STANDARD);
    var scene = Objects.requireNonNull(bench.root().getScene());
    picture(scene, "today-zh-1280");
    press(scene, KeyCode.J, KeyCode.J);
    assertThat(selectedName(bench)).isEqualTo("赵敏");
    press(scene, KeyCode.K, KeyCode.K);
    assertThat(selectedName(bench)).isEqualTo("张伟");

    press(scene, KeyCode.SPACE);
    written(space);
    assertThat(row(space, RecordType.TASK, SampleDay.FIRST_RESPONSE).has("doneAt")).isTrue();
    assertThat(selectedName(bench)).isEqualTo("Helen Marsh");
    assertThat(names(bench).indexOf("张伟")).isGreaterThan(names(bench).indexOf("何静") - 3);

    press(scene, KeyCode.Z, true, false);
    written(space);
    assertThat(row(space, RecordType.TASK, SampleDay.FIRST_RESPONSE).has("doneAt")).isFalse();
  }

  @Test
  void snoozeAsksUntilWhenAndOneKeyAnswers() {
    var space = SampleDay.book(Language.CHINESE);
    var bench = bench(space, 1280, 800, Appearance.STANDARD);
    var scene = Objects.requireNonNull(bench.root().getScene());
    press(scene, KeyCode.S);
    picture(scene, "today-snooze-zh");
    press(scene, KeyCode.DIGIT2);
    written(space);
    assertThat(row(space, RecordType.TASK, SampleDay.FIRST_RESPONSE).number("dueAt", 0))
        .isEqualTo(java.time.Instant.parse("2026-11-24T01:00:00Z").toEpochMilli());
    assertThat(names(bench)).doesNotContain("张伟");
  }

  @Test
  void aDigitShowsOneGroupAndTheSameDigitAllAgain() {
    var space = SampleDay.book(Language.CHINESE);
    var bench = bench(space, 1280, 800, Appearance.STANDARD);
    var scene = Objects.requireNonNull(bench.root().getScene());
    press(scene, KeyCode.DIGIT2);
    assertThat(names(bench)).containsExactly("陈思远", "王雅琴", "Oliver Grant", "孙浩然");
    press(scene, KeyCode.DIGIT2);
    assertThat(names(bench)).hasSizeGreaterThan(10);
  }

  @Test
  void aNewUrgentRowWaitsForTheNextKey() {
    var space = SampleDay.book(Language.CHINESE);
    var bench = bench(space, 1280, 800, Appearance.STANDARD);
    var scene = Objects.requireNonNull(bench.root().getScene());
    press(scene, KeyCode.J);
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.LEAD,
            SampleBook.id("lead", 199),
            "name",
            "急客户",
            "intent",
            "A",
            "amount",
            9_000_000_00L,
            "currency",
            "CNY",
            "source",
            "官网",
            "owner",
            SampleBook.LIN,
            "nextStepAt",
            SampleBook.NOW.toEpochMilli() - 60_000),
        Profiles.row(
            RecordType.TASK,
            SampleBook.id("task", 199),
            "title",
            "回电",
            "kind",
            "call",
            "parentType",
            "lead",
            "parent",
            SampleBook.id("lead", 199),
            "dueAt",
            SampleBook.NOW.toEpochMilli() - 60_000,
            "owner",
            SampleBook.LIN));
    written(space);
    assertThat(names(bench)).doesNotContain("急客户");
    assertThat(selectedName(bench)).isEqualTo("Helen Marsh");
    picture(scene, "today-waiting-zh");
    reads(bench.root(), "1 条更急");
    press(scene, KeyCode.K);
    assertThat(names(bench)).startsWith("急客户");
    assertThat(selectedName(bench)).isEqualTo("张伟");
  }

  @Test
  void anEmptyMorningSaysWhenTheNextThingIs() {
    var space = workspace(Language.CHINESE);
    var bench = bench(space, 1280, 800, Appearance.STANDARD);
    reads(bench.root(), "现在没有要跟进的");
    picture(Objects.requireNonNull(bench.root().getScene()), "today-empty-zh");
  }

  @Test
  void atDoubleSizeTheCardIsAnOverlay() {
    var space = SampleDay.book(Language.CHINESE);
    var bench = bench(space, 1440, 900, Appearance.STANDARD.withScale(200));
    var scene = Objects.requireNonNull(bench.root().getScene());
    picture(scene, "today-zh-200");
    assertThat(readable(bench.root())).doesNotContain("最近 3 次跟进");
    press(scene, KeyCode.ENTER);
    picture(scene, "today-zh-200-card");
    reads(bench.root(), "最近 3 次跟进");
    press(scene, KeyCode.ESCAPE);
    assertThat(readable(bench.root())).doesNotContain("最近 3 次跟进");
  }

  @Test
  void aHiddenTodayListensToNothing() {
    var space = SampleDay.book(Language.CHINESE);
    var bench = bench(space, 1280, 800, Appearance.STANDARD);
    assertThat(fx(() -> space.ticker().listeners())).isPositive();
    fx(bench::hide);
    fx(() -> Objects.requireNonNull(bench.current()).hide());
    settle();
    assertThat(fx(() -> space.ticker().listeners())).isZero();
  }

  private Workbench bench(Workspace space, double width, double height, Appearance look) {
    var screens =
        new Screens()
            .at(Place.Today.class, (place, given) -> new TodayView(given))
            .offer(
                new NavItem(
                    NavItem.Section.WORK,
                    new Place.Today(),
                    Icon.TODAY,
                    "nav.today",
                    "Alt+1",
                    new SimpleIntegerProperty(22)));
    var bench = bench(space, screens, width, height, look);
    var synced = new SyncStatus(SyncStatus.Hindrance.NONE, 0, Duration.ZERO, null, 0, NOW);
    fx(() -> bench.showSync(synced));
    settle();
    return bench;
  }

  private static List<String> names(Workbench bench) {
    return fx(() ->
        queue(bench).getItems().stream()
            .filter(QueueLine.Entry.class::isInstance)
            .map(line -> ((QueueLine.Entry) line).row().item().name())
            .toList());
  }

  private static String selectedName(Workbench bench) {
    return fx(() ->
        queue(bench).getSelectionModel().getSelectedItem() instanceof QueueLine.Entry entry
            ? entry.row().item().name()
            : "");
  }

  @SuppressWarnings("unchecked")
  private static ListView<QueueLine> queue(Workbench bench) {
    return (ListView<QueueLine>) bench.root().lookup(".queue");
  }

  private static Row row(Workspace space, RecordType type, String id) {
    return space
        .database()
        .<java.util.Optional<Row>>readNow(sql -> RecordTable.of(type).find(sql, id))
        .orElseThrow();
  }
}
