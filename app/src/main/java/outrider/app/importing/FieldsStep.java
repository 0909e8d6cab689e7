package outrider.app.importing;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.fx.LiveList;
import outrider.app.fx.View;
import outrider.app.importing.mapping.ColumnMapping;
import outrider.app.importing.mapping.Mapping;
import outrider.app.shell.Workspace;

/// Step 2: every column of the file beside the field it goes into, and on the right what will come
/// of it.
final class FieldsStep extends View {
  private static final double ROW = 40;

  private final Workspace space;
  private final ImportViewModel model;
  private final HBox counts = new HBox();
  private final LiveList<MappingRow> rows = new LiveList<>(MappingRow::key);
  private final ListView<MappingRow> list = new ListView<>(rows.items());
  private final ConsequencesPanel consequences;

  FieldsStep(Workspace space, ImportViewModel model) {
    super(new BorderPane());
    this.space = space;
    this.model = model;
    consequences = part(new ConsequencesPanel(space, model));
    list.getStyleClass().add("mapping-list");
    list.setFixedCellSize(ROW);
    list.setCellFactory(view -> new MappingCell(space, model));
    list.setAccessibleText(space.words().get("import.step.fields"));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(row -> consequences.select(row == null ? "" : row.key()));
    VBox.setVgrow(list, Priority.ALWAYS);
    var frame = (BorderPane) root();
    frame.setCenter(new VBox(summary(), MappingCell.head(space.words()), list));
    frame.setRight(consequences.root());
    whileShown(model.mappingProperty(), mapping -> mapping.ifPresent(this::show));
  }

  /// Alt+J: the next line a person should look at, from the top again after the last.
  void nextDoubtful() {
    if (!isShown()) {
      return;
    }
    var count = rows.items().size();
    var from = list.getSelectionModel().getSelectedIndex();
    for (var step = 1; step <= count; step++) {
      var index = Math.floorMod(from + step, count);
      if (rows.items().get(index).doubtful()) {
        list.getSelectionModel().select(index);
        list.scrollTo(index);
        list.requestFocus();
        return;
      }
    }
  }

  /// Enter: opens the choice of fields of the selected line.
  void choose() {
    var row = list.getSelectionModel().getSelectedItem();
    if (row == null || !isShown()) {
      return;
    }
    for (var node : list.lookupAll(".mapping-cell")) {
      if (node instanceof MappingCell cell && row.equals(cell.getItem())) {
        cell.choose();
      }
    }
  }

  private Node summary() {
    counts.getStyleClass().add("counts");
    var grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    var remember =
        ButtonWithKey.plain(space.words(), "import.remember")
            .icon(Icon.BOOKMARK)
            .compact()
            .does(() -> {
              model.remember();
              space.toasts().show(space.words().get("import.remembered"));
            });
    var summary = new HBox(counts, grow, remember);
    summary.getStyleClass().addAll("import-summary", "hairline-bottom");
    return summary;
  }

  private void show(Mapping mapping) {
    var words = space.words();
    rows.show(model.rows());
    var mapped = mapping.columns().stream().filter(c -> c.field().isPresent()).count();
    var doubtful = mapping.columns().stream().filter(ColumnMapping::doubtful).count();
    counts
        .getChildren()
        .setAll(new Chip(words.get("import.mapped", mapped), Chip.Tone.OK, Icon.SYNCED));
    if (doubtful > 0) {
      counts
          .getChildren()
          .add(new Chip(words.get("import.doubtful", doubtful), Chip.Tone.WARN, Icon.RISK));
    }
    if (!mapping.missing().isEmpty()) {
      counts
          .getChildren()
          .add(
              new Chip(
                  words.get("import.missing", mapping.missing().size()),
                  Chip.Tone.RISK,
                  Icon.LATE));
    }
    if (list.getSelectionModel().isEmpty() && !rows.items().isEmpty()) {
      list.getSelectionModel().select(0);
      for (var index = 0; index < rows.items().size(); index++) {
        if (rows.items().get(index).doubtful()) {
          list.getSelectionModel().select(index);
          break;
        }
      }
    }
  }

  /// A quiet label that says nothing when there is nothing to say.
  static Label quiet(String text) {
    var label = new Label(text);
    label.getStyleClass().addAll("small", "text-3");
    return label;
  }
}
