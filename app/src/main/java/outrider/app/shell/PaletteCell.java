package outrider.app.shell;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import outrider.app.fx.KeyHint;

/// One line of the palette: the name of a group, or icon, title with its match tinted, note and
/// keys.
final class PaletteCell extends ListCell<CommandPalette.Line> {
  private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");

  PaletteCell(Consumer<PaletteEntry> run) {
    setText(null);
    setPrefWidth(0);
    setOnMouseClicked(click -> {
      if (getItem() instanceof CommandPalette.Line.Entry entry) {
        run.accept(entry.entry());
      }
    });
  }

  @Override
  protected void updateItem(CommandPalette.Line line, boolean empty) {
    super.updateItem(line, empty);
    pseudoClassStateChanged(GROUP, line instanceof CommandPalette.Line.Group);
    if (empty || line == null) {
      setGraphic(null);
      return;
    }
    switch (line) {
      case CommandPalette.Line.Group group -> {
        var name = new Label(group.name());
        name.getStyleClass().add("group-name");
        setGraphic(name);
        setPrefHeight(30);
      }
      case CommandPalette.Line.Entry entry -> {
        setGraphic(row(entry.entry()));
        setPrefHeight(40);
      }
    }
  }

  private static HBox row(PaletteEntry entry) {
    var row = new HBox(12, entry.icon().node(16), title(entry));
    row.setAlignment(Pos.CENTER_LEFT);
    if (!entry.note().isEmpty()) {
      var note = new Label(entry.note());
      note.getStyleClass().add("text-3");
      row.getChildren().add(note);
    }
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    row.getChildren().add(space);
    if (!entry.key().isEmpty()) {
      for (String cap : entry.key().split(" ")) {
        row.getChildren().add(new KeyHint(cap));
      }
    }
    row.setAccessibleText(entry.title() + " " + entry.note());
    return row;
  }

  private static HBox title(PaletteEntry entry) {
    var title = entry.title();
    var match = entry.match();
    int at =
        match.isEmpty()
            ? -1
            : title.toLowerCase(Locale.ROOT).indexOf(match.toLowerCase(Locale.ROOT));
    var box = new HBox();
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(Region.USE_PREF_SIZE);
    if (at < 0) {
      box.getChildren().add(new Label(title));
      return box;
    }
    var tinted = new Label(title.substring(at, at + match.length()));
    tinted.getStyleClass().add("match");
    box.getChildren()
        .addAll(
            new Label(title.substring(0, at)),
            tinted,
            new Label(title.substring(at + match.length())));
    box.getChildren().removeIf(part -> ((Label) part).getText().isEmpty());
    return box;
  }
}
