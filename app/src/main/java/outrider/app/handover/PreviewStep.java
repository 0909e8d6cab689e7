package outrider.app.handover;

import java.util.LinkedHashMap;
import java.util.Optional;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Column;
import outrider.app.fx.DataTable;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.fx.PagedRows;
import outrider.app.fx.View;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.core.handover.Split;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Step 3: every record with who gets it and why; any can be looked at, and given to another.
final class PreviewStep extends View {
  private final Workspace space;
  private final HandOverViewModel model;
  private final HandoverWords says;
  private final DataTable<Plan.Line> table;
  private final ButtonWithKey give;
  private final Label along = new Label();

  PreviewStep(Workspace space, HandOverViewModel model) {
    super(new HBox());
    this.space = space;
    this.model = model;
    says = new HandoverWords(space);
    var words = space.words();
    table =
        new DataTable<Plan.Line>(
                words,
                space.memory(),
                "handover-table",
                java.util.List.of(
                    Column.text("type", "handover.type", 100, this::type, "text-2"),
                    Column.<Plan.Line>text(
                            "name", "handover.name", 220, line -> name(line.row()), "bold")
                        .canGrow(),
                    Column.<Plan.Line>text(
                            "state", "handover.state", 110, line -> says.state(line.row()))
                        .drops(2),
                    Column.<Plan.Line>text(
                            "value", "handover.value", 90, line -> says.money(line.row()), "num")
                        .toTheRight(),
                    Column.text("receiver", "handover.receiver", 120, this::receiver, "bold"),
                    Column.<Plan.Line>text("why", "handover.reason", 90, says::why, "text-2")
                        .drops(1)))
            .onOpen(this::open);
    table.setEmpty(new EmptyState(Icon.HANDOVER, words.get("handover.emptyBook")));
    give =
        ButtonWithKey.secondary(words, "handover.giveOther")
            .icon(Icon.HANDOVER)
            .key("G")
            .does(this::giveOther);
    along.getStyleClass().addAll("small", "text-2", "num");
    along.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var bar = new HBox(12, give, along, gap);
    bar.getStyleClass().add("handover-bar");
    VBox.setVgrow(table, Priority.ALWAYS);
    var lines = new VBox(bar, table);
    HBox.setHgrow(lines, Priority.ALWAYS);
    var shares = part(new SharesPane(space, model));
    ((HBox) root()).getChildren().addAll(lines, shares.root());
    whileShown(model.planProperty(), this::show);
    whileShown(model.bookProperty(), this::showAlong);
    whileShown(table.selectedProperty(), line -> give.setDisable(line.isEmpty()));
    whileShown(space.appearance(), look -> table.setRowHeight(look.density().tableRow()));
  }

  void move(int by) {
    table.move(by);
  }

  DataTable<Plan.Line> table() {
    return table;
  }

  private void show(Plan plan) {
    var shown = new LinkedHashMap<Long, Plan.Line>();
    plan.lines().forEach(line -> shown.put(line.no(), line));
    table.show(PagedRows.of(shown));
  }

  private void showAlong(BookOf book) {
    along.setText(says.along(book));
  }

  private String type(Plan.Line line) {
    return space.words().fields().type(line.row().type());
  }

  static String name(Row row) {
    var company = row.type() == RecordType.LEAD ? row.text("company") : "";
    return company.isEmpty() ? row.text(Fields.NAME) : row.text(Fields.NAME) + " · " + company;
  }

  private String receiver(Plan.Line line) {
    return says.receiver(line.receiver(), model.fromProperty().getValue().orElse(""));
  }

  private void open(Plan.Line line) {
    Place.ofRecord(line.row().type(), line.row().id()).ifPresent(space.navigator()::open);
  }

  /// Who else may have the selected record, with all that belongs to it.
  void giveOther() {
    selected()
        .ifPresent(line -> {
          var menu = new ContextMenu();
          model
              .receivers()
              .forEach(user -> menu.getItems().add(item(user.name(), line, user.id())));
          if (!model.leavesProperty().getValue()) {
            menu.getItems().add(item(says.receiver(Split.KEPT, from()), line, Split.KEPT));
          }
          menu.show(give, Side.BOTTOM, 0, 4);
        });
  }

  private String from() {
    return model.fromProperty().getValue().orElse("");
  }

  private MenuItem item(String text, Plan.Line line, String receiver) {
    var item = new MenuItem(text);
    item.setOnAction(done -> model.except(line, receiver));
    return item;
  }

  private Optional<Plan.Line> selected() {
    var chosen = table.selectedProperty().get();
    return chosen.flatMap(line ->
        model.planProperty().getValue().lines().stream()
            .filter(each -> each.no() == line.no())
            .findFirst());
  }
}
