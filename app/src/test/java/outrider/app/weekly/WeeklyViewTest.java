package outrider.app.weekly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import outrider.core.review.WeeklyReview;

/// Zhou Lan reviews her team's week on Monday the 23rd of November, looking back at the week
/// before; Lin Xiao writes her note; what was agreed comes along.
final class WeeklyViewTest extends FxTest {
  private static final LocalDate LAST = LocalDate.of(2026, 11, 16);
  private static final long HOUR = 3_600_000;

  @TempDir Path folder;

  @Test
  void theManagerFreezesTheWeekAnswersAndAgrees() throws Exception {
    var space = space(Language.CHINESE, SampleBook.ZHOU);
    var bench = shown(space, Appearance.STANDARD);
    var scene = bench.root().getScene();
    fx(() -> view(bench).model().mondayProperty().set(LAST));
    reads(bench.root(), "还没有快照", "商定的行动 1 周未完成", "触达不到平时 22 次的一半");
    assertThat(people(bench).getFirst())
        .as("quiet, and with an action that is open, comes first")
        .isEqualTo(SampleBook.HE);

    press(scene, KeyCode.F);
    eventually(() -> reviews(space).size() >= 3 + people(bench).size());
    reads(bench.root(), "由 周岚 生成快照");
    var frozen = review(space, SampleBook.HE);
    assertThat(frozen.figures().touches()).isEqualTo(3);
    assertThat(frozen.figures().newLeads()).isEqualTo(4);
    assertThat(frozen.figures().responseSeconds()).isEqualTo(3_600);
    assertThat(frozen.figures().won()).isEqualTo(1);
    assertThat(frozen.figures().wonMinor()).isEqualTo(500_000_00L);
    assertThat(frozen.figures().openDeals()).isEqualTo(1);
    assertThat(frozen.figures().expectedMinor()).isEqualTo(55_000_00L);
    assertThat(frozen.figures().overdue()).isEqualTo(1);
    assertThat(frozen.actions()).hasSize(1);

    // What happens afterwards does not change what was frozen.
    Profiles.seed(space.database(), call("late", SampleBook.HE, "late lead", 1));
    settle();
    assertThat(review(space, SampleBook.HE).figures().touches()).isEqualTo(3);

    fx(() -> view(bench).model().chosenProperty().set(java.util.Optional.of(SampleBook.HE)));
    eventually(() -> scene.getRoot().lookupAll(".text-area").size() == 1);
    fx(() -> ((TextArea) scene.getRoot().lookup(".text-area")).setText("周三一起打那通电话"));
    press(scene, KeyCode.ENTER, true, false);
    eventually(() -> review(space, SampleBook.HE).reply().equals("周三一起打那通电话"));
    press(scene, KeyCode.A);
    assertThat(fx(() -> scene.getFocusOwner())).isInstanceOf(TextField.class);
    type(scene, "给云帆发第二版报价");
    press(scene, KeyCode.ENTER);
    eventually(() -> review(space, SampleBook.HE).actions().size() == 2);
    reads(bench.root(), "给云帆发第二版报价", "已延续 1 周", "趋势");
    assertThat(task(space, "给云帆发第二版报价").text("owner")).isEqualTo(SampleBook.HE);
    picture(scene, 1280, 800, "weekly-zh");
    picture(scene, 1280, 1200, "weekly-zh-whole");

    var file = folder.resolve("weekly.pdf");
    fx(() -> view(bench).print(file.toFile()));
    eventually(() -> Files.exists(file));
    try (var document = Loader.loadPDF(file.toFile())) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("议程", "何静", "周三一起打那通电话", "给云帆发第二版报价", "已延续 1 周");
    }
  }

  @Test
  void aRepSeesTheirOwnWeekAndWritesTheNote() {
    var space = space(Language.ENGLISH, SampleBook.LIN);
    var bench = shown(space, Appearance.STANDARD.withTheme(Appearance.Theme.DARK));
    var scene = bench.root().getScene();
    reads(bench.root(), "Not frozen yet");
    assertThat(people(bench)).containsExactly(SampleBook.LIN);
    press(scene, KeyCode.F);
    eventually(() -> reviews(space).size() == 4);
    eventually(() -> scene.getRoot().lookupAll(".text-area").size() == 1);
    fx(() ->
        ((TextArea) scene.getRoot().lookup(".text-area")).setText("Two quotes out, one stuck"));
    press(scene, KeyCode.ENTER, true, false);
    eventually(() ->
        reviews(space).stream().anyMatch(each -> each.note().equals("Two quotes out, one stuck")));
    reads(bench.root(), "No reply yet.", "Nothing agreed yet");
    picture(scene, 1280, 800, "weekly-en-dark");
    fx(() -> space.undo().undo());
    eventually(() -> reviews(space).stream().allMatch(each -> each.note().isEmpty()));
  }

  private static Row task(Workspace space, String title) {
    return space
        .database()
        .readNow(sql -> RecordTable.of(RecordType.TASK).where(sql, "title = ?", title))
        .getFirst();
  }

  private static List<WeeklyReview> reviews(Workspace space) {
    return space
        .database()
        .readNow(sql -> RecordTable.of(RecordType.WEEKLY_REVIEW).all(sql))
        .stream()
        .map(WeeklyReview::of)
        .toList();
  }

  private static WeeklyReview review(Workspace space, String person) {
    return reviews(space).stream()
        .filter(each -> each.person().equals(person) && each.week() == LAST.toEpochDay())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> people(Workbench bench) {
    return fx(() ->
        view(bench).model().linesProperty().get().stream()
            .map(line -> line.week().person())
            .toList());
  }

  private static WeeklyView view(Workbench bench) {
    return (WeeklyView) Objects.requireNonNull(fx(bench::current));
  }

  private Workbench shown(Workspace space, Appearance look) {
    fx(() -> space.navigator().open(new Place.WeeklyReview()));
    var screens =
        new Screens()
            .at(Place.WeeklyReview.class, (place, each) -> new WeeklyView(each))
            .offer(
                new NavItem(
                    NavItem.Section.TEAM,
                    new Place.WeeklyReview(),
                    Icon.REVIEW,
                    "nav.weeklyReview",
                    "",
                    null));
    var bench = bench(space, screens, 1280, 800, look);
    eventually(() -> !view(bench).model().linesProperty().get().isEmpty());
    return bench;
  }

  private static Workspace space(Language language, String user) {
    var space = workspace(language);
    Profiles.seed(space.database(), rows());
    return as(space, user);
  }

  /// He Jing's week, three frozen weeks before it of which the last agreed on a call that is not
  /// made; quiet beside what is usual.
  private static Row[] rows() {
    var rows = new ArrayList<Row>();
    for (var back = 1; back <= 3; back++) {
      var monday = LAST.minusWeeks(back).toEpochDay();
      rows.add(
          Profiles.row(
              RecordType.WEEKLY_REVIEW,
              WeeklyReview.idOf(SampleBook.HE, monday),
              "owner",
              SampleBook.HE,
              WeeklyReview.WEEK,
              monday,
              WeeklyReview.FROZEN_AT,
              (monday + 5) * 24 * HOUR,
              WeeklyReview.FROZEN_BY,
              SampleBook.HE,
              "currency",
              "CNY",
              WeeklyReview.TOUCHES,
              20L + back,
              WeeklyReview.WON,
              2L,
              WeeklyReview.WON_AMOUNT,
              300_000_00L,
              WeeklyReview.OPEN_DEALS,
              6L,
              WeeklyReview.ACTIONS,
              back == 1 ? List.of(SampleBook.id("weekly task", 1) + "|" + monday) : null));
    }
    rows.add(
        Profiles.row(
            RecordType.TASK,
            SampleBook.id("weekly task", 1),
            "title",
            "给样例医药打电话",
            "kind",
            "call",
            "dueAt",
            at(LAST, 3),
            "owner",
            SampleBook.HE));
    for (var lead = 0; lead < 4; lead++) {
      rows.add(
          Profiles.row(
              RecordType.LEAD,
              SampleBook.id("weekly lead", lead),
              "name",
              "样例线索 " + lead,
              "source",
              "官网",
              "owner",
              SampleBook.HE,
              "team",
              SampleBook.EAST_1,
              "createdAt",
              at(LAST, lead)));
    }
    for (var call = 0; call < 3; call++) {
      rows.add(call("call " + call, SampleBook.HE, SampleBook.id("weekly lead", call), call));
    }
    rows.add(deal(1, "won", 6, 500_000_00L, LAST.plusDays(2)));
    rows.add(deal(2, "open", 3, 100_000_00L, LocalDate.of(2026, 12, 11)));
    return rows.toArray(Row[]::new);
  }

  private static long at(LocalDate monday, int day) {
    return monday.plusDays(day).atTime(9, 0).atZone(SHANGHAI).toInstant().toEpochMilli();
  }

  private static Row call(String id, String by, String parent, int day) {
    return Profiles.row(
        RecordType.ACTIVITY,
        java.util
            .UUID
            .nameUUIDFromBytes(id.getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .toString(),
        "kind",
        "call",
        "direction",
        "out",
        "parentType",
        "lead",
        "parent",
        parent,
        "occurredAt",
        at(LAST, day) + HOUR,
        "owner",
        by,
        "createdBy",
        by);
  }

  private static Row deal(int number, String state, int stage, long amount, LocalDate day) {
    return Profiles.row(
        RecordType.OPPORTUNITY,
        SampleBook.id("weekly deal", number),
        "name",
        "样例商机 " + number,
        "pipeline",
        SampleBook.PIPELINE,
        "stage",
        SampleBook.STAGES.get(stage),
        "state",
        state,
        "amount",
        amount,
        "currency",
        "CNY",
        state.equals("open") ? "closeOn" : "closedOn",
        day.toEpochDay(),
        "owner",
        SampleBook.HE,
        "team",
        SampleBook.EAST_1,
        "createdAt",
        at(LAST, -40));
  }
}
