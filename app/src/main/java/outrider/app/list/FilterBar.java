package outrider.app.list;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import outrider.app.fx.Appearance;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DataTable;
import outrider.app.fx.FilterChip;
import outrider.app.fx.Icon;
import outrider.app.fx.View;
import outrider.app.shell.Workspace;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The line over a list: its conditions as chips, how many and how fast, columns and density.
final class FilterBar extends View {
  private static final double COUNT_FROM = 720;

  private final Workspace space;
  private final RecordListModel model;
  private final ConditionText text;
  private final ConditionEditor editor;
  private final FlowPane chips = new FlowPane(8, 8);
  private final Label found = new Label();
  private final ButtonWithKey add;
  private final ButtonWithKey density;
  private final ContextMenu more = new ContextMenu();

  FilterBar(Workspace space, RecordType type, RecordListModel model, DataTable<Row> table) {
    super(new HBox());
    this.space = space;
    this.model = model;
    text = new ConditionText(space, type);
    editor = new ConditionEditor(space, type);
    var words = space.words();
    var bar = (HBox) root();
    bar.getStyleClass().addAll("filter-bar", "hairline-bottom");
    chips.getStyleClass().add("chips");
    chips.setAlignment(Pos.CENTER_LEFT);
    found.getStyleClass().addAll("small", "text-3", "num");
    found.setMinWidth(Region.USE_PREF_SIZE);
    var rule = new Region();
    rule.getStyleClass().add("vertical-rule");
    add = ButtonWithKey.plain(words, "list.addCondition").icon(Icon.FILTER).compact();
    add.does(() -> editor.open(add, null, model::add));
    var columns = ButtonWithKey.plain(words, "list.columns").icon(Icon.COLUMNS).compact();
    columns.does(() -> table.chooseColumns(columns));
    density = ButtonWithKey.plain(words, "list.compact").icon(Icon.DENSITY).compact();
    density.does(this::switchDensity);
    var overflow = ButtonWithKey.iconOnly(words, "list.more", Icon.MORE).compact();
    overflow.does(() -> more.show(overflow, Side.BOTTOM, 0, 4));
    overflow.visibleProperty().bind(Bindings.isNotEmpty(more.getItems()));
    overflow.managedProperty().bind(overflow.visibleProperty());
    var tools = new HBox(8, found, rule, columns, density, overflow);
    tools.setAlignment(Pos.CENTER_RIGHT);
    tools.getStyleClass().add("tools");
    tools.setMinWidth(Region.USE_PREF_SIZE);
    // The table below wants all the height there is; wrapped chips must not pay for it.
    bar.setMinHeight(Region.USE_PREF_SIZE);
    chips.setMinWidth(0);
    // Where it is narrow the chips need the room more than the count does.
    bar.widthProperty()
        .subscribe(width -> {
          found.setVisible(width.doubleValue() >= COUNT_FROM);
          found.setManaged(found.isVisible());
        });
    HBox.setHgrow(chips, Priority.ALWAYS);
    bar.getChildren().addAll(chips, tools);
    whileShown(() -> model.conditions().subscribe(this::showConditions));
    whileShown(
        space.appearance(),
        look -> {
          table.setRowHeight(look.density().tableRow());
          density.says(
              look.density() == Appearance.Density.COMPACT ? "list.comfortable" : "list.compact");
        });
    whileShown(model.answerProperty(), answer -> showFound());
    whileShown(model.countsProperty(), counts -> showFound());
    showConditions();
  }

  /// Adds a deed for the whole list to the menu behind the dots, such as *Export*.
  void offer(String wordKey, Icon icon, Runnable deed) {
    var item = new MenuItem(space.words().get(wordKey), icon.node(14));
    item.setOnAction(done -> deed.run());
    more.getItems().add(item);
  }

  /// Opens the editor for one more condition.
  void addCondition() {
    add.fire();
  }

  /// The fields that its conditions name may be called otherwise now.
  void showAgain() {
    showConditions();
  }

  private void showConditions() {
    chips.getChildren().clear();
    for (var condition : model.conditions()) {
      chips.getChildren().add(chip(condition));
    }
    chips.getChildren().add(add);
  }

  private Node chip(Condition condition) {
    var chip = new FilterChip(text.label(condition), text.value(condition));
    chip.does(() -> editor.open(chip, condition, changed -> model.replace(condition, changed)));
    chip.removable(
        space.words().get("list.removeCondition", text.label(condition)),
        () -> model.remove(condition));
    return chip;
  }

  private void showFound() {
    var answer = model.answerProperty().get();
    var words = space.words();
    long all = model.countsProperty().get().getOrDefault(model.viewProperty().get().id(), 0L);
    int here = answer.rows().size();
    if (!answer.complete()) {
      found.setText(words.get("list.searching"));
    } else if (all <= here) {
      found.setText(words.get("list.found", here, answer.millis()));
    } else {
      found.setText(words.get("list.foundOf", here, all, answer.millis()));
    }
  }

  private void switchDensity() {
    var look = space.appearance().get();
    var other =
        look.density() == Appearance.Density.COMPACT
            ? Appearance.Density.COMFORTABLE
            : Appearance.Density.COMPACT;
    space.appearance().set(look.withDensity(other));
  }
}
