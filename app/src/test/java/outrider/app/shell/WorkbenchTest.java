package outrider.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.fx.Icon;
import outrider.app.fx.SyncStatus;
import outrider.app.i18n.Language;

final class WorkbenchTest extends FxTest {
  private int moved;

  private final class Probe extends Screen {
    private final TextField field = new TextField();

    Probe(String title) {
      super(new VBox(), title);
      ((VBox) root()).getChildren().addAll(new Label(title), field);
    }

    @Override
    public List<KeyBinding> keys() {
      return List.of(KeyBinding.hinted("J", "key.move", () -> moved++));
    }
  }

  private static PaletteSource people(BiConsumer<String, Consumer<List<PaletteEntry>>> find) {
    return new PaletteSource() {
      @Override
      public String groupKey() {
        return "palette.people";
      }

      @Override
      public void find(String text, Consumer<List<PaletteEntry>> found) {
        find.accept(text, found);
      }
    };
  }

  private Screens screens() {
    return new Screens()
        .at(Place.Today.class, (place, space) -> new Probe(space.words().get("nav.today")))
        .at(Place.Leads.class, (place, space) -> new Probe(space.words().get("nav.leads")))
        .at(Place.Attention.class, (place, space) -> new Probe(space.words().get("nav.attention")))
        .offer(
            new NavItem(
                NavItem.Section.WORK,
                new Place.Today(),
                Icon.TODAY,
                "nav.today",
                "Alt+1",
                new SimpleIntegerProperty(22)))
        .offer(
            new NavItem(
                NavItem.Section.WORK, new Place.Leads(), Icon.LEAD, "nav.leads", "Alt+2", null))
        .offer(
            new NavItem(
                NavItem.Section.FOOT,
                new Place.Attention(),
                Icon.ATTENTION,
                "nav.attention",
                "",
                new SimpleIntegerProperty(1)));
  }

  @Test
  void lettersMoveTheSelectionButNeverWhileTyping() {
    var space = workspace(Language.CHINESE);
    var bench = fx(() -> new Workbench(space, screens()));
    var scene = show(() -> bench.scene(1440, 900));
    fx(bench::show);
    press(scene, KeyCode.J);
    assertThat(moved).isEqualTo(1);
    fx(() -> ((Probe) java.util.Objects.requireNonNull(bench.current())).field.requestFocus());
    press(scene, KeyCode.J);
    assertThat(moved).isEqualTo(1);
  }

  @Test
  void theLanguageChangesEveryWordAtOnce() {
    var space = workspace(Language.CHINESE);
    var bench = fx(() -> new Workbench(space, screens()));
    var scene = show(() -> bench.scene(1440, 900));
    fx(() -> {
      bench.show();
      bench.showSync(
          new SyncStatus(SyncStatus.Hindrance.NONE, 0, java.time.Duration.ZERO, null, 5, NOW));
    });
    picture(scene, "workbench-zh");
    reads(bench.root(), "今天", "快速新建", "正在上传 · 剩 5 条");
    fx(() -> {
      space.words().languageProperty().set(Language.ENGLISH);
      space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK));
    });
    picture(scene, "workbench-en-dark");
    assertThat(readable(bench.root()))
        .contains("Today", "Quick add", "5 waiting")
        .doesNotContain("今天");
  }

  @Test
  void placesAreReachedByKeyAndLeftAgainByBack() {
    var space = workspace(Language.ENGLISH);
    var bench = fx(() -> new Workbench(space, screens()));
    show(() -> bench.scene(1000, 700));
    fx(bench::show);
    fx(() -> space.navigator().open(new Place.Leads()));
    reads(bench.root(), "Leads");
    assertThat(fx(() -> space.navigator().back())).isTrue();
    assertThat(space.navigator().place()).isEqualTo(new Place.Today());
    assertThat(fx(bench::isNarrow)).isTrue();
  }

  @Test
  void thePlaceWhereOneIsStaysInSightInTheRail() {
    var space = workspace(Language.ENGLISH);
    var screens = new Screens();
    var places =
        List.<Place>of(
            new Place.Today(),
            new Place.Leads(),
            new Place.Pool(),
            new Place.Accounts(),
            new Place.Tasks(),
            new Place.Calendar(),
            new Place.Experiments(),
            new Place.CrossSell(),
            new Place.ProcessBoard(),
            new Place.WeeklyReview(),
            new Place.HealthMatrix(),
            new Place.Ratios());
    for (var place : places) {
      screens
          .at(place.getClass(), (_, _) -> new Probe("somewhere"))
          .offer(new NavItem(NavItem.Section.WORK, place, Icon.LEAD, "nav.leads", "", null));
    }
    var bench = fx(() -> new Workbench(space, screens));
    var scene = show(() -> bench.scene(1280, 400));
    fx(bench::show);
    for (var place : List.of(places.getLast(), places.getFirst(), places.get(6))) {
      fx(() -> {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        space.navigator().open(place);
        scene.getRoot().layout();
      });
      assertThat(fx(() -> isLitInSight(scene.getRoot()))).as(place.toString()).isTrue();
    }
  }

  private static boolean isLitInSight(Parent root) {
    var lit = root.lookup(".nav-item:current");
    var seen = root.lookup(".rail-scroll");
    return seen.localToScene(seen.getLayoutBounds())
        .contains(lit.localToScene(lit.getLayoutBounds()));
  }

  @Test
  void thePaletteFindsPeopleFirstAndGoesWhereItSays() {
    var space = workspace(Language.CHINESE);
    var bench = fx(() -> new Workbench(space, screens()));
    var scene = show(() -> bench.scene(1440, 900));
    fx(() -> {
      bench.addPaletteSource(
          people((text, found) ->
              found.accept(
                  List.of(
                      new PaletteEntry(
                          Icon.PERSON, "陈思远", text, "星河样例物流 · 剩 09:42", "Enter", () -> moved = 7),
                      new PaletteEntry(
                          Icon.ACCOUNT, "陈氏样例食品厂", text, "客户 · 2 单未结", "", () -> {})))));
      bench.show();
    });
    press(scene, KeyCode.K, true, false);
    type(scene, "陈");
    picture(scene, "palette-zh");
    press(scene, KeyCode.ENTER);
    assertThat(moved).isEqualTo(7);
    press(scene, KeyCode.K, true, false);
    type(scene, ">线索");
    press(scene, KeyCode.DOWN, KeyCode.ENTER);
    assertThat(space.navigator().place()).isEqualTo(new Place.Leads());
  }

  @Test
  void enterWaitsForWhatThePaletteHasYetToFindAndAChoiceStaysChosen() {
    var space = workspace(Language.ENGLISH);
    var bench = fx(() -> new Workbench(space, screens()));
    var scene = show(() -> bench.scene(1280, 800));
    var late = new ArrayList<Consumer<List<PaletteEntry>>>();
    var people =
        List.of(
            PaletteEntry.of(Icon.PERSON, "Chen Siyuan", "", () -> moved = 7),
            PaletteEntry.of(Icon.PERSON, "Chen Food", "", () -> moved = 8));
    fx(() -> {
      bench.addPaletteSource(people((text, found) -> late.add(found)));
      bench.show();
    });

    press(scene, KeyCode.K, true, false);
    type(scene, "le");
    reads(bench.root(), "Leads");
    press(scene, KeyCode.ENTER);
    assertThat(fx(() -> space.dialogs().isOpen())).isTrue();
    fx(() -> late.getLast().accept(people));
    assertThat(moved).isEqualTo(7);
    assertThat(fx(() -> space.dialogs().isOpen())).isFalse();

    press(scene, KeyCode.K, true, false);
    type(scene, "leads");
    press(scene, KeyCode.DOWN);
    fx(() -> late.getLast().accept(people));
    press(scene, KeyCode.ENTER);
    assertThat(moved).isEqualTo(7);
    assertThat(space.navigator().place()).isEqualTo(new Place.Leads());

    press(scene, KeyCode.K, true, false);
    type(scene, "le");
    press(scene, KeyCode.ENTER, KeyCode.ESCAPE);
    fx(() -> late.getLast().accept(people));
    assertThat(moved).as("what was left does nothing any more").isEqualTo(7);
  }

  @Test
  void theKeyMapIsOneKeyAwayAndEscLeavesIt() {
    var space = workspace(Language.ENGLISH);
    var bench = fx(() -> new Workbench(space, screens()));
    var scene = show(() -> bench.scene(1280, 800));
    fx(bench::show);
    press(scene, KeyCode.F1);
    picture(scene, "key-map-en");
    reads(bench.root(), "On this screen", "Command palette");
    press(scene, KeyCode.ESCAPE);
    assertThat(fx(() -> space.dialogs().isOpen())).isFalse();
  }

  @Test
  void aBenchThatWasLeftListensToNothing() {
    var space = workspace(Language.ENGLISH);
    var bench = fx(() -> new Workbench(space, screens()));
    show(() -> bench.scene(1280, 800));
    fx(bench::show);
    assertThat(space.ticker().listeners()).isPositive();
    fx(bench::hide);
    assertThat(space.ticker().listeners()).isZero();
  }

  @Test
  void whatIsTypedInTheHeaderGoesToThePaletteWhereNothingSearches() {
    var space = workspace(Language.ENGLISH);
    var bench = fx(() -> new Workbench(space, screens()));
    var scene = show(() -> bench.scene(1280, 800));
    fx(bench::show);
    press(scene, KeyCode.SLASH);
    type(scene, "lea");
    press(scene, KeyCode.ENTER);
    assertThat(fx(() -> space.dialogs().isOpen())).isTrue();
    press(scene, KeyCode.ESCAPE);
    assertThat(fx(() -> space.dialogs().isOpen())).isFalse();
    fx(bench::focusSearch);
    press(scene, KeyCode.ESCAPE);
    assertThat(readable(bench.root())).doesNotContain("lea\n");
  }
}
