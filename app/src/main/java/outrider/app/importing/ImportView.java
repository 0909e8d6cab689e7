package outrider.app.importing;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.fx.StepTrail;
import outrider.app.fx.View;
import outrider.app.importing.file.CsvFile;
import outrider.app.importing.file.TableFile;
import outrider.app.importing.file.XlsxFile;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;

/// The import wizard: five steps, each in the middle of the same frame, with the way back and
/// forward beneath. It needs no network.
public final class ImportView extends Screen {
  private final Workspace space;
  private final ImportViewModel model;
  private final Map<ImportStep, View> steps = new EnumMap<>(ImportStep.class);
  private final StepTrail trail;
  private final Label fileWords = new Label();
  private final StackPane middle = new StackPane();
  private final Label hindrance = new Label();
  private final ButtonWithKey leave;
  private final ButtonWithKey back;
  private final ButtonWithKey next;
  private final FieldsStep fields;
  private final RunStep run;
  private @Nullable View shownStep;

  public ImportView(Workspace space, ImportDesk desk) {
    this(space, desk.model());
  }

  ImportView(Workspace space, ImportViewModel model) {
    super(new BorderPane(), space.words().get("import.title"));
    this.space = space;
    this.model = model;
    stylesheet(ImportView.class, "import.css");
    parentTitleProperty().set(space.words().get("nav.leads"));
    root().getStyleClass().addAll("import", "surface");
    fields = new FieldsStep(space, model);
    steps.put(ImportStep.FILE, new FileStep(space, model));
    steps.put(ImportStep.FIELDS, fields);
    steps.put(ImportStep.CHECK, new CheckStep(space, model));
    steps.put(ImportStep.ASSIGN, new AssignStep(space, model));
    run = new RunStep(space, model);
    steps.put(ImportStep.IMPORT, run);

    trail = new StepTrail(index -> model.go(ImportStep.values()[index]));
    leave = ButtonWithKey.plain(space.words(), "import.leave");
    back = ButtonWithKey.secondary(space.words(), "import.back").does(model::previous);
    next = ButtonWithKey.primary(space.words(), "import.next").key("Ctrl+Enter").does(model::next);
    var frame = (BorderPane) root();
    frame.setTop(head());
    frame.setCenter(middle);
    frame.setBottom(foot());
    takeDroppedFiles(frame);

    whileShown(model.stepProperty(), this::showStep);
    whileShown(model.mappingProperty(), mapping -> showWay());
    whileShown(model.planProperty(), plan -> showWay());
    whileShown(model.outcomeProperty(), outcome -> showWay());
    whileShown(model.progressProperty(), progress -> showWay());
    whileShown(model.lookProperty(), look -> showFile());
  }

  @Override
  public Place parentPlace() {
    return new Place.Leads();
  }

  @Override
  public Node footerNote() {
    var note = new Label(space.words().get("import.offline"));
    note.getStyleClass().addAll("small", "text-3");
    return note;
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hinted("Alt+J", "import.key.doubtful", fields::nextDoubtful),
        KeyBinding.hinted("Enter", "import.key.choose", fields::choose),
        KeyBinding.hinted("Ctrl+Enter", "import.key.next", this::goOn),
        KeyBinding.of("Ctrl+V", "import.key.paste", this::paste),
        KeyBinding.of("Ctrl+Backspace", "import.key.back", model::previous));
  }

  /// Ctrl+Enter: the next step, and at the last one the deed itself.
  private void goOn() {
    if (model.stepProperty().get() == ImportStep.IMPORT) {
      run.start();
    } else {
      model.next();
    }
  }

  /// Opens a file that was copied, or whose path was.
  private void paste() {
    if (model.stepProperty().get() == ImportStep.FILE) {
      CopiedFile.find()
          .ifPresentOrElse(
              model::open, () -> space.toasts().show(space.words().get("import.noCopiedFile")));
    }
  }

  private Node head() {
    fileWords.getStyleClass().addAll("small", "text-2", "num");
    fileWords.setMinWidth(0);
    var grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    var head = new HBox(trail, grow, fileWords);
    head.getStyleClass().addAll("import-head", "surface", "hairline-bottom");
    return head;
  }

  private Node foot() {
    hindrance.getStyleClass().addAll("hindrance", "risk-text");
    hindrance.setGraphic(Icon.LATE.node(14, "risk-text"));
    hindrance.setMinWidth(0);
    leave.does(() -> {
      model.reset();
      space.navigator().open(new Place.Leads());
    });
    var grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    var foot = new HBox(leave, grow, hindrance, back, next);
    foot.getStyleClass().addAll("import-foot", "surface", "hairline-top");
    return foot;
  }

  private void showStep(ImportStep step) {
    var words = space.words();
    trail.show(
        Arrays.stream(ImportStep.values()).map(each -> words.get(each.wordKey())).toList(),
        step.ordinal());
    if (shownStep != null) {
      shownStep.hide();
    }
    var view = steps.get(step);
    if (view != null) {
      middle.getChildren().setAll(view.root());
      view.show();
      shownStep = view;
    }
    if (step == ImportStep.IMPORT) {
      next.setVisible(false);
      next.setManaged(false);
    } else {
      next.setVisible(true);
      next.setManaged(true);
      next.says(
          step.next() == ImportStep.IMPORT ? "import.nextLast" : "import.nextStep",
          words.get(step.next().wordKey()));
    }
    showWay();
  }

  /// Whether one may go on, and if not, why, beside the button.
  private void showWay() {
    var words = space.words();
    var running = model.outcomeProperty().get().isPresent() || model.importing();
    back.setVisible(model.stepProperty().get() != ImportStep.FILE && !running);
    back.setManaged(back.isVisible());
    leave.setVisible(!running);
    next.setDisable(!model.mayGoOn());
    var missing = model.hindrance();
    var shown = model.stepProperty().get() == ImportStep.FIELDS && missing.isPresent();
    hindrance.setVisible(shown);
    hindrance.setManaged(shown);
    missing.ifPresent(
        field -> hindrance.setText(words.get("import.hindrance", words.fields().label(field))));
  }

  private void showFile() {
    var words = space.words();
    var file = model.fileProperty().get();
    var look = model.lookProperty().get();
    if (file.isEmpty() || look.isEmpty()) {
      fileWords.setText("");
      fileWords.setGraphic(null);
      return;
    }
    fileWords.setGraphic(Icon.DOCUMENT.node(14, "text-2"));
    fileWords.setText(
        words.get(
            "import.file",
            file.get().path().getFileName(),
            look.get().rows() + look.get().broken(),
            file.get().shape().width(),
            format(file.get())));
  }

  private static String format(TableFile file) {
    return switch (file) {
      case CsvFile csv -> csv.charset().name();
      case XlsxFile book -> book.sheet();
    };
  }

  private void takeDroppedFiles(Region frame) {
    frame.setOnDragOver(drag -> {
      if (drag.getDragboard().hasFiles()) {
        drag.acceptTransferModes(TransferMode.COPY);
      }
      drag.consume();
    });
    frame.setOnDragDropped(drop -> {
      var files = drop.getDragboard().getFiles();
      if (!files.isEmpty() && model.outcomeProperty().get().isEmpty()) {
        model.open(files.getFirst().toPath());
      }
      drop.setDropCompleted(!files.isEmpty());
      drop.consume();
    });
  }
}
