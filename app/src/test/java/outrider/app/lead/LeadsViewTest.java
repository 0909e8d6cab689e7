package outrider.app.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import outrider.app.fx.FxTest;
import outrider.app.fx.Icon;
import outrider.app.i18n.Language;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;

final class LeadsViewTest extends FxTest {

  @Test
  void theListLooksAsDesigned() {
    var space = workspace(Language.CHINESE);
    LeadSamples.into(space.database());
    var scene = leads(space, 1440, 900);
    press(scene, KeyCode.J, KeyCode.J, KeyCode.X);
    press(scene, KeyCode.J, false, true);
    press(scene, KeyCode.J, false, true);
    press(scene, KeyCode.J, false, true);
    press(scene, KeyCode.K, KeyCode.K, KeyCode.K);
    picture(scene, "leads-zh-light-1440");
    assertThat(readable(scene.getRoot())).contains("陈思远", "已选 4 条", "改负责人");
  }

  @Test
  void theRecordPageShowsEverythingAboutALead() {
    var space = workspace(Language.CHINESE);
    LeadSamples.into(space.database());
    var scene = record(space, 1440, 900);
    picture(scene, "lead-zh-light-1440");
    assertThat(readable(scene.getRoot())).contains("陈思远", "同意看演示");
  }

  private Scene record(Workspace space, double width, double height) {
    var screens =
        new Screens()
            .at(Place.Leads.class, (place, each) -> new LeadsView(each))
            .at(Place.LeadRecord.class, (place, each) -> new LeadView(each, place.id()))
            .offer(
                new NavItem(
                    NavItem.Section.WORK,
                    new Place.Leads(),
                    Icon.LEAD,
                    "nav.leads",
                    "Alt+2",
                    null));
    space.navigator().open(new Place.LeadRecord(LeadSamples.CHEN));
    var bench = fx(() -> new Workbench(space, screens));
    var scene = show(() -> bench.scene(width, height));
    fx(bench::show);
    var view = (LeadView) Objects.requireNonNull(fx(bench::current));
    eventually(() -> view.model().wholeProperty().get().isPresent());
    return scene;
  }

  private Scene leads(Workspace space, double width, double height) {
    var screens =
        new Screens()
            .at(Place.Leads.class, (place, each) -> new LeadsView(each))
            .offer(
                new NavItem(
                    NavItem.Section.WORK,
                    new Place.Leads(),
                    Icon.LEAD,
                    "nav.leads",
                    "Alt+2",
                    null));
    space.navigator().open(new Place.Leads());
    var bench = fx(() -> new Workbench(space, screens));
    var scene = show(() -> bench.scene(width, height));
    fx(bench::show);
    var view = (LeadsView) Objects.requireNonNull(fx(bench::current));
    eventually(() -> view.list().table().rows().size() > 0);
    eventually(() -> view.list().selectedProperty().get().isPresent());
    return scene;
  }
}
