package outrider.app.record;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.list.RowColumns;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The tags of a record as chips; each can be taken off, and any tag of the company put on.
public final class TagLine extends FlowPane {
  private final Workspace space;
  private final ConfiguredNames names;

  public TagLine(Workspace space) {
    super(6, 6);
    this.space = space;
    names = new ConfiguredNames(space.words(), space.database()::configuration);
    getStyleClass().add("tag-line");
  }

  public void show(Row row) {
    getChildren().clear();
    var columns = new RowColumns(space, row.type());
    for (var tag : row.set(Fields.TAGS)) {
      var chip = columns.chip(tag);
      var cross = new Button();
      cross.getStyleClass().setAll("tag-remove");
      cross.setGraphic(Icon.CLOSE.node(10));
      cross.setAccessibleText(space.words().get("record.removeTag", names.tag(tag)));
      cross.setOnAction(done -> remove(row, tag));
      chip.setGraphic(cross);
      chip.setContentDisplay(ContentDisplay.RIGHT);
      getChildren().add(chip);
    }
    var add = ButtonWithKey.plain(space.words(), "record.addTag").icon(Icon.TAG).compact();
    add.does(() -> choose(row, add));
    getChildren().add(add);
  }

  private void choose(Row row, Button below) {
    var menu = new ContextMenu();
    var has = row.set(Fields.TAGS);
    space.database().configuration().all(RecordType.TAG).stream()
        .filter(tag -> !has.contains(tag.id()))
        .sorted(Comparator.comparing(names::of))
        .forEach(tag -> {
          var item = new MenuItem(names.of(tag));
          item.setOnAction(done -> add(row, tag.id()));
          menu.getItems().add(item);
        });
    if (menu.getItems().isEmpty()) {
      var none = new MenuItem(space.words().get("record.noMoreTags"));
      none.setDisable(true);
      menu.getItems().add(none);
    }
    menu.show(below, Side.BOTTOM, 0, 4);
  }

  private void add(Row row, String tag) {
    new Deeds(space)
        .submit(
            "undo.tagged",
            new Command.AddTags(row.type(), row.id(), List.of(tag)),
            space.words().get("record.tagged", names.tag(tag)));
  }

  private void remove(Row row, String tag) {
    new Deeds(space)
        .submit(
            "undo.tagged",
            new Command.RemoveTags(row.type(), row.id(), List.of(tag)),
            space.words().get("record.untagged", names.tag(tag)));
  }
}
