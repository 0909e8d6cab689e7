package outrider.app.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.board.BoardShelf;
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
import outrider.core.diagnosis.KeptDiagnosis;
import outrider.core.diagnosis.sample.SampleCompany;
import outrider.core.quota.Quarter;
import outrider.core.record.RecordType;

/// A manager goes through the four steps, by the keyboard, in the synthetic case and in a book.
final class DiagnosisViewTest extends FxTest {

  @Test
  void withoutDataItTeachesByTheExampleAndTheExampleIsSolved() {
    var space = as(workspace(Language.CHINESE), SampleBook.ZHOU);
    var bench = bench(space);
    var scene = scene(space, bench, Appearance.STANDARD);
    reads(bench.root(), "看示例");
    picture(scene, 1280, 800, "diagnosis-zh-empty");

    press(scene, KeyCode.E);
    reads(bench.root(), "合成示例", "初步沟通到需求确认 从 41% 跌到 26%", "−22", "100%");
    picture(scene, 1280, 800, "diagnosis-zh-1-funnel");
    press(scene, KeyCode.ENTER, true, false);
    reads(bench.root(), "共同障碍：10 人中 10 人下跌");
    press(scene, KeyCode.ENTER, true, false);
    reads(bench.root(), "电脑同步延迟：最能解释下跌", "开始的日子正是下跌开始的日子");
    picture(scene, 1280, 800, "diagnosis-zh-3-logs");
    press(scene, KeyCode.T);
    reads(bench.root(), "延迟中位数");
    press(scene, KeyCode.T);
    press(scene, KeyCode.ENTER, true, false);
    reads(bench.root(), "有效：从 26% 回到 38%", "41%");
    picture(scene, 1280, 800, "diagnosis-zh-4-fix");
    press(scene, KeyCode.BACK_SPACE, true, false);
    reads(bench.root(), "候选原因");

    // A figure opens its rows, and says that they are made up.
    fx(() -> view(bench).model().stepProperty().set(DiagnosisStep.FUNNEL));
    settle();
    fx(() -> figure(scene, "初步沟通到需求确认").fire());
    eventually(() -> view(bench).model().openedProperty().get().isPresent());
    press(scene, KeyCode.ESCAPE);
    assertThat(view(bench).model().openedProperty().get()).isEmpty();
    press(scene, KeyCode.E);
    reads(bench.root(), "看示例");
  }

  @Test
  void inABookEachFigureOpensItsRecordsAndTheDayOfTheFixIsRemembered() {
    var space = workspace(Language.ENGLISH, InstantSource.fixed(CaseBook.now()));
    Profiles.seed(space.database(), CaseBook.rows(SampleCompany.theCase()));
    var manager = as(space, CaseBook.MANAGER);
    var bench = bench(manager);
    var scene = scene(manager, bench, Appearance.STANDARD.withTheme(Appearance.Theme.DARK));
    var model = view(bench).model();
    fx(() -> {
      model.pipelineProperty().set(CaseBook.PIPELINE);
      model.quarterProperty().set(new Quarter(2025, 3));
    });
    reads(bench.root(), "fell from 41% to 26%", "Conversion to won");
    fx(() -> model.stepProperty().set(DiagnosisStep.PEOPLE));
    reads(bench.root(), "A common obstacle");
    fx(() -> model.stepProperty().set(DiagnosisStep.LOGS));
    reads(bench.root(), "Sync lag of the laptops: explains the fall best");
    picture(scene, 1280, 800, "diagnosis-en-dark-3-logs");

    fx(() -> model.stepProperty().set(DiagnosisStep.FIX));
    reads(bench.root(), "It works: from 26% to 38%");
    fx(() -> model.fix(Optional.of(LocalDate.of(2025, 9, 29))));
    eventually(() ->
        model
            .shownProperty()
            .get()
            .flatMap(Shown::recovery)
            .filter(each -> each.fixedOn() == LocalDate.of(2025, 9, 29).toEpochDay())
            .isPresent());
    picture(scene, 1280, 800, "diagnosis-en-dark-4-fix");
    keeps(manager, bench, scene);

    fx(() -> model.stepProperty().set(DiagnosisStep.FUNNEL));
    settle();
    fx(() -> figure(scene, "初步沟通 to 需求确认").fire());
    eventually(() -> model.openedProperty().get().isPresent());
    var opened = model.openedProperty().get().orElseThrow();
    assertThat(opened.ofLeads()).isFalse();
    assertThat(opened.count()).isGreaterThan(200);
    assertThat(opened.rows()).hasSize(200);
    press(scene, KeyCode.ENTER);
    eventually(() -> fx(() -> space.navigator().place()) instanceof Place.OpportunityRecord);
  }

  /// Kept with a note, listed with how the step is by now, changed, opened again, deleted and taken
  /// back.
  private void keeps(Workspace manager, Workbench bench, Scene scene) {
    var model = view(bench).model();
    press(scene, KeyCode.S, true, false);
    eventually(() -> manager.dialogs().isOpen());
    fx(() -> find(scene, ".text-area").requestFocus());
    type(scene, "HQ tuned its database");
    picture(scene, 1280, 800, "diagnosis-en-dark-5-keep");
    fx(() -> button(scene, "Keep").fire());
    reads(bench.root(), "Recovered: 27% to 39%", "Cause: Sync lag of the laptops", "HQ tuned its");
    picture(scene, 1280, 800, "diagnosis-en-dark-6-kept");
    var kept =
        manager.database().readNow(sql -> RecordTable.of(RecordType.DIAGNOSIS).all(sql)).stream()
            .map(KeptDiagnosis::of)
            .toList();
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().found().change()).isCloseTo(-0.22, within(0.005));
    assertThat(kept.getFirst().fixedOn()).isEqualTo(LocalDate.of(2025, 9, 29).toEpochDay());

    fx(() -> model.quarterProperty().set(new Quarter(2025, 2)));
    fx(() -> button(scene, "Open").fire());
    eventually(() -> model.quarterProperty().get().equals(new Quarter(2025, 3)));
    reads(bench.root(), "fell from 41% to 26%", "Kept");
    assertThat(model.fixedProperty().get()).contains(LocalDate.of(2025, 9, 29));
    fx(() -> model.fix(Optional.of(LocalDate.of(2025, 9, 22))));
    eventually(() ->
        manager
            .database()
            .readNow(sql -> RecordTable.of(RecordType.DIAGNOSIS).find(sql, kept.getFirst().id()))
            .map(KeptDiagnosis::of)
            .map(KeptDiagnosis::fixedOn)
            .filter(day -> day == LocalDate.of(2025, 9, 22).toEpochDay())
            .isPresent());
    press(scene, KeyCode.L);
    reads(bench.root(), "Recovered: 26% to 38%");
    fx(() -> button(scene, "Delete").fire());
    reads(bench.root(), "No diagnosis is kept yet");
    fx(() -> manager.undo().undo());
    reads(bench.root(), "Recovered: 26% to 38%", "HQ tuned its");
    press(scene, KeyCode.L);
  }

  private static ButtonBase button(Scene scene, String words) {
    return scene.getRoot().lookupAll(".button").stream()
        .filter(ButtonBase.class::isInstance)
        .map(ButtonBase.class::cast)
        .filter(button -> words.equals(button.getText()) && button.isVisible())
        .findFirst()
        .orElseThrow();
  }

  private static Button figure(Scene scene, String spoken) {
    return scene.getRoot().lookupAll(".diagnosis-figure").stream()
        .map(Button.class::cast)
        .filter(button -> button.getAccessibleText().startsWith(spoken))
        .findFirst()
        .orElseThrow();
  }

  private static DiagnosisView view(Workbench bench) {
    return (DiagnosisView) Objects.requireNonNull(fx(bench::current));
  }

  private Workbench bench(Workspace space) {
    var screens =
        new Screens()
            .at(
                Place.Diagnosis.class,
                (place, each) -> new DiagnosisView(each, new BoardShelf(each.database())))
            .offer(
                new NavItem(
                    NavItem.Section.TEAM,
                    new Place.Diagnosis(),
                    Icon.CAUSE,
                    "nav.diagnosis",
                    "",
                    null));
    return fx(() -> {
      space.navigator().open(new Place.Diagnosis());
      return new Workbench(space, screens);
    });
  }

  private Scene scene(Workspace space, Workbench bench, Appearance look) {
    fx(() -> space.appearance().set(look.withReducedMotion(true)));
    var scene = show(() -> bench.scene(1280, 800));
    fx(bench::show);
    settle();
    return scene;
  }
}
