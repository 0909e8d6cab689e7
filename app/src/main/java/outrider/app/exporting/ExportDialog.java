package outrider.app.exporting;

import java.io.File;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.field.FieldSight;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Column;
import outrider.app.fx.DialogCard;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.Meter;
import outrider.app.i18n.Words;
import outrider.app.list.RecordList;
import outrider.app.list.Viewpoint;
import outrider.app.shell.Workspace;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Takes the list on screen out as a file: the checked rows, or all that match. Offered only to
/// whom the rules let export.
public final class ExportDialog {
  private static final Logger LOG = LoggerFactory.getLogger(ExportDialog.class);
  private static final double WIDTH = 480;

  private final Workspace space;
  private final Words words;
  private final RecordType type;
  private final RecordList list;
  private final Meter meter = new Meter(WIDTH - 48);
  private final Label state = new Label();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private Runnable close = () -> {};

  private ExportDialog(Workspace space, RecordType type, RecordList list) {
    this.space = space;
    this.words = space.words();
    this.type = type;
    this.list = list;
  }

  /// Puts *Export* into the menu of a list, where the person may export.
  public static void offer(Workspace space, RecordType type, RecordList list) {
    if (space.commands().actor().mayExport()) {
      list.offer("export.title", Icon.EXPORT, () -> new ExportDialog(space, type, list).open());
    }
  }

  private void open() {
    var formats = new ToggleGroup();
    var choices = new VBox(8);
    for (var format : ExportFormat.values()) {
      choices.getChildren().add(choice(formats, words.get(format.wordKey()), format));
    }
    var columns = new ToggleGroup();
    var shown = choice(columns, words.get("export.shownColumns"), Boolean.FALSE);
    var all = choice(columns, words.get("export.allColumns"), Boolean.TRUE);
    var which = new Label(words.get("export.which", list.table().checkedCountProperty().get()));
    if (list.table().checkedCountProperty().get() == 0) {
      which.setText(words.get("export.whole"));
    }
    which.getStyleClass().add("text-2");
    state.getStyleClass().addAll("small", "text-2", "num");
    meter.setVisible(false);
    var content =
        new VBox(
            16,
            which,
            section("export.format", choices),
            section("export.columns", new VBox(8, shown, all)),
            meter,
            state);
    var cancel =
        ButtonWithKey.secondary(words, "export.cancel")
            .key("Esc")
            .does(() -> {
              stopped.set(true);
              close.run();
            });
    var save = ButtonWithKey.primary(words, "export.save").icon(Icon.EXPORT);
    save.does(() -> {
      var format = (ExportFormat) formats.getSelectedToggle().getUserData();
      var everything = (Boolean) columns.getSelectedToggle().getUserData();
      var file = ask(save.getScene().getWindow(), format);
      if (file != null) {
        save.setDisable(true);
        write(format, everything, file);
      }
    });
    close =
        space
            .dialogs()
            .open(new DialogCard(words.get("export.title"), WIDTH, content, cancel, save));
  }

  private VBox section(String key, VBox content) {
    var title = new Label(words.get(key));
    title.getStyleClass().add("section-title");
    return new VBox(8, title, content);
  }

  private static RadioButton choice(ToggleGroup group, String text, Object value) {
    var button = new RadioButton(text);
    button.setToggleGroup(group);
    button.setUserData(value);
    if (group.getSelectedToggle() == null) {
      button.setSelected(true);
    }
    return button;
  }

  private File ask(Window window, ExportFormat format) {
    var chooser = new FileChooser();
    chooser.setTitle(words.get("export.title"));
    chooser.setInitialFileName(
        words.fields().type(type) + " " + space.today() + "." + format.extension());
    chooser
        .getExtensionFilters()
        .add(
            new FileChooser.ExtensionFilter(
                words.get(format.wordKey()), "*." + format.extension()));
    return chooser.showSaveDialog(window);
  }

  private void write(ExportFormat format, boolean everything, File file) {
    var fields = fields(everything);
    var checked = list.table().checked().stream().mapToLong(Long::longValue).toArray();
    var query = list.model().query();
    var viewpoint = Viewpoint.of(space);
    var showing = FxThread.newestOncePerFrame();
    var yes = words.get("list.yes");
    var no = words.get("list.no");
    var separator = words.get("list.separator");
    var sheet = words.fields().type(type);
    meter.setVisible(true);
    space
        .background()
        .work(
            "export",
            () -> {
              var database = space.database();
              var numbers =
                  checked.length > 0
                      ? checked
                      : database.readNow(sql -> query.numbers(sql, viewpoint));
              var cells =
                  new ExportCells(
                      words.fields(),
                      ListExport.names(database, fields),
                      space.zone(),
                      yes,
                      no,
                      separator);
              var whole =
                  new ListExport(database)
                      .write(
                          type,
                          numbers,
                          fields,
                          cells,
                          format,
                          file.toPath(),
                          sheet,
                          (done, total) -> {
                            showing.execute(() -> show(done, total));
                            return !stopped.get();
                          });
              return whole ? numbers.length : -1;
            })
        .onSuccess(count -> {
          close.run();
          if (count >= 0) {
            space.toasts().show(words.get("export.done", count, file.getName()));
          }
        })
        .onFailure(failure -> {
          LOG.error("an export failed", failure);
          close.run();
          space.toasts().error(words.get("export.failed"));
        })
        .start();
  }

  private void show(long done, long total) {
    meter.setShare(total == 0 ? 1 : (double) done / total);
    state.setText(words.get("export.progress", done, total));
  }

  /// The columns on screen in their order, a person with the company; or every field there is.
  private List<FieldDefinition> fields(boolean everything) {
    var registry = space.database().configuration().fields();
    if (everything) {
      return registry.fields(type).stream().filter(FieldSight.of(space)::mayRead).toList();
    }
    return list.table().shownColumns().stream()
        .map(Column<Row>::id)
        .flatMap(id ->
            type == RecordType.LEAD && id.equals(Fields.NAME)
                ? java.util.stream.Stream.of(Fields.NAME, "company")
                : java.util.stream.Stream.of(id))
        .distinct()
        .flatMap(name -> registry.field(type, name).stream())
        .toList();
  }
}
