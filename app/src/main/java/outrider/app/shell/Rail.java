package outrider.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import outrider.app.fx.Avatar;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.fx.View;

/// The navigation rail: 200 wide, or 56 when the window is narrow or the user says so.
final class Rail extends View {
  private static final PseudoClass COLLAPSED = PseudoClass.getPseudoClass("collapsed");

  private final Workspace workspace;
  private final VBox rail;
  private final HBox brand = new HBox();
  private final HBox who = new HBox();
  private final VBox places = new VBox();
  private final ScrollPane scroll = new ScrollPane(places);
  private final List<NavButton> buttons = new ArrayList<>();
  private final List<Label> sections = new ArrayList<>();

  Rail(Workspace workspace, Screens screens) {
    super(new VBox());
    this.workspace = workspace;
    this.rail = (VBox) root();
    rail.getStyleClass().add("rail");
    brand.getStyleClass().add("brand");
    scrolled();
    rail.getChildren().addAll(brand, scroll);
    for (var section : NavItem.Section.values()) {
      addSection(
          section, screens.items().stream().filter(item -> item.section() == section).toList());
    }
    who.getStyleClass().add("who");
    VBox.setMargin(who, new javafx.geometry.Insets(6, 0, 0, 0));
    rail.getChildren().add(who);
    whileShown(workspace.navigator().placeProperty(), this::light);
    setCollapsed(false);
  }

  void setCollapsed(boolean narrow) {
    rail.pseudoClassStateChanged(COLLAPSED, narrow);
    buttons.forEach(button -> button.setCollapsed(narrow));
    sections.forEach(section -> {
      section.setManaged(true);
      section.setVisible(!narrow);
    });
    layBrand(narrow);
    layWho(narrow);
  }

  private void addSection(NavItem.Section section, List<NavItem> items) {
    var into = section == NavItem.Section.FOOT ? rail : places;
    if (items.isEmpty()) {
      return;
    }
    if (!section.wordKey().isEmpty()) {
      var title = new Label();
      title.getStyleClass().add("rail-section");
      workspace.words().bind(title, section.wordKey());
      sections.add(title);
      into.getChildren().add(title);
    }
    var group = new VBox();
    group.getStyleClass().add("nav-items");
    for (var item : items) {
      var button = part(new NavButton(workspace.words(), item, workspace.navigator()));
      buttons.add(button);
      group.getChildren().add(button.root());
    }
    into.getChildren().add(group);
  }

  /// Whoever has many places scrolls them; brand, foot and person stay in sight.
  private void scrolled() {
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMinHeight(0);
    scroll.getStyleClass().add("rail-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    scroll.heightProperty().subscribe(this::reveal);
    places.heightProperty().subscribe(this::reveal);
  }

  private void layBrand(boolean narrow) {
    var name = new Label();
    workspace.words().bind(name, "app.name");
    brand.getChildren().setAll(new Logo());
    if (!narrow) {
      brand.getChildren().add(name);
    }
  }

  private void layWho(boolean narrow) {
    var user = workspace.user();
    var avatar = new Avatar(user.name());
    var settings =
        ButtonWithKey.iconOnly(workspace.words(), "nav.settings", Icon.SETTINGS)
            .compact()
            .does(() -> workspace.navigator().open(new Place.Settings()));
    if (narrow) {
      var column = new VBox(8, settings, avatar);
      column.setAlignment(Pos.CENTER);
      HBox.setHgrow(column, Priority.ALWAYS);
      who.getChildren().setAll(column);
      return;
    }
    var name = new Label(user.name());
    name.getStyleClass().addAll("small", "bold");
    var team = new Label(user.teamName());
    team.getStyleClass().addAll("small", "text-3");
    name.setTooltip(new Tooltip(user.name()));
    team.setTooltip(new Tooltip(user.teamName()));
    var text = new VBox(name, team);
    text.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(text, Priority.ALWAYS);
    who.getChildren().setAll(avatar, text, settings);
  }

  private void light(Place place) {
    var home = Screens.home(place);
    buttons.forEach(button -> button.setCurrent(button.item().place().getClass() == home));
    reveal();
  }

  /// Whoever went somewhere by the keyboard sees where they are.
  private void reveal() {
    var shown = scroll.getViewportBounds().getHeight();
    var hidden = places.getHeight() - shown;
    if (shown <= 0 || hidden <= 0) {
      return;
    }
    buttons.stream()
        .filter(NavButton::isCurrent)
        .filter(button -> button.item().section() != NavItem.Section.FOOT)
        .map(View::root)
        .findFirst()
        .map(button -> places.sceneToLocal(button.localToScene(button.getLayoutBounds())))
        .ifPresent(at -> {
          var top = scroll.getVvalue() * hidden;
          if (at.getMinY() < top) {
            scroll.setVvalue(at.getMinY() / hidden);
          } else if (at.getMaxY() > top + shown) {
            scroll.setVvalue((at.getMaxY() - shown) / hidden);
          }
        });
  }
}
