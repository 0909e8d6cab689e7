package outrider.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import outrider.app.fx.FxTest;
import outrider.app.fx.Memory;
import outrider.app.i18n.Language;
import outrider.app.importing.ImportDesk;
import outrider.app.settings.Preferences;
import outrider.app.shell.Place;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.app.sync.AuditTrail;
import outrider.app.sync.Fleet;
import outrider.app.sync.Portals;
import outrider.app.sync.SourceOffice;
import outrider.app.sync.Subscriptions;

/// Whoever works without a mouse gets through every screen: Tab goes round and shows where it is,
/// the palette and the map of keys open over everything, and Esc leads back to where one was.
final class KeyboardWalkTest extends FxTest {
  private static final int STEPS_MAX = 300;

  static Stream<Place> places() {
    return Stream.of(
        new Place.Today(),
        new Place.Leads(),
        new Place.LeadRecord(SampleDay.CHEN),
        new Place.Opportunities(),
        new Place.OpportunityRecord(SampleDay.PUMP_DEAL),
        new Place.Accounts(),
        new Place.Tasks(),
        new Place.Import(),
        new Place.Attention(),
        new Place.Settings());
  }

  @ParameterizedTest
  @MethodSource("places")
  void everyScreenIsWalkedWithTab(Place place) {
    var space = SampleDay.book(Language.ENGLISH);
    var scene = shown(space, place);
    var walked = new ArrayList<Node>();
    fx(() -> scene.getRoot().requestFocusTraversal(TraversalDirection.NEXT));
    settle();
    for (var step = 0; step < STEPS_MAX; step++) {
      var at = fx(scene::getFocusOwner);
      if (walked.contains(at)) {
        break;
      }
      walked.add(at);
      fx(() -> at.requestFocusTraversal(TraversalDirection.NEXT));
    }

    assertThat(walked.size()).as("steps of the round").isBetween(4, STEPS_MAX - 1);
    assertThat(walked).as("what has the focus can be seen").allMatch(KeyboardWalkTest::isInSight);
    assertThat(walked)
        .as("the search of the header is on the way")
        .anyMatch(node -> space.words().get("header.search").equals(node.getAccessibleText()));
    assertThat(unnamed(walked)).as("controls a screen reader cannot name").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("places")
  void whatOpensOverAScreenIsLeftWithEsc(Place place) {
    var space = SampleDay.book(Language.ENGLISH);
    var scene = shown(space, place);
    for (var opener : List.of(KeyCode.F1, KeyCode.K, KeyCode.N)) {
      press(scene, opener, opener != KeyCode.F1, false);
      assertThat(fx(() -> space.dialogs().isOpen())).as(opener + " opens").isTrue();
      press(scene, KeyCode.ESCAPE);
      assertThat(fx(() -> space.dialogs().isOpen())).as("Esc closes " + opener).isFalse();
    }
    assertThat(space.navigator().place()).isEqualTo(place);
  }

  private Scene shown(Workspace space, Place place) {
    var screens =
        fx(() ->
            ScreenCatalogue.of(
                space.user(),
                new Preferences(Memory.brief(), Locale.ENGLISH),
                new SimpleIntegerProperty(),
                new SimpleIntegerProperty(),
                new ImportDesk(space),
                Fleet.NONE,
                AuditTrail.NONE,
                Subscriptions.NONE,
                Portals.NONE,
                SourceOffice.NONE,
                new SimpleIntegerProperty(),
                new SimpleIntegerProperty(),
                new SimpleIntegerProperty(),
                new SimpleIntegerProperty(),
                false,
                "",
                () -> {}));
    fx(() -> space.navigator().open(place));
    var bench = fx(() -> new Workbench(space, screens));
    fx(() -> ScreenCatalogue.connect(bench, space));
    var scene = show(() -> bench.scene(1_280, 800));
    fx(bench::show);
    written(space);
    return scene;
  }

  private static boolean isInSight(Node node) {
    for (var at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return node.isFocusTraversable() && !node.isDisabled();
  }

  private static List<String> unnamed(List<Node> walked) {
    return walked.stream()
        .filter(javafx.scene.control.ButtonBase.class::isInstance)
        .map(javafx.scene.control.ButtonBase.class::cast)
        .filter(button -> blank(button.getText()) && blank(button.getAccessibleText()))
        .map(Object::toString)
        .toList();
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }
}
