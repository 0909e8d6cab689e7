package outrider.app.record;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import outrider.app.field.FieldText;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.FilterChip;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.tag.Tagging;

/// The tags of a record, each with a cross, and a button for one more: from the list, or a new
/// word.
public final class TagEditor extends FlowPane {
  private static final double TOOLTIP_WIDTH = 360;

  private final Workspace space;
  private final FieldText text;
  private final BiConsumer<String, Boolean> changed;
  private List<String> tags = List.of();

  /// @param changed told the tag and whether it was added (or else taken off)
  public TagEditor(Workspace space, BiConsumer<String, Boolean> changed) {
    super(6, 6);
    this.space = space;
    this.changed = changed;
    text = new FieldText(space);
    getStyleClass().add("tag-editor");
  }

  public void show(Row row) {
    show(row, List.of());
  }

  /// @param taggings why it has the tags that rules gave it
  public void show(Row row, List<Row> taggings) {
    tags = row.set(Fields.TAGS);
    getChildren().clear();
    for (var tag : tags) {
      var chip = new FilterChip("", text.tag(tag));
      chip.removable(
          space.words().get("record.removeTag", text.tag(tag)), () -> changed.accept(tag, false));
      chip.getStyleClass().add("tag");
      Tagging.why(tag, taggings).ifPresent(why -> explain(chip, why));
      getChildren().add(chip);
    }
    var add = ButtonWithKey.plain(space.words(), "record.addTag").icon(Icon.TAG).compact();
    add.does(() -> choose(add));
    getChildren().add(add);
  }

  private void explain(FilterChip chip, Tagging why) {
    var reason = new TagReason(space);
    var brief = reason.brief(why);
    chip.icon(Icon.ACTIVE, "text-3");
    chip.does(() -> reason.open(why, chip));
    chip.setAccessibleText(chip.getAccessibleText() + ", " + brief);
    var tooltip = new Tooltip(brief);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(TOOLTIP_WIDTH);
    Tooltip.install(chip, tooltip);
  }

  private void choose(ButtonWithKey below) {
    var menu = new ContextMenu();
    for (var tag : space.database().configuration().all(RecordType.TAG)) {
      if (!tags.contains(tag.id())) {
        var item = new MenuItem(text.tag(tag.id()));
        item.setOnAction(done -> changed.accept(tag.id(), true));
        menu.getItems().add(item);
      }
    }
    menu.getItems().add(newWord(menu, word -> changed.accept(word, true)));
    menu.show(below, Side.BOTTOM, 0, 4);
  }

  private CustomMenuItem newWord(ContextMenu menu, Consumer<String> chosen) {
    var word = new TextField();
    word.setPromptText(space.words().get("record.newTag"));
    word.setOnAction(entered -> {
      if (!word.getText().isBlank()) {
        menu.hide();
        chosen.accept(word.getText().strip());
      }
    });
    var item = new CustomMenuItem(word);
    item.setHideOnClick(false);
    return item;
  }
}
