package outrider.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
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
  private final List<NavButton> buttons = new ArrayList<>();
  private final List<Label> sections = new ArrayList<>();

  Rail(Workspace workspace, Screens screens) {
    super(new VBox());
    this.workspace = workspace;
    this.rail = (VBox) root();
    rail.getStyleClass().add("rail");
    brand.getStyleClass().add("brand");
    rail.getChildren().add(brand);
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
    if (section == NavItem.Section.FOOT) {
      var space = new Region();
      VBox.setVgrow(space, Priority.ALWAYS);
      rail.getChildren().add(space);
    }
    if (items.isEmpty()) {
      return;
    }
    if (!section.wordKey().isEmpty()) {
      var title = new Label();
      title.getStyleClass().add("rail-section");
      workspace.words().bind(title, section.wordKey());
      sections.add(title);
      rail.getChildren().add(title);
    }
    var group = new VBox();
    group.getStyleClass().add("nav-items");
    for (var item : items) {
      var button = part(new NavButton(workspace.words(), item, workspace.navigator()));
      buttons.add(button);
      group.getChildren().add(button.root());
    }
    rail.getChildren().add(group);
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
  }
}
