package outrider.app.importing;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.fx.Chip;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.Meter;
import outrider.app.fx.View;
import outrider.app.i18n.Words;
import outrider.app.importing.file.TableLine;
import outrider.app.importing.plan.ImportPlan;
import outrider.app.shell.Workspace;

/// Step 3: the rows that are refused with their reasons, the ones that may be there already, and
/// the ones that are kept although something about them is odd.
final class CheckStep extends View {
  private static final int SHOWN_MAX = 60;

  private final Workspace space;
  private final Words words;
  private final ImportViewModel model;
  private final VBox body = new VBox();

  CheckStep(Workspace space, ImportViewModel model) {
    super(new StackPane());
    this.space = space;
    this.words = space.words();
    this.model = model;
    body.getStyleClass().add("import-body");
    var scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    ((StackPane) root()).getChildren().add(scroll);
    whileShown(model.planProperty(), plan -> show(plan));
    whileShown(model.progressProperty(), progress -> show(model.planProperty().get()));
  }

  private void show(Optional<ImportPlan> plan) {
    body.getChildren().clear();
    if (plan.isEmpty()) {
      model
          .progressProperty()
          .get()
          .ifPresent(progress -> {
            var meter = new Meter(320, "info");
            meter.setShare(Math.max(0, progress.share()));
            body.getChildren()
                .add(new HBox(12, meter, FieldsStep.quiet(words.get(progress.key()))));
          });
      return;
    }
    var found = plan.get();
    if (found.refused() == 0 && found.suspected() == 0 && found.flags().isEmpty()) {
      body.getChildren()
          .add(new EmptyState(Icon.SYNCED, words.get("import.noProblem", found.rows())));
      return;
    }
    if (found.refused() > 0) {
      body.getChildren().add(refused(found));
    }
    if (found.suspected() > 0) {
      body.getChildren().add(suspected(found));
    }
    if (!found.flags().isEmpty()) {
      body.getChildren().add(flagged(found));
    }
  }

  private Node refused(ImportPlan plan) {
    var lines =
        plan.refusedRows().stream()
            .limit(SHOWN_MAX)
            .map(row -> line(row.line(), space.reasons().say(row.reasons()), Chip.Tone.RISK))
            .toList();
    return section(
        Icon.REFUSED,
        "risk-text",
        words.get("import.refusedTitle", plan.refused()),
        words.get("import.refusedNote"),
        null,
        lines,
        plan.refused());
  }

  private Node suspected(ImportPlan plan) {
    var too = new CheckBox(words.get("import.suspectsToo"));
    too.selectedProperty().bindBidirectional(model.suspectsTooProperty());
    var lines =
        plan.suspects().stream()
            .limit(SHOWN_MAX)
            .map(row -> line(row.line(), words.get("import.sameName"), Chip.Tone.WARN))
            .toList();
    return section(
        Icon.DUPLICATE,
        "warn-text",
        words.get("import.suspectedTitle", plan.suspected()),
        words.get("import.suspectedNote"),
        too,
        lines,
        plan.suspected());
  }

  private Node flagged(ImportPlan plan) {
    var rows = plan.flags().stream().mapToLong(ImportPlan.Group::rows).sum();
    var lines =
        plan.flags().stream()
            .limit(SHOWN_MAX)
            .<Node>map(group -> {
              var reason =
                  new Label(
                      words.get(
                          "import.reasonAt", space.reasons().say(group.reason()), group.line()));
              reason.getStyleClass().add("text-2");
              var number = new Label(words.amounts().number(group.rows()));
              number.getStyleClass().addAll("bold", "num");
              number.setMinWidth(56);
              var line = new HBox(12, number, reason);
              line.getStyleClass().addAll("problem-line", "hairline-soft-bottom");
              return line;
            })
            .toList();
    return section(
        Icon.INFO,
        "info-text",
        words.get("import.flaggedTitle", rows),
        words.get("import.flaggedNote"),
        null,
        lines,
        lines.size());
  }

  private Node section(
      Icon icon,
      String style,
      String title,
      String note,
      @org.jspecify.annotations.Nullable Node tool,
      List<? extends Node> lines,
      long all) {
    var heading = new Label(title);
    heading.getStyleClass().add("subheading");
    var grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    var head = new HBox(8, icon.node(16, style), heading, FieldsStep.quiet(note), grow);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("problem-head");
    if (tool != null) {
      head.getChildren().add(tool);
    }
    var box = new VBox(head);
    box.getStyleClass().addAll("card", "problems");
    box.getChildren().addAll(lines);
    if (all > lines.size()) {
      var more = FieldsStep.quiet(words.get("import.moreRows", all - lines.size()));
      more.getStyleClass().add("problem-more");
      box.getChildren().add(more);
    }
    return box;
  }

  private Node line(TableLine line, String reason, Chip.Tone tone) {
    var number = new Label(words.get("import.line", line.line()));
    number.getStyleClass().addAll("num", "text-3", "small");
    number.setMinWidth(72);
    var cells = new Label(cells(line));
    cells.setMinWidth(0);
    HBox.setHgrow(cells, Priority.ALWAYS);
    cells.setMaxWidth(Double.MAX_VALUE);
    var why = new Chip(reason, tone);
    why.setMinWidth(0);
    why.setMaxWidth(420);
    var row = new HBox(12, number, cells, why);
    row.getStyleClass().addAll("problem-line", "hairline-soft-bottom");
    return row;
  }

  private String cells(TableLine line) {
    return switch (line) {
      case TableLine.Readable readable ->
          String.join(
              words.get("list.comma"),
              readable.cells().stream().filter(cell -> !cell.isBlank()).limit(6).toList());
      case TableLine.Broken broken -> broken.raw();
    };
  }
}
