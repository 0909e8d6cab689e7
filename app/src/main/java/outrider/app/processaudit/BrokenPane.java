package outrider.app.processaudit;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.Meter;
import outrider.app.shell.Workspace;
import outrider.core.processaudit.Walk;
import outrider.core.record.RecordType;

/// Over twelve months: how many deals passed, by month, and which steps are broken, the most
/// frequent first, up to which share of all that is.
final class BrokenPane extends VBox {
  private static final double BAR = 220;
  private static final double MONTH_BAR = 140;

  private final Workspace space;
  private final AuditWords says;
  private final Optional<Consumer<String>> tighten;

  /// @param tighten what the button of a step does; empty for those who may not change pipelines
  BrokenPane(Workspace space, AuditWords says, Optional<Consumer<String>> tighten) {
    this.space = space;
    this.says = says;
    this.tighten = tighten;
    getStyleClass().add("broken-pane");
  }

  void show(BrokenSteps broken) {
    if (broken.audits() == 0) {
      getChildren()
          .setAll(new EmptyState(Icon.AUDIT, space.words().get("processAudit.noneFinished")));
      return;
    }
    var body =
        new VBox(
            12,
            card("processAudit.passRate", months(broken)),
            card("processAudit.brokenSteps", steps(broken)));
    body.getStyleClass().add("broken-body");
    var scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("broken-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(scroll);
  }

  private VBox card(String titleKey, Node content) {
    var title = new Label(space.words().get(titleKey));
    title.getStyleClass().add("subheading");
    var card = new VBox(10, title, content);
    card.getStyleClass().addAll("card", "broken-card");
    return card;
  }

  private Node months(BrokenSteps broken) {
    var grid = grid();
    var row = 0;
    for (var month : broken.months().reversed()) {
      var name = new Label(says.month(YearMonth.parse(month.month())));
      var meter = new Meter(MONTH_BAR, "ok");
      meter.setShare(month.share());
      meter.setMaxWidth(MONTH_BAR);
      grid.addRow(
          row++,
          name,
          meter,
          figure(space.words().amounts().percent(month.share())),
          quiet(space.words().get("processAudit.passedOf", month.passed(), month.finished())));
    }
    return grid;
  }

  private Node steps(BrokenSteps broken) {
    var words = space.words();
    if (broken.rows().isEmpty()) {
      return quiet(words.get("processAudit.nothingBroken", broken.audits()));
    }
    var grid = grid();
    var most = broken.rows().getFirst().times();
    grid.addRow(
        0,
        quiet(words.get("processAudit.step")),
        quiet(words.get("processAudit.times")),
        quiet(words.get("processAudit.ofAudits")),
        quiet(words.get("processAudit.upTo")));
    var row = 1;
    for (var each : broken.rows()) {
      var name = new Label(says.step(each.step()));
      name.setWrapText(true);
      var cells = new ArrayList<Node>();
      cells.add(new VBox(1, name, quiet(stage(each.step()))));
      cells.add(bar(each, most));
      cells.add(figure(words.amounts().percent(each.share())));
      cells.add(figure(words.amounts().percent(each.upTo())));
      tighten.ifPresent(does ->
          cells.add(
              ButtonWithKey.plain(words, "processAudit.tighten")
                  .compact()
                  .icon(Icon.GATE)
                  .does(() -> does.accept(each.step()))));
      grid.addRow(row++, cells.toArray(Node[]::new));
    }
    return grid;
  }

  /// The stage of an item, or that it is one.
  private String stage(String step) {
    var configuration = space.database().configuration();
    return Walk.itemOf(step)
        .flatMap(id ->
            configuration
                .row(RecordType.CHECKLIST_ITEM, id)
                .map(item -> space.reasons().names().stage(item.text("stage"))))
        .orElseGet(() -> space.words().get("processAudit.aStage"));
  }

  private Node bar(BrokenSteps.Broken each, int most) {
    var bar = new Region();
    bar.getStyleClass().add("broken-bar");
    bar.setPrefWidth(Math.max(4, BAR * each.times() / most));
    bar.setMaxWidth(Region.USE_PREF_SIZE);
    bar.setMinWidth(Region.USE_PREF_SIZE);
    var count = figure(space.words().amounts().number(each.times()));
    var line = new HBox(8, bar, count);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static GridPane grid() {
    var grid = new GridPane();
    grid.setHgap(16);
    grid.setVgap(8);
    var first = new ColumnConstraints();
    first.setMinWidth(140);
    first.setHgrow(Priority.SOMETIMES);
    first.setMaxWidth(320);
    grid.getColumnConstraints().add(first);
    return grid;
  }

  private static Label figure(String text) {
    var label = new Label(text);
    label.getStyleClass().add("num");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label quiet(String text) {
    var label = new Label(text);
    label.getStyleClass().addAll("small", "text-3", "num");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }
}
