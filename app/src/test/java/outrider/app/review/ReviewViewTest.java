package outrider.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
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
import outrider.core.quota.Quota;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A manager goes through the week's pipeline by keyboard.
final class ReviewViewTest extends FxTest {

  @Test
  void theReviewSaysWhatChangedWhatIsCoveredAndWhatNeedsAWord() {
    var space = manager(Language.CHINESE);
    var bench = bench(space);
    var scene = scene(space, bench, Appearance.STANDARD);

    reads(
        bench.root(),
        "2026 年 4 季度已赢",
        "¥300 万",
        "推迟 16 天",
        "从现场勘察来",
        "+¥12 万",
        "过了预计日",
        "推迟 2 次",
        "新增");
    picture(scene, "review-zh");
    picture(scene, 1440, 900, "review-zh-1440");
    picture(scene, 1024, 680, "review-zh-1024");
    press(scene, KeyCode.T);
    reads(bench.root(), "林晓", "加权覆盖");
    picture(scene, 1440, 900, "review-zh-people");
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
    picture(scene, 1440, 900, "review-zh-people-dark");
  }

  @Test
  void aFilterIsAKeyAndAPersonTheNext() {
    var space = manager(Language.ENGLISH);
    Profiles.seed(
        space.database(),
        Profiles.row(RecordType.PIPELINE, SampleBook.id("pipeline", 2), "name", "Renewals of all"));
    var bench = bench(space);
    var scene = scene(space, bench, Appearance.STANDARD.withTheme(Appearance.Theme.DARK));
    var model = view(bench).model();
    picture(scene, 1440, 900, "review-en-dark");
    picture(scene, 1280, 800, "review-en-dark-1280");
    assertThat(fx(() -> bench.root().minWidth(-1)))
        .as("nothing is cut off")
        .isLessThanOrEqualTo(1280.0);

    press(scene, KeyCode.DIGIT5);
    assertThat(fx(() -> model.rowsProperty().get().size())).isEqualTo(4);
    press(scene, KeyCode.ESCAPE, KeyCode.CLOSE_BRACKET);
    assertThat(model.personProperty().get()).contains(SampleBook.HE);
    reads(bench.root(), "何静 (1 of 5)");
    picture(scene, 1440, 900, "review-en-one-on-one-dark");
    press(scene, KeyCode.OPEN_BRACKET);
    assertThat(model.personProperty().get()).isEmpty();
    press(scene, KeyCode.DIGIT3);
    assertThat(fx(() -> model.rowsProperty().get().size()))
        .as("silent for more than 14 days")
        .isEqualTo(2);
    press(scene, KeyCode.ESCAPE);
    press(scene, KeyCode.T, KeyCode.J, KeyCode.ENTER);
    assertThat(model.personProperty().get()).as("Enter on a person is a one-on-one").isPresent();
  }

  @Test
  void whatIsAgreedBecomesATaskOfEachOwnerAndOneStepTakesAllBack() {
    var space = manager(Language.CHINESE);
    var bench = bench(space);
    var scene = scene(space, bench, Appearance.STANDARD);

    press(scene, KeyCode.DIGIT5, KeyCode.X, KeyCode.J, KeyCode.X);
    picture(scene, 1440, 900, "review-zh-checked");
    press(scene, KeyCode.A);
    type(scene, "明天10点约副总");
    picture(scene, 1440, 900, "review-zh-plan");
    press(scene, KeyCode.ENTER);
    written(space);

    eventually(() -> tasks(space).size() == 2);
    assertThat(tasks(space))
        .allSatisfy(task -> {
          assertThat(task.text("title")).isEqualTo("约副总");
          assertThat(task.text("owner")).isIn(SampleBook.LIN, SampleBook.HE, SampleBook.QIN);
        });
    fx(() -> space.undo().undo());
    eventually(() -> tasks(space).isEmpty());
  }

  @Test
  void aManagerSetsTargetsAndTheCoverageFollows() {
    var space = manager(Language.ENGLISH);
    var bench = bench(space);
    var scene = scene(space, bench, Appearance.STANDARD);
    reads(bench.root(), "of ¥6.7M");

    fx(() -> view(bench).actions().getLast().action().run());
    settle();
    picture(scene, 1440, 900, "review-en-targets");
    fx(() -> {
      var fields = bench.root().lookupAll(".figure-sheet .text-field").stream().toList();
      ((TextField) fields.getFirst()).setText("12m");
      ((TextField) fields.get(1)).setText("soon");
    });
    press(scene, KeyCode.TAB);
    fx(() -> ((javafx.scene.control.Button) bench.root().lookup(".dialog-card .primary")).fire());
    reads(bench.root(), "Write an amount above 0");
    fx(() -> {
      var fields = bench.root().lookupAll(".figure-sheet .text-field").stream().toList();
      ((TextField) fields.get(1)).setText("");
      ((javafx.scene.control.Button) bench.root().lookup(".dialog-card .primary")).fire();
    });
    written(space);

    reads(bench.root(), "of ¥12M");
    var team = Quota.idOf(null, SampleBook.EAST, "2026-Q4", "CNY");
    assertThat(
            space
                .database()
                .readNow(sql -> RecordTable.of(RecordType.QUOTA).find(sql, team))
                .orElseThrow()
                .number("amount", 0))
        .isEqualTo(1_200_000_000L);
    fx(() -> space.undo().undo());
    reads(bench.root(), "of ¥6.7M");
  }

  @Test
  void amountsAreReadAsPeopleTypeThem() {
    assertThat(QuotaDialog.minor("1,200,000").orElse(0)).isEqualTo(120_000_000L);
    assertThat(QuotaDialog.minor("120万").orElse(0)).isEqualTo(120_000_000L);
    assertThat(QuotaDialog.minor("¥1.2m").orElse(0)).isEqualTo(120_000_000L);
    assertThat(QuotaDialog.minor("0.5").orElse(0)).isEqualTo(50L);
    for (var none : List.of("", "0", "-5", "soon", "1e9", "9999999亿")) {
      assertThat(QuotaDialog.minor(none)).as(none).isEmpty();
    }
  }

  private static List<Row> tasks(Workspace space) {
    return space.database().readNow(sql -> RecordTable.of(RecordType.TASK).all(sql));
  }

  private static ReviewView view(Workbench bench) {
    return (ReviewView) Objects.requireNonNull(fx(bench::current));
  }

  private static Workspace manager(Language language) {
    var space = workspace(language);
    Profiles.seed(space.database(), ReviewSample.rows().toArray(Row[]::new));
    return as(space, SampleBook.ZHOU);
  }

  private Workbench bench(Workspace space) {
    var screens =
        new Screens()
            .at(Place.PipelineReview.class, (place, each) -> new ReviewView(each))
            .offer(
                new NavItem(
                    NavItem.Section.TEAM,
                    new Place.PipelineReview(),
                    Icon.DIAGNOSIS,
                    "nav.pipelineReview",
                    "",
                    null));
    return fx(() -> {
      space.navigator().open(new Place.PipelineReview());
      return new Workbench(space, screens);
    });
  }

  private Scene scene(Workspace space, Workbench bench, Appearance look) {
    fx(() -> space.appearance().set(look.withReducedMotion(true)));
    var scene = show(() -> bench.scene(1440, 900));
    fx(bench::show);
    eventually(() ->
        fx(() -> view(bench).model().rowsProperty().get().row(0)).isPresent()
            && view(bench).model().personProperty().get().equals(Optional.empty()));
    return scene;
  }
}
