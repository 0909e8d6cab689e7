package outrider.app.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.fx.Icon;
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

/// Bars are pulled and moved by keys; what comes after follows; what is late says so.
final class ScheduleViewTest extends FxTest {
  private static final long DAY = 86_400_000;

  @Test
  void lateAndCriticalBarsSaySoInWords() {
    var space = lin(Language.CHINESE);
    var bench = bench(space, new Place.Schedule(Optional.of(ScheduleSample.ROOF)));
    var scene = scene(space, bench, Appearance.STANDARD);

    reads(bench.root(), "现场勘察", "逾期 1 天", "关键", "已完成", "6 条待办，1 条逾期", "秦岳");
    assertThat(scene.getRoot().lookupAll(".bar:late")).isNotEmpty();
    picture(scene, 1440, 900, "schedule-zh");
    press(scene, KeyCode.Z);
    picture(scene, 1440, 900, "schedule-zh-months");
    press(scene, KeyCode.Z);
    picture(scene, 1440, 900, "schedule-zh-days");
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
    picture(scene, 1440, 900, "schedule-zh-days-dark");
    picture(scene, 1024, 680, "schedule-zh-1024");
  }

  @Test
  void anArrowMovesTheBarByADayAndWhatComesAfterFollowsAndOneStepTakesAllBack() {
    var space = lin(Language.ENGLISH);
    var bench = bench(space, new Place.Schedule(Optional.of(ScheduleSample.ROOF)));
    var scene = scene(space, bench, Appearance.STANDARD);
    choose(bench, ScheduleSample.REPORT);
    picture(scene, 1440, 900, "schedule-en");

    press(scene, KeyCode.RIGHT);
    eventually(() -> due(space, ScheduleSample.REPORT) == 5);
    assertThat(due(space, ScheduleSample.OFFER)).isEqualTo(10);
    assertThat(due(space, ScheduleSample.CONTRACT)).isEqualTo(15);
    reads(bench.root(), "Moved, and 2 more followed");
    fx(() -> space.undo().undo());
    eventually(() -> due(space, ScheduleSample.REPORT) == 4);
    assertThat(due(space, ScheduleSample.OFFER)).isEqualTo(9);
    assertThat(due(space, ScheduleSample.CONTRACT)).isEqualTo(14);
    written(space);

    press(scene, KeyCode.RIGHT, false, true);
    eventually(() -> due(space, ScheduleSample.REPORT) == 5);
    assertThat(start(space, ScheduleSample.REPORT)).as("longer, not later").isEqualTo(1);
  }

  @Test
  void aBarIsPulledAndSoIsItsEnd() {
    var space = lin(Language.CHINESE);
    var bench = bench(space, new Place.Schedule(Optional.of(ScheduleSample.ROOF)));
    var scene = scene(space, bench, Appearance.STANDARD);
    fx(() -> view(bench).model().zoomProperty().set(Zoom.DAY));
    settle();

    var bar = bar(scene, "合同评审");
    pull(bar, bar.getLayoutBounds().getWidth() / 2, 2 * Zoom.DAY.pixelsPerDay());
    eventually(() -> due(space, ScheduleSample.CONTRACT) == 16);
    assertThat(start(space, ScheduleSample.CONTRACT)).isEqualTo(11);
    written(space);
    settle();
    var longer = bar(scene, "合同评审");
    pull(longer, longer.getLayoutBounds().getWidth() - 2, -Zoom.DAY.pixelsPerDay());
    eventually(() -> due(space, ScheduleSample.CONTRACT) == 15);
    assertThat(start(space, ScheduleSample.CONTRACT)).isEqualTo(11);
  }

  @Test
  void whatComesTooEarlyIsRefusedWithWhatItComesAfter() {
    var space = lin(Language.CHINESE);
    var bench = bench(space, new Place.Schedule(Optional.of(ScheduleSample.ROOF)));
    var scene = scene(space, bench, Appearance.STANDARD);
    choose(bench, ScheduleSample.OFFER);

    press(scene, KeyCode.LEFT);
    reads(bench.root(), "它排在「需求报告」之后");
    assertThat(due(space, ScheduleSample.OFFER)).isEqualTo(9);
  }

  @Test
  void aManagerSeesTheTeamsDealsAndARepTheirOwn() {
    var space = as(lin(Language.ENGLISH), SampleBook.ZHOU);
    var bench = bench(space, new Place.Schedule());
    var scene = scene(space, bench, Appearance.STANDARD.withTheme(Appearance.Theme.DARK));
    reads(bench.root(), "多仓模块", "冷库巡检", "样机演示");
    picture(scene, 1440, 900, "schedule-en-portfolio-dark");
    assertThat(fx(() -> view(bench).model().mayExport())).isTrue();

    var own = lin(Language.ENGLISH);
    var rep = bench(own, new Place.Schedule());
    scene(own, rep, Appearance.STANDARD);
    reads(rep.root(), "多仓模块");
    assertThat(readable(rep.root())).doesNotContain("冷库巡检");
    assertThat(fx(() -> view(rep).model().mayExport())).as("a list of customers").isFalse();
  }

  @Test
  void anEmptyScheduleTeaches() {
    var space = lin(Language.CHINESE);
    var bench = bench(space, new Place.Schedule(Optional.of(SampleBook.id("opportunity", 9))));
    Profiles.seed(
        space.database(),
        ScheduleSample.deal(SampleBook.id("opportunity", 9), "空的", SampleBook.LIN, 3));
    show(() -> bench.scene(1280, 800));
    fx(bench::show);
    reads(bench.root(), "先加第一条");
  }

  @Test
  void twoThousandBarsAreAFewNodes() {
    var space = lin(Language.ENGLISH);
    var rows = new ArrayList<Row>();
    for (var number = 0; number < 200; number++) {
      var deal = SampleBook.id("opportunity", 1_000 + number);
      rows.add(ScheduleSample.deal(deal, "GTX Pro " + number, SampleBook.LIN, number % 60));
      for (var task = 0; task < 10; task++) {
        var id = 10_000 + number * 10 + task;
        var from = number % 20 - 10L + task * 2;
        rows.add(
            task == 0
                ? ScheduleSample.task(
                    id, deal, "Step " + task, SampleBook.LIN, from, from + 2, null)
                : ScheduleSample.task(
                    id,
                    deal,
                    "Step " + task,
                    SampleBook.LIN,
                    from,
                    from + 2,
                    null,
                    ScheduleSample.task(id - 1)));
      }
    }
    Profiles.seed(space.database(), rows.toArray(Row[]::new));
    var bench = bench(space, new Place.Schedule());
    var began = System.nanoTime();
    var scene = scene(space, bench, Appearance.STANDARD);
    eventually(() -> view(bench).chart().list().getItems().size() > 2_000);
    var shownMillis = (System.nanoTime() - began) / 1e6;
    var chart = view(bench).chart();
    var scrolled = new ArrayList<Double>();
    for (var step = 0; step < 120; step++) {
      var at = step;
      fx(() -> {
        var start = System.nanoTime();
        chart.list().scrollTo(at * 17);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        scrolled.add((System.nanoTime() - start) / 1e6);
      });
    }
    var zoomed = new ArrayList<Double>();
    for (var step = 0; step < 60; step++) {
      var zoom = Zoom.values()[step % 3];
      fx(() -> {
        var start = System.nanoTime();
        chart.zoom(zoom);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        zoomed.add((System.nanoTime() - start) / 1e6);
      });
    }
    picture(scene, 1440, 900, "schedule-en-2000");
    var cells = fx(() -> scene.getRoot().lookupAll(".bar").size());
    scrolled.sort(null);
    zoomed.sort(null);
    System.out.printf(
        "chart of 2,000 bars: shown %.0f ms; a frame's layout, scrolling p50 %.1f ms, p99 %.1f ms;"
            + " zooming p50 %.1f ms, p99 %.1f ms; %d bars made%n",
        shownMillis, scrolled.get(60), scrolled.get(118), zoomed.get(30), zoomed.get(59), cells);
    assertThat(cells).isLessThan(80);
  }

  private static void choose(Workbench bench, String task) {
    fx(() -> {
      var list = view(bench).chart().list();
      list.getItems().stream()
          .filter(line -> line.id().equals(task))
          .findFirst()
          .ifPresent(line -> list.getSelectionModel().select(line));
    });
    settle();
  }

  private static Node bar(Scene scene, String title) {
    return fx(() ->
        scene.getRoot().lookupAll(".schedule-chart .list-cell").stream()
            .filter(ScheduleCell.class::isInstance)
            .map(ScheduleCell.class::cast)
            .filter(cell -> cell.getItem() != null && cell.getItem().title().equals(title))
            .filter(Node::isVisible)
            .map(cell -> cell.lookup(".bar"))
            .findFirst()
            .orElseThrow());
  }

  private static void pull(Node bar, double from, double by) {
    fx(() -> {
      var y = bar.getLayoutBounds().getHeight() / 2;
      var pressed = bar.localToScene(from, y);
      mouse(bar, MouseEvent.MOUSE_PRESSED, pressed.getX(), pressed.getY());
      mouse(bar, MouseEvent.MOUSE_DRAGGED, pressed.getX() + by / 2, pressed.getY());
      mouse(bar, MouseEvent.MOUSE_DRAGGED, pressed.getX() + by, pressed.getY());
      mouse(bar, MouseEvent.MOUSE_RELEASED, pressed.getX() + by, pressed.getY());
    });
    settle();
  }

  private static long due(Workspace space, String task) {
    return day(space, task, "dueAt");
  }

  private static long start(Workspace space, String task) {
    return day(space, task, "startAt");
  }

  private static long day(Workspace space, String task, String field) {
    var row = space.database().readNow(sql -> RecordTable.of(RecordType.TASK).find(sql, task));
    return Math.round(
        (row.orElseThrow().number(field, 0) - SampleBook.NOW.toEpochMilli()) / (double) DAY);
  }

  private static ScheduleView view(Workbench bench) {
    return (ScheduleView) Objects.requireNonNull(fx(bench::current));
  }

  private static Workspace lin(Language language) {
    var space = workspace(language);
    Profiles.seed(space.database(), ScheduleSample.rows().toArray(Row[]::new));
    return space;
  }

  private Workbench bench(Workspace space, Place place) {
    var screens =
        new Screens()
            .at(Place.Schedule.class, (at, each) -> new ScheduleView(each, at.deal()))
            .offer(
                new NavItem(
                    NavItem.Section.WORK,
                    new Place.Schedule(),
                    Icon.GANTT,
                    "nav.schedule",
                    "",
                    null));
    return fx(() -> {
      space.navigator().open(place);
      return new Workbench(space, screens);
    });
  }

  private Scene scene(Workspace space, Workbench bench, Appearance look) {
    fx(() -> space.appearance().set(look.withReducedMotion(true)));
    var scene = show(() -> bench.scene(1440, 900));
    fx(bench::show);
    eventually(() -> scene.getRoot().lookup(".schedule-chart .bar") != null);
    settle();
    return scene;
  }
}
