package outrider.app.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
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
import outrider.core.record.Row;

final class TeamPipelineViewTest extends FxTest {

  @Test
  void theManagerSeesWhoHasWhatInWhichStage() {
    var space = manager(Language.CHINESE);
    var bench = bench(space);
    var scene = scene(space, bench);

    reads(bench.root(), "林晓", "何静", "无人负责", "已离开，待交接", "华东二组", "需求确认", "合计");
    picture(scene, "team-zh");
    picture(scene, 1024, 680, "team-zh-1024");
    picture(scene, 1920, 1080, "team-zh-1920");
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
    picture(scene, "team-zh-dark");
    press(scene, KeyCode.T);
    picture(scene, "team-zh-dark-picture");
  }

  @Test
  void everyFigureOpensTheDealsBehindIt() {
    var space = manager(Language.ENGLISH);
    var bench = bench(space);
    var scene = scene(space, bench);

    press(scene, KeyCode.J, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER);
    picture(scene, "team-en-deals");
    reads(bench.root(), "多仓模块");
    picture(scene, "team-en-deals");
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
    picture(scene, "team-en-deals-dark");
    press(scene, KeyCode.ESCAPE);
    press(scene, KeyCode.T);
    fx(() -> space.appearance().set(Appearance.STANDARD));
    picture(scene, "team-en-picture");
    press(scene, KeyCode.T, KeyCode.ENTER);
    reads(bench.root(), "多仓模块");
    press(scene, KeyCode.ENTER);
    assertThat(space.navigator().place()).isInstanceOf(Place.OpportunityRecord.class);
  }

  @Test
  void theTableGoesToASpreadsheet() {
    var space = manager(Language.ENGLISH);
    var view = fx(() -> new TeamPipelineView(space));
    show(view, 1080, 700);
    eventually(() -> !view.copied().isEmpty());

    var lines = fx(view::copied).split("\n");
    assertThat(lines[0]).startsWith("Rep\tTeam\tNew deals\tNew sum\t");
    assertThat(lines).anyMatch(line -> line.startsWith("林晓\tEast team 1\t1\t¥480,000\t"));
    assertThat(List.of(lines).getLast()).startsWith("All\t");
    for (var line : lines) {
      assertThat(line.split("\t", -1)).hasSize(2 + 2 * 8);
    }
  }

  @Test
  void aTeamWithoutPeopleSaysSo() {
    var space = manager(Language.CHINESE);
    var view = fx(() -> new TeamPipelineView(space));
    show(view, 1080, 700);
    fx(() -> space.memory().remember("team-board-team", SampleBook.EAST));

    reads(view.root(), "团队", "华东");
  }

  static Workspace manager(Language language) {
    var space = workspace(language);
    Profiles.seed(space.database(), TeamSample.rows().toArray(Row[]::new));
    return as(space, SampleBook.ZHOU);
  }

  private Workbench bench(Workspace space) {
    var screens =
        new Screens()
            .at(Place.TeamPipeline.class, (place, each) -> new TeamPipelineView(each))
            .at(Place.OpportunityRecord.class, (place, each) -> new TeamPipelineView(each))
            .offer(
                new NavItem(
                    NavItem.Section.TEAM,
                    new Place.TeamPipeline(),
                    Icon.REVIEW,
                    "nav.teamPipeline",
                    "Alt+7",
                    null));
    return fx(() -> {
      space.navigator().open(new Place.TeamPipeline());
      return new Workbench(space, screens);
    });
  }

  private Scene scene(Workspace space, Workbench bench) {
    var scene = show(() -> bench.scene(1280, 800));
    fx(bench::show);
    eventually(() -> Objects.requireNonNull(bench.current()).root().lookup(".matrix-line") != null);
    assertThat(space.navigator().place()).isEqualTo(new Place.TeamPipeline());
    return scene;
  }
}
