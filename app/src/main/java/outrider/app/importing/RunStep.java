package outrider.app.importing;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.fx.Meter;
import outrider.app.fx.View;
import outrider.app.i18n.Words;
import outrider.app.importing.plan.ImportPlan;
import outrider.app.importing.run.ImportRun;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.core.record.RecordType;

/// Step 5: does it, shows how far it is, can be stopped; then says what came of it and takes it
/// back on request.
final class RunStep extends View {
  private final Workspace space;
  private final Words words;
  private final ImportViewModel model;
  private final VBox body;

  RunStep(Workspace space, ImportViewModel model) {
    super(new VBox());
    this.space = space;
    this.words = space.words();
    this.model = model;
    body = (VBox) root();
    body.getStyleClass().addAll("import-body", "run-step");
    whileShown(model.planProperty(), plan -> paint());
    whileShown(model.progressProperty(), progress -> paint());
    whileShown(model.outcomeProperty(), outcome -> paint());
  }

  private void paint() {
    var outcome = model.outcomeProperty().get();
    var progress = model.progressProperty().get();
    if (outcome.isPresent()) {
      body.getChildren().setAll(done(outcome.get()));
    } else if (progress.isPresent()) {
      body.getChildren().setAll(running(progress.get()));
    } else {
      model.planProperty().get().ifPresent(plan -> body.getChildren().setAll(ready(plan)));
    }
  }

  private Node[] ready(ImportPlan plan) {
    var rows =
        plan.created()
            + plan.updated()
            + (model.suspectsTooProperty().get() ? plan.suspected() : 0);
    var title = new Label(words.get("import.ready", rows));
    title.getStyleClass().add("title");
    var type = words.fields().type(model.typeProperty().get());
    var start =
        ButtonWithKey.primary(words, "import.start")
            .says("import.startCount", rows)
            .icon(Icon.IMPORT)
            .key("Ctrl+Enter")
            .does(this::start);
    start.setDisable(rows == 0);
    return new Node[] {
      title,
      line(Icon.ADD, "ok-text", words.get("import.new", type), plan.created()),
      line(Icon.REFRESH, "info-text", words.get("import.update"), plan.updated()),
      line(Icon.DONE, "text-3", words.get("import.unchanged"), plan.unchanged()),
      line(
          Icon.DUPLICATE,
          "warn-text",
          words.get(
              model.suspectsTooProperty().get() ? "import.suspectedToo" : "import.suspectedNot"),
          plan.suspected()),
      line(Icon.REFUSED, "risk-text", words.get("import.refusedSaved"), plan.refused()),
      buttons(start)
    };
  }

  private Node[] running(ImportWork.Progress progress) {
    var title = new Label(words.get(progress.key()));
    title.getStyleClass().add("title");
    var meter = new Meter(480);
    meter.setShare(Math.max(0, progress.share()));
    var share = new Label(words.amounts().percent(Math.max(0, progress.share())));
    share.getStyleClass().addAll("num", "text-2");
    var bar = new HBox(12, meter, share);
    bar.setAlignment(Pos.CENTER_LEFT);
    var stop = ButtonWithKey.secondary(words, "import.stop").does(model::stop);
    return new Node[] {title, bar, buttons(stop)};
  }

  private Node[] done(ImportRun.Outcome outcome) {
    var title =
        new Label(
            words.get(
                outcome.stopped() ? "import.stopped" : "import.done",
                outcome.created() + outcome.updated()));
    title.getStyleClass().add("title");
    title.setGraphic(
        outcome.stopped() ? Icon.PAUSED.node(20, "warn-text") : Icon.SYNCED.node(20, "ok-text"));
    var look =
        ButtonWithKey.primary(words, "import.look").does(() -> space.navigator().open(list()));
    var again = ButtonWithKey.secondary(words, "import.another").does(model::reset);
    var undo =
        ButtonWithKey.plain(words, "import.undo")
            .icon(Icon.UNDO)
            .does(() -> model.undo(outcome.importId()));
    var buttons = new HBox(8, look, again, undo);
    buttons.getStyleClass().add("run-buttons");
    var type = words.fields().type(model.typeProperty().get());
    var saved =
        outcome
            .refusedRows()
            .<Node>map(file -> {
              var label = new Label(words.get("import.savedTo", file));
              label.setWrapText(true);
              label.getStyleClass().addAll("small", "text-2", "run-saved");
              return label;
            })
            .orElseGet(Region::new);
    return new Node[] {
      title,
      line(Icon.ADD, "ok-text", words.get("import.new", type), outcome.created()),
      line(Icon.REFRESH, "info-text", words.get("import.update"), outcome.updated()),
      line(Icon.DONE, "text-3", words.get("import.unchanged"), outcome.unchanged()),
      line(Icon.INFO, "info-text", words.get("import.flaggedKept"), outcome.flagged()),
      line(Icon.REFUSED, "risk-text", words.get("import.refusedSaved"), outcome.refused()),
      saved,
      buttons
    };
  }

  private static Node buttons(Node button) {
    var buttons = new HBox(button);
    buttons.getStyleClass().add("run-buttons");
    return buttons;
  }

  private Node line(Icon icon, String style, String text, long number) {
    var label = new Label(text);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, javafx.scene.layout.Priority.ALWAYS);
    var count = new Label(words.amounts().number(number));
    count.getStyleClass().addAll("bold", "num");
    var line = new HBox(12, icon.node(16, style), label, count);
    line.getStyleClass().addAll("consequence", "hairline-soft-bottom");
    line.setMaxWidth(480);
    return line;
  }

  /// Does it, once.
  void start() {
    if (model.outcomeProperty().get().isPresent() || model.planProperty().get().isEmpty()) {
      return;
    }
    var source = model.fileProperty().get().orElseThrow().path();
    model.start(RefusedFile.of(source, space));
  }

  private Place list() {
    return switch (model.typeProperty().get()) {
      case ACCOUNT, CONTACT -> new Place.Accounts();
      case OPPORTUNITY -> new Place.Opportunities();
      case RecordType other -> new Place.Leads();
    };
  }
}
