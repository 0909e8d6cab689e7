package outrider.app.importing;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.Icon;
import outrider.app.fx.Meter;
import outrider.app.fx.SegmentedTabs;
import outrider.app.fx.View;
import outrider.app.i18n.Words;
import outrider.app.importing.file.BlankWords;
import outrider.app.importing.file.CsvFile;
import outrider.app.importing.file.TableFile;
import outrider.app.importing.file.XlsxFile;
import outrider.app.importing.run.ImportHistory;
import outrider.app.shell.Workspace;
import outrider.core.record.RecordType;

/// Step 1: what is imported, from which file, and how that file is to be read. Encoding, delimiter
/// and header are found; each can be set right here, with the first records beneath to judge by.
final class FileStep extends View {
  private static final List<String> CHARSETS =
      List.of("UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "Big5", "windows-1252");
  private static final int PREVIEW_COLUMNS = 8;

  private final Workspace space;
  private final Words words;
  private final ImportViewModel model;
  private final VBox body = new VBox();
  private final VBox recent = new VBox();

  FileStep(Workspace space, ImportViewModel model) {
    super(new BorderPane());
    this.space = space;
    this.words = space.words();
    this.model = model;
    body.getStyleClass().add("import-body");
    var scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    recent.getStyleClass().addAll("side-panel", "consequences", "recent");
    var frame = (BorderPane) root();
    frame.setCenter(scroll);
    frame.setRight(recent);
    whileShown(model.lookProperty(), look -> paint());
    whileShown(model.progressProperty(), progress -> paint());
    whileShown(model.batchesProperty(), this::showRecent);
  }

  private void paint() {
    body.getChildren().setAll(types(), drop());
    if (model.progressProperty().get().isPresent() && model.lookProperty().get().isEmpty()) {
      body.getChildren().add(reading(model.progressProperty().get().get()));
    }
    model
        .fileProperty()
        .get()
        .filter(_ -> model.lookProperty().get().isPresent())
        .ifPresent(file -> body.getChildren().addAll(settings(file), preview(file)));
  }

  private Node types() {
    var tabs = new SegmentedTabs<RecordType>();
    for (var type : model.types()) {
      tabs.tab(type, words.fields().type(type), icon(type));
    }
    tabs.select(model.typeProperty().get());
    tabs.onChosen(model::chooseType);
    var label = new Label(words.get("import.what"));
    label.getStyleClass().add("section-title");
    return new VBox(8, label, tabs);
  }

  private Node drop() {
    var sentence = new Label(words.get("import.drop"));
    sentence.getStyleClass().add("text-2");
    var formats = new Label(words.get("import.formats"));
    formats.getStyleClass().addAll("small", "text-3");
    var choose =
        (model.lookProperty().get().isPresent()
                ? ButtonWithKey.secondary(words, "import.otherFile")
                : ButtonWithKey.primary(words, "import.chooseFile"))
            .icon(Icon.IMPORT)
            .does(this::chooseFile);
    var text = new VBox(2, sentence, formats);
    HBox.setHgrow(text, Priority.ALWAYS);
    var area = new HBox(16, Icon.DOCUMENT.node(24, "text-3"), text, choose);
    area.setAlignment(Pos.CENTER_LEFT);
    area.getStyleClass().add("drop-area");
    return area;
  }

  private Node reading(ImportWork.Progress progress) {
    var meter = new Meter(320, "info");
    meter.setShare(Math.max(0, progress.share()));
    var text = new Label(words.get(progress.key()));
    text.getStyleClass().addAll("small", "text-2");
    return new HBox(12, meter, text);
  }

  private Node settings(TableFile file) {
    var line = new HBox(16);
    line.setAlignment(Pos.BOTTOM_LEFT);
    line.setFillHeight(false);
    switch (file) {
      case CsvFile csv -> {
        line.getChildren()
            .addAll(
                labelled(
                    "import.encoding",
                    choice(
                        withNow(csv.charset().name()),
                        name -> name,
                        csv.charset().name(),
                        name -> model.reopen(now -> ((CsvFile) now).in(Charset.forName(name))))),
                labelled(
                    "import.delimiter",
                    choice(
                        List.of(',', '\t', ';', '|'),
                        this::delimiterWords,
                        csv.delimiter(),
                        chosen -> model.reopen(now -> ((CsvFile) now).separatedBy(chosen)))));
        line.getChildren()
            .add(header(file, headed -> model.reopen(now -> ((CsvFile) now).headed(headed))));
      }
      case XlsxFile book -> {
        line.getChildren()
            .add(
                labelled(
                    "import.sheet",
                    choice(
                        book.sheets(),
                        name -> name,
                        book.sheet(),
                        name -> model.reopen(now -> ((XlsxFile) now).sheet(name)))));
        line.getChildren()
            .add(header(file, headed -> model.reopen(now -> ((XlsxFile) now).headed(headed))));
      }
    }
    return new VBox(12, line, blanks());
  }

  /// The words that mean "nothing was answered", to be changed by hand: what they are differs from
  /// one program that writes files to the next.
  private Node blanks() {
    var list = new TextField(model.blanks().list());
    list.setId("import-blanks");
    list.setPromptText(words.get("import.blanksPrompt"));
    Runnable done = () -> model.blanks(BlankWords.of(list.getText()));
    list.setOnAction(entered -> done.run());
    list.focusedProperty()
        .addListener((focus, before, now) -> {
          if (before && !now) {
            done.run();
          }
        });
    var usual =
        ButtonWithKey.plain(words, "import.blanksUsual")
            .compact()
            .does(() -> model.blanks(BlankWords.USUAL));
    usual.setVisible(!model.blanks().equals(BlankWords.USUAL));
    HBox.setHgrow(list, Priority.ALWAYS);
    var line = new HBox(8, list, usual);
    line.setAlignment(Pos.CENTER_LEFT);
    return labelled("import.blanks", line);
  }

  private Node header(TableFile file, Consumer<Boolean> chosen) {
    var box = new CheckBox(words.get("import.headed"));
    box.setSelected(file.shape().headed());
    box.setOnAction(done -> chosen.accept(box.isSelected()));
    var holder = new HBox(box);
    holder.setAlignment(Pos.CENTER_LEFT);
    holder.setMinHeight(34);
    return holder;
  }

  private Node preview(TableFile file) {
    var grid = new GridPane();
    grid.getStyleClass().addAll("preview", "card");
    var columns = Math.min(PREVIEW_COLUMNS, file.shape().width());
    for (var column = 0; column < columns; column++) {
      var header = file.shape().headers().get(column);
      var label =
          new Label(header.isBlank() ? words.get("import.column.unnamed", column + 1) : header);
      label.getStyleClass().addAll("bold", "small", "preview-cell");
      grid.add(label, column, 0);
    }
    for (var row = 0; row < file.shape().preview().size(); row++) {
      for (var column = 0; column < columns; column++) {
        var label = new Label(file.shape().preview().get(row).get(column).replace('\n', ' '));
        label.getStyleClass().addAll("small", "text-2", "preview-cell");
        grid.add(label, column, row + 1);
      }
    }
    var title = new Label(words.get("import.preview"));
    title.getStyleClass().add("section-title");
    var box = new VBox(8, title, grid);
    if (file.shape().width() > columns) {
      box.getChildren()
          .add(FieldsStep.quiet(words.get("import.moreColumns", file.shape().width() - columns)));
    }
    model
        .lookProperty()
        .get()
        .filter(look -> look.broken() > 0)
        .ifPresent(look -> {
          var broken = new Label(words.get("import.brokenLines", look.broken()));
          broken.getStyleClass().addAll("small", "warn-text");
          broken.setGraphic(Icon.RISK.node(14, "warn-text"));
          box.getChildren().add(broken);
        });
    return box;
  }

  private void showRecent(List<ImportHistory.Batch> batches) {
    var title = new Label(words.get("import.recent"));
    title.getStyleClass().add("subheading");
    recent.getChildren().setAll(title);
    if (batches.isEmpty()) {
      recent.getChildren().add(FieldsStep.quiet(words.get("import.noRecent")));
    }
    for (var batch : batches) {
      recent.getChildren().add(batch(batch));
    }
  }

  private Node batch(ImportHistory.Batch batch) {
    var name = new Label(batch.fileName());
    name.getStyleClass().add("bold");
    var now = space.clock().instant();
    var when =
        words.moments().near(java.time.Instant.ofEpochMilli(batch.startedAt()), now, space.zone());
    var counts =
        FieldsStep.quiet(
            words.get(
                "import.batch",
                words.fields().type(batch.type()),
                batch.created(),
                batch.updated(),
                when));
    counts.setWrapText(true);
    counts.setMinHeight(Region.USE_PREF_SIZE);
    var box = new VBox(2, name, counts);
    box.getStyleClass().addAll("batch", "hairline-soft-bottom");
    if (batch.undoneAt() > 0) {
      box.getChildren().add(FieldsStep.quiet(words.get("import.wasUndone")));
    } else if (batch.undoable(now.toEpochMilli())) {
      var undo =
          ButtonWithKey.plain(words, "import.undo")
              .icon(Icon.UNDO)
              .compact()
              .does(() -> model.undo(batch.id()));
      if (model.interrupted().contains(batch)) {
        var note = new Label(words.get("import.wasInterrupted"), Icon.RISK.node(14, "warn-text"));
        note.getStyleClass().addAll("small", "warn-text");
        var resume =
            ButtonWithKey.soft(words, "import.resume")
                .icon(Icon.IMPORT)
                .compact()
                .does(() -> resume(batch));
        box.getChildren().addAll(note, resume);
      }
      box.getChildren().add(undo);
    }
    return box;
  }

  private void resume(ImportHistory.Batch batch) {
    if (!model.resume(batch)) {
      space.toasts().error(words.get("import.fileGone", batch.fileName()));
    }
  }

  private void chooseFile() {
    var chooser = new FileChooser();
    chooser.setTitle(words.get("import.chooseFile"));
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(
                words.get("import.tables"), "*.csv", "*.tsv", "*.txt", "*.xlsx"),
            new FileChooser.ExtensionFilter(words.get("import.anyFile"), "*.*"));
    var file = chooser.showOpenDialog(root().getScene().getWindow());
    if (file != null) {
      model.open(file.toPath());
    }
  }

  private Node labelled(String key, Node control) {
    var label = new Label(words.get(key));
    label.getStyleClass().addAll("small", "text-2");
    return new VBox(4, label, control);
  }

  private static <T> ComboBox<T> choice(
      List<T> options, Function<T, String> shown, T now, Consumer<T> chosen) {
    var box = new ComboBox<T>();
    box.getItems().setAll(options);
    box.setConverter(new ChoiceWords<>(shown));
    box.setValue(now);
    box.setPrefWidth(168);
    box.setOnAction(done -> chosen.accept(box.getValue()));
    return box;
  }

  private static List<String> withNow(String charset) {
    return CHARSETS.contains(charset)
        ? CHARSETS
        : java.util.stream.Stream.concat(java.util.stream.Stream.of(charset), CHARSETS.stream())
            .toList();
  }

  private String delimiterWords(char delimiter) {
    Map<Character, String> names = new LinkedHashMap<>();
    names.put(',', "import.delimiter.comma");
    names.put('\t', "import.delimiter.tab");
    names.put(';', "import.delimiter.semicolon");
    names.put('|', "import.delimiter.bar");
    return words.get(names.getOrDefault(delimiter, "import.delimiter.comma"));
  }

  private static Icon icon(RecordType type) {
    return switch (type) {
      case ACCOUNT -> Icon.ACCOUNT;
      case CONTACT -> Icon.CONTACT;
      case PRODUCT -> Icon.TAG;
      case OPPORTUNITY -> Icon.OPPORTUNITY;
      default -> Icon.LEAD;
    };
  }
}
