package outrider.app.opportunity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import outrider.app.exporting.ExportDialog;
import outrider.app.field.FieldText;
import outrider.app.fx.Column;
import outrider.app.fx.CountdownPill;
import outrider.app.fx.Icon;
import outrider.app.list.Condition;
import outrider.app.list.NameAndCompany;
import outrider.app.list.Operator;
import outrider.app.list.RecordList;
import outrider.app.list.RowColumns;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.DealsAsked;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Deals as a list to find and treat many. A bulk move is decided deal by deal by the same gates as
/// any other: what is refused stays where it is, and the report names what each one misses.
final class DealList {

  private final Workspace space;
  private final ConfiguredNames names;
  private final RecordList list;
  private final AccountNames accounts;

  DealList(Workspace space, ConfiguredNames names) {
    this.space = space;
    this.names = names;
    accounts = new AccountNames(space.database(), this::drawAgain);
    list =
        new RecordList(
            space, RecordType.OPPORTUNITY, "deals", "deals.empty", DealViews.builtIn(), columns());
    ExportDialog.offer(space, RecordType.OPPORTUNITY, list);
    list.bulk().offer("deals.bulkMove", Icon.OPPORTUNITY, this::chooseStage);
  }

  RecordList list() {
    return list;
  }

  /// Shows one of the views that come with the program.
  void choose(String view) {
    list.model().views().stream()
        .filter(each -> each.builtIn() && each.id().equals(view))
        .findFirst()
        .ifPresent(list.model()::choose);
  }

  /// Shows the deals behind a figure of another screen, as conditions that can be seen and changed.
  void show(DealsAsked asked) {
    var conditions = new ArrayList<Condition>();
    var journeys = space.database().configuration().journeys();
    conditions.add(
        new Condition(Opportunity.PIPELINE, Operator.IS, journeys.running(asked.pipeline())));
    conditions.add(
        new Condition(
            Opportunity.STAGE,
            Operator.IS,
            asked.stages().stream()
                .flatMap(stage -> journeys.summed(stage).stream())
                .distinct()
                .toList()));
    var people = asked.owners().stream().filter(owner -> !owner.isEmpty()).toList();
    if (!people.isEmpty()) {
      conditions.add(new Condition(Fields.OWNER, Operator.IS, people));
    } else if (!asked.owners().isEmpty()) {
      conditions.add(Condition.of(Fields.OWNER, Operator.EMPTY));
    }
    if (asked.closedSince() != null) {
      conditions.add(
          Condition.of(Opportunity.STAGE_SINCE, Operator.FROM, asked.closedSince().toString()));
    }
    list.model().show(conditions);
  }

  /// Moves the checked deals, each on its own.
  void moveChecked(OpportunityStage to) {
    list.bulk()
        .run(edits ->
            edits.each(
                "undo.moved",
                list.bulk().checked(),
                deal ->
                    new Command.AdvanceOpportunity(
                        deal.id(), deal.text(Opportunity.STAGE), to.id(), null)));
  }

  private void drawAgain() {
    list.table().list().refresh();
  }

  /// The stages of the pipelines; won and lost are not for bulk.
  private void chooseStage() {
    var menu = new ContextMenu();
    var configuration = space.database().configuration();
    var pipelines = configuration.pipelines();
    for (var pipeline : pipelines) {
      var items = new ArrayList<MenuItem>();
      for (var stage : configuration.stages(pipeline.id())) {
        if (stage.kind() == OpportunityStage.Kind.OPEN) {
          var item = new MenuItem(names.of(stage.row()));
          item.setOnAction(done -> moveChecked(stage));
          items.add(item);
        }
      }
      if (pipelines.size() == 1) {
        menu.getItems().addAll(items);
      } else {
        var below = new Menu(names.of(pipeline.row()));
        below.getItems().addAll(items);
        menu.getItems().add(below);
      }
    }
    menu.show(list.bulk().root(), Side.TOP, 0, -4);
  }

  private List<Column<Row>> columns() {
    var words = space.words();
    var fields = new RowColumns(space, RecordType.OPPORTUNITY);
    var shown = new ArrayList<Column<Row>>();
    shown.add(
        Column.<Row, NameAndCompany>node(
                Fields.NAME,
                "deals.nameAndAccount",
                200,
                NameAndCompany::new,
                (cell, row) ->
                    cell.show(row.text(Fields.NAME), accounts.of(row.text(Opportunity.ACCOUNT))))
            .canSort()
            .canGrow());
    shown.add(fields.of("intent", 60));
    shown.add(
        Column.<Row, StageCell>node(
                Opportunity.STAGE,
                "field.stage",
                128,
                StageCell::new,
                (cell, row) -> cell.show(row, space.database().configuration(), names))
            .canSort());
    shown.add(
        Column.<Row>text(
                Opportunity.STAGE_SINCE,
                "deals.inStage",
                76,
                row -> words.moments().days(days(row)),
                "num",
                "text-2")
            .canSort()
            .toTheRight()
            .drops(9));
    shown.add(
        Column.<Row>text(
                Opportunity.AMOUNT,
                "field.amount",
                96,
                row ->
                    row.has(Opportunity.AMOUNT)
                        ? words
                            .amounts()
                            .compact(row.number(Opportunity.AMOUNT, 0), FieldText.currency(row))
                        : "",
                "num",
                "bold")
            .canSort()
            .toTheRight());
    shown.add(fields.of(Opportunity.CLOSE_ON, 104, "text-2").drops(6));
    shown.add(fields.of(Fields.OWNER, 80, "text-2").drops(7));
    shown.add(
        Column.<Row, CountdownPill>node(
                Fields.NEXT_STEP_AT,
                "deals.nextStep",
                words.isChinese() ? 148 : 156,
                () -> new CountdownPill(words, space.ticker(), space.zone()),
                (pill, row) -> pill.show(RowColumns.countdown(row)),
                CountdownPill::clear)
            .canSort()
            .drops(5));
    shown.addAll(
        fields.others(
            Set.of(
                Fields.NAME,
                "intent",
                Opportunity.STAGE,
                Opportunity.STAGE_SINCE,
                Opportunity.AMOUNT,
                Opportunity.CLOSE_ON,
                Fields.OWNER,
                Fields.NEXT_STEP_AT)));
    return shown;
  }

  private long days(Row row) {
    return Math.max(
        0, TimeUnit.MILLISECONDS.toDays(space.clock().millis() - Opportunity.of(row).stageSince()));
  }
}
