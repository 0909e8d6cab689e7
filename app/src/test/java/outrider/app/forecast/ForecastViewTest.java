package outrider.app.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Button;
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
import outrider.core.command.Command;
import outrider.core.forecast.KeptForecast;
import outrider.core.forecast.Verdict;
import outrider.core.quota.Quarter;
import outrider.core.quota.Quota;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A manager looks at what the quarter will bring, in front of the deals of a real table that ends
/// with 2017, and asks which deals are behind the figures.
final class ForecastViewTest extends FxTest {

  @Test
  void whereNothingWasWonForYearsItSaysSoAndLooksBackToWhenThereWas() {
    var space = maven(Language.CHINESE);
    var bench = bench(space);
    var scene = scene(space, bench, Appearance.STANDARD);

    reads(bench.root(), "不作预测");
    picture(scene, 1280, 800, "forecast-zh-thin");
    var back =
        (Button) Objects.requireNonNull(fx(() -> bench.root().lookup(".forecast-body .button.or")));
    fx(back::fire);
    eventually(() ->
        shown(bench).filter(each -> each.forecast().verdict() == Verdict.BASELINE).isPresent());
    settle();

    reads(bench.root(), "2018 年 1 季度", "1,291", "4.4%", "$280 万", "显示基准");
    picture(scene, 1280, 800, "forecast-zh");
    press(scene, KeyCode.T);
    settle();
    reads(bench.root(), "来自还没有打开的商机");
  }

  @Test
  void everyFigureOpensItsDeals() {
    var space = maven(Language.ENGLISH);
    var bench = bench(space);
    var scene = scene(space, bench, Appearance.STANDARD.withTheme(Appearance.Theme.DARK));
    var model = view(bench).model();
    fx(() -> model.seenFromProperty().set(Optional.of(LocalDate.of(2017, 11, 15))));
    eventually(() -> shown(bench).filter(each -> each.forecast().wonMinor() > 0).isPresent());
    settle();
    picture(scene, 1280, 800, "forecast-en-dark");

    press(scene, KeyCode.S);
    eventually(() -> model.behindProperty().get().isPresent());
    var behind = model.behindProperty().get().orElseThrow();
    assertThat(behind.deals()).isEqualTo(shown(bench).orElseThrow().forecast().stale().size());
    assertThat(behind.lines()).hasSize(behind.deals());
    press(scene, KeyCode.ESCAPE);
    assertThat(model.behindProperty().get()).isEmpty();

    var answer = shown(bench).orElseThrow();
    assertThat(fx(() -> model.won(answer)).stream().mapToLong(deal -> deal.revenueMinor()).sum())
        .as("the deals behind what was won")
        .isEqualTo(answer.forecast().wonMinor());
    assertThat(fx(() -> model.open(answer)).size() + answer.forecast().stale().size())
        .isEqualTo(answer.forecast().openDeals());
    press(scene, KeyCode.S);
    eventually(() -> model.behindProperty().get().isPresent());
    press(scene, KeyCode.ENTER);
    eventually(() -> fx(() -> space.navigator().place()) instanceof Place.OpportunityRecord);
  }

  @Test
  void whatWasSaidEachWeekStandsBesideWhatCameAndTheTargetHasAChance() {
    var space = maven(Language.ENGLISH);
    var rows = new ArrayList<Row>();
    var quarter = new Quarter(2017, 4);
    for (var week = 0; week < 12; week++) {
      var monday = LocalDate.of(2017, 10, 2).plusWeeks(week).toEpochDay();
      rows.add(kept(quarter, monday, 250_000_00L * (week + 1), 2_950_000_00L - week * 15_000_00L));
    }
    rows.add(
        Profiles.row(
            RecordType.QUOTA,
            Quota.idOf(null, MavenBook.TEAM, quarter.text(), "USD"),
            "quarter",
            quarter.text(),
            "amount",
            2_900_000_00L,
            "currency",
            "USD",
            "team",
            MavenBook.TEAM));
    rows.add(
        Profiles.row(
            RecordType.CHANGE_REQUEST,
            SampleBook.id("request", 1),
            "name",
            "Survey before a quote",
            "kind",
            "rules",
            "state",
            "published",
            "publishedAt",
            LocalDate.of(2017, 11, 1).toEpochDay() * 86_400_000,
            "publishedBy",
            SampleBook.ADMIN));
    Profiles.seed(space.database(), rows.toArray(Row[]::new));
    var bench = bench(space);
    var scene = scene(space, bench, Appearance.STANDARD);
    fx(() -> view(bench).model().seenFromProperty().set(Optional.of(LocalDate.of(2017, 11, 30))));
    eventually(() -> shown(bench).filter(each -> each.kept().size() == 12).isPresent());
    settle();

    var answer = shown(bench).orElseThrow();
    assertThat(answer.targetMinor()).isEqualTo(2_900_000_00L);
    assertThat(answer.forecast().chanceOf(answer.targetMinor()).orElseThrow()).isBetween(0.0, 1.0);
    assertThat(answer.cameMinor()).isEqualTo(2_802_496_00L);
    reads(bench.root(), "target $2.9M", "What came  $2.8M", "begins at");
    assertThat(fx(() -> bench.root().lookupAll(".change-mark"))).hasSize(1);
    picture(scene, 1280, 1000, "forecast-en-weeks");
    press(scene, KeyCode.T);
    reads(bench.root(), "Said by", "+5.3%");
  }

  @Test
  void aRepSeesWhatIsTheirs() {
    var space = workspace(Language.CHINESE);
    Profiles.seed(space.database(), MavenBook.rows());
    var bench = bench(as(space, MavenBook.user("Darcel Schlecht")));
    scene(space, bench, Appearance.STANDARD);

    var model = view(bench).model();
    assertThat(model.personProperty().get()).contains(MavenBook.user("Darcel Schlecht"));
    fx(() -> {
      model.pipelineProperty().set(MavenBook.SALES);
      model.seenFromProperty().set(Optional.of(LocalDate.of(2017, 12, 31)));
    });
    eventually(() -> shown(bench).filter(each -> !each.ways().deals().isEmpty()).isPresent());
    assertThat(shown(bench).orElseThrow().ways().owners().values())
        .containsOnly(MavenBook.user("Darcel Schlecht"));
  }

  @Test
  void theWorkstationOfWhoeverLeadsKeepsTheWeekOnceItIsEqualToHq() {
    var space = maven(Language.ENGLISH);
    List<Command> commands =
        space
            .database()
            .readNow(sql ->
                WeeklyForecasts.due(
                    sql,
                    space.database().configuration(),
                    MavenBook.SALES,
                    MavenBook.TEAM,
                    LocalDate.of(2018, 1, 3),
                    SHANGHAI));
    assertThat(commands).as("this quarter and the next").hasSize(2);
    var kept = (Command.KeepForecast) commands.getFirst();
    assertThat(kept.week()).isEqualTo(LocalDate.of(2018, 1, 1).toEpochDay());
    assertThat(kept.method()).isEqualTo("baseline");
    assertThat(kept.expectedMinor())
        .as("as much as from the fourth of October on")
        .isEqualTo(kept.repeatMinor())
        .isBetween(2_700_000_00L, 2_802_496_00L);
    assertThat(kept.lowMinor()).isLessThan(kept.expectedMinor());

    List<Command> none =
        space
            .database()
            .readNow(sql ->
                WeeklyForecasts.due(
                    sql,
                    space.database().configuration(),
                    MavenBook.SALES,
                    MavenBook.TEAM,
                    LocalDate.of(2026, 11, 24),
                    SHANGHAI));
    assertThat(none).as("nothing can be said").isEmpty();
  }

  private static Row kept(Quarter quarter, long week, long won, long expected) {
    return Profiles.row(
        RecordType.FORECAST,
        KeptForecast.idOf(MavenBook.TEAM, MavenBook.SALES, quarter.text(), "USD", week),
        "pipeline",
        MavenBook.SALES,
        "quarter",
        quarter.text(),
        "currency",
        "USD",
        "week",
        week,
        "won",
        won,
        "expected",
        expected,
        "low",
        expected - 260_000_00L,
        "high",
        expected + 260_000_00L,
        "repeat",
        2_982_255_00L,
        "method",
        "baseline",
        "team",
        MavenBook.TEAM);
  }

  private static Workspace maven(Language language) {
    var space = workspace(language);
    Profiles.seed(space.database(), MavenBook.rows());
    Profiles.seed(
        space.database(),
        Profiles.row(
            RecordType.USER,
            "user-marxen",
            "login",
            "marxen",
            "name",
            "Melvin Marxen",
            "role",
            "manager",
            "team",
            MavenBook.TEAM));
    return as(space, "user-marxen");
  }

  private static Optional<ForecastAnswer> shown(Workbench bench) {
    return fx(() -> view(bench).model().answerProperty().get());
  }

  private static ForecastView view(Workbench bench) {
    return (ForecastView) Objects.requireNonNull(fx(bench::current));
  }

  private Workbench bench(Workspace space) {
    var screens =
        new Screens()
            .at(Place.Forecast.class, (place, each) -> new ForecastView(each, place.seenFrom()))
            .offer(
                new NavItem(
                    NavItem.Section.TEAM,
                    new Place.Forecast(),
                    Icon.TREND_UP,
                    "nav.forecast",
                    "",
                    null));
    return fx(() -> {
      space.navigator().open(new Place.Forecast());
      return new Workbench(space, screens);
    });
  }

  private Scene scene(Workspace space, Workbench bench, Appearance look) {
    fx(() -> space.appearance().set(look.withReducedMotion(true)));
    var scene = show(() -> bench.scene(1280, 800));
    fx(bench::show);
    fx(() -> view(bench).model().pipelineProperty().set(MavenBook.SALES));
    eventually(() ->
        shown(bench).filter(each -> each.asked().pipeline().equals(MavenBook.SALES)).isPresent());
    return scene;
  }
}
