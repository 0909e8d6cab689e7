package outrider.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;

/// A story on a few screens of the workbench, at 1280 by 800.
public abstract class WorkbenchTest extends FxTest {

  /// A place of the rail.
  protected static NavItem nav(NavItem.Section section, Place place, Icon icon, String key) {
    return new NavItem(section, place, icon, key, "", null);
  }

  protected static Workbench bench(Workspace space, Place place, Screens screens) {
    return fx(() -> {
      space.navigator().open(place);
      return new Workbench(space, screens);
    });
  }

  protected Scene scene(Workspace space, Workbench bench) {
    var scene = show(() -> bench.scene(1280, 800));
    fx(bench::show);
    assertThat(space.navigator().place()).isNotNull();
    return scene;
  }

  /// Fires the button of these words in the footer of a dialog.
  protected static void click(Scene scene, String words) {
    fire(scene, ".dialog-footer .button", words);
  }

  /// Fires the button of these words, wherever it is.
  protected static void fire(Scene scene, String words) {
    fire(scene, ".button", words);
  }

  private static void fire(Scene scene, String css, String words) {
    fx(() ->
        scene.getRoot().lookupAll(css).stream()
            .map(Button.class::cast)
            .filter(button -> Objects.equals(button.getText(), words))
            .findFirst()
            .orElseThrow()
            .fire());
    settle();
  }
}
