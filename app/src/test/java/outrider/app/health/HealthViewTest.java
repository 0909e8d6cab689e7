package outrider.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.fx.Icon;
import outrider.app.i18n.Language;
import outrider.app.rules.RuleDrafts;
import outrider.app.rules.RulesView;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.RulesAsked;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.core.health.Cause;
import outrider.core.health.Dimension;
import outrider.core.record.RecordType;
import outrider.core.user.Team;

/// An administrator looks at the months of two teams, enters what the industry wins, opens a cell's
/// records, and is one step from the rule or the meeting.
final class HealthViewTest extends FxTest {

  @Test
  void everyCellOpensItsRecordsAndTheMeanIsEnteredHere() {
    var space = space(Language.CHINESE, SampleBook.ADMIN);
    var bench = shown(space, Appearance.STANDARD);
    var scene = bench.root().getScene();
    reads(bench.root(), "华西", "未设均值", "样本少", "设为必填", "自动分配并提醒");

    fx(() -> button(bench, "录入行业均值").fire());
    settle();
    type(scene, "40");
    fx(() -> button(bench, "保存").fire());
    eventually(() -> mean(space).isPresent());
    assertThat(mean(space)).contains(4_000L);
    reads(bench.root(), "倍");
    picture(scene, 1280, 800, "health-zh");

    var cell =
        answer(bench).cells().stream()
            .filter(each -> each.judgement().cause() == Cause.FALLING)
            .filter(
                each -> answer(bench).asked().rows().get(each.line()).key().equals(SampleBook.WEST))
            .findFirst()
            .orElseThrow();
    fx(() -> view(bench).model().open(cell));
    eventually(() -> view(bench).model().openedProperty().get().isPresent());
    reads(bench.root(), "连续两个月下降", "开复盘会", "120 个商机");
    picture(scene, 1280, 800, "health-zh-open");

    press(scene, KeyCode.A);
    eventually(() -> tasks(space) == 1);
    fx(() -> space.undo().undo());
    eventually(() -> tasks(space) == 0);
    press(scene, KeyCode.ENTER);
    eventually(() -> fx(() -> space.navigator().place()) instanceof Place.OpportunityRecord);
  }

  @Test
  void theAdviceLeadsToTheRuleThatItChanges() {
    var space = space(Language.ENGLISH, SampleBook.ADMIN);
    var bench = shown(space, Appearance.STANDARD.withTheme(Appearance.Theme.DARK));
    var scene = bench.root().getScene();
    reads(bench.root(), "Make it required", "Assign and push", "Tighten the checklist");
    picture(scene, 1280, 800, "health-en-dark");

    follow(space, bench, "Assign and push", RulesAsked.Part.ASSIGNMENT);
    follow(space, bench, "Tighten the checklist", RulesAsked.Part.JOURNEYS);
    follow(space, bench, "Make it required", RulesAsked.Part.FIELDS);
  }

  private static void follow(
      Workspace space, Workbench bench, String advice, RulesAsked.Part part) {
    fx(() -> button(bench, advice).fire());
    eventually(() -> fx(() -> space.navigator().place()) instanceof Place.Rules);
    assertThat(fx(() -> ((Place.Rules) space.navigator().place()).asked().orElseThrow().part()))
        .isEqualTo(part);
    fx(() -> space.navigator().open(new Place.HealthMatrix()));
    reads(bench.root(), advice);
  }

  @Test
  void whoLooksWhereNothingIsIsLedToTheLastMonthsWithData() {
    var late = workspace(Language.ENGLISH, InstantSource.fixed(NOW.plus(Duration.ofDays(900))));
    Profiles.seed(late.database(), HealthSample.rows());
    var bench = shown(as(late, SampleBook.ADMIN), Appearance.STANDARD);
    reads(bench.root(), "goes on until November 2026");
    fx(() ->
        ((Button) Objects.requireNonNull(bench.root().lookup(".empty-state .primary"))).fire());
    reads(bench.root(), "November 2026");
    eventually(() -> !view(bench).model().answerProperty().get().orElseThrow().isSilent());
    assertThat(view(bench).model().window().lastProperty().get()).isEqualTo(HealthSample.LAST);
  }

  @Test
  void whereNothingIsItTeachesWhatWillBeThereAndAManagerEntersNoMean() {
    var space = as(workspace(Language.ENGLISH), SampleBook.ZHOU);
    fx(() -> space.navigator().open(new Place.HealthMatrix()));
    var bench = bench(space, screens(), 1280, 800, Appearance.STANDARD);
    reads(bench.root(), "each team's months are judged here");
    assertThat(readable(bench.root())).doesNotContain("Enter the industry's mean");
    press(bench.root().getScene(), KeyCode.P);
    reads(bench.root(), "May 2026");
  }

  private static long tasks(Workspace space) {
    return space
        .database()
        .readNow(sql -> RecordTable.of(RecordType.TASK).where(sql, "kind = ?", "meeting").size());
  }

  private static Optional<Long> mean(Workspace space) {
    return space
        .database()
        .configuration()
        .row(RecordType.TEAM, SampleBook.COMPANY)
        .map(row -> row.numberOrNull(Team.INDUSTRY_MEAN));
  }

  private static Button button(Workbench bench, String words) {
    return bench.root().lookupAll(".button").stream()
        .filter(Button.class::isInstance)
        .map(Button.class::cast)
        .filter(button -> words.equals(button.getText()))
        .findFirst()
        .orElseThrow();
  }

  private static HealthMatrix answer(Workbench bench) {
    return fx(() -> view(bench).model().answerProperty().get().orElseThrow());
  }

  private static HealthView view(Workbench bench) {
    return (HealthView) Objects.requireNonNull(fx(bench::current));
  }

  private static Workspace space(Language language, String user) {
    var space = workspace(language);
    Profiles.seed(space.database(), HealthSample.rows());
    return as(space, user);
  }

  private static Screens screens() {
    var drafts = new RuleDrafts();
    return new Screens()
        .at(Place.HealthMatrix.class, (place, space) -> new HealthView(space))
        .at(Place.Rules.class, (place, space) -> new RulesView(space, drafts, "", place.asked()))
        .offer(
            new NavItem(
                NavItem.Section.TEAM,
                new Place.HealthMatrix(),
                Icon.TABLE,
                "nav.healthMatrix",
                "",
                null));
  }

  private Workbench shown(Workspace space, Appearance look) {
    fx(() -> space.navigator().open(new Place.HealthMatrix()));
    var bench = bench(space, screens(), 1280, 800, look);
    eventually(() -> view(bench).model().answerProperty().get().isPresent());
    assertThat(answer(bench).cell(Dimension.RESPONSE, 0, 0)).isNotNull();
    return bench;
  }
}
