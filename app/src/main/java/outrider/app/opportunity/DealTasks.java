package outrider.app.opportunity;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.LogSubject;
import outrider.app.activity.TaskTitle;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.CountdownPill;
import outrider.app.fx.Icon;
import outrider.app.i18n.Countdown;
import outrider.app.shell.Workspace;
import outrider.app.task.PlanDialog;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.task.Task;

/// The open tasks of a deal, what is late first, with whose they are: each is finished by its box
/// and passed on to somebody who works on the deal.
final class DealTasks extends VBox {
  private final Workspace space;
  private final VBox lines = new VBox(4);
  private @Nullable Row deal;

  DealTasks(Workspace space) {
    super(6);
    this.space = space;
    var title = new Label(space.words().get("nav.tasks"));
    title.getStyleClass().add("section-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var plan =
        ButtonWithKey.plain(space.words(), "deal.planShort")
            .icon(Icon.ADD)
            .compact()
            .does(this::plan);
    var head = new HBox(8, title, gap, plan);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, lines);
  }

  private void plan() {
    var shown = Objects.requireNonNull(deal);
    PlanDialog.open(
        space,
        Optional.of(LogSubject.of(RecordType.OPPORTUNITY, shown.id(), shown.text(Fields.NAME))));
  }

  /// @param tasks open ones, the earliest first
  void show(Row of, List<Row> tasks) {
    deal = of;
    lines.getChildren().setAll(tasks.stream().map(task -> line(of, task)).toList());
    if (tasks.isEmpty()) {
      var none = new Label(space.words().get("deal.noTasks"));
      none.getStyleClass().add("text-3");
      none.setWrapText(true);
      lines.getChildren().add(none);
    }
  }

  private Node line(Row of, Row task) {
    var words = space.words();
    var title = TaskTitle.of(words, task.text("title"));
    var box = new CheckBox();
    box.setAccessibleText(words.get("record.completeTask", title));
    box.setDisable(!isOwn(task));
    box.setOnAction(done ->
        space.tell(
            space.undo().submit("undo.completed", new Command.CompleteTask(task.id(), null)),
            words.get("record.taskDone", title)));
    var name = new Label(title);
    name.setMinWidth(0);
    var who = new Label(space.reasons().names().user(Task.of(task).doer()));
    if (task.has(Task.ASSIGNED_BY)) {
      who.setTooltip(new Tooltip(passedOn(task)));
    }
    who.getStyleClass().addAll("small", "text-3");
    who.setMinWidth(0);
    var middle = new VBox(name, who);
    middle.setMinWidth(0);
    HBox.setHgrow(middle, Priority.ALWAYS);
    var pill = new CountdownPill(words, space.ticker(), space.zone());
    pill.setMinWidth(Region.USE_PREF_SIZE);
    pill.show(Countdown.to(Task.of(task).dueAt()));
    var line = new HBox(8, box, middle, pill);
    if (isOwn(task)) {
      var give = ButtonWithKey.iconOnly(words, "deal.assign", Icon.HANDOVER).compact();
      give.does(() -> receivers(of, task).show(give, Side.BOTTOM, 0, 4));
      line.getChildren().add(give);
    }
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("deal-task");
    return line;
  }

  private String passedOn(Row task) {
    return space
        .words()
        .get("deal.assignedBy", space.reasons().names().user(task.textOrNull(Task.ASSIGNED_BY)));
  }

  private ContextMenu receivers(Row of, Row task) {
    var menu = new ContextMenu();
    var owner = of.textOrNull(Fields.OWNER);
    var doer = Task.of(task).doer();
    Stream.concat(Stream.ofNullable(owner), Opportunity.of(of).members().keySet().stream())
        .distinct()
        .filter(user -> !user.equals(doer))
        .forEach(user -> {
          var item = new MenuItem(space.reasons().names().user(user));
          item.setOnAction(done -> give(task, user.equals(owner) ? null : user));
          menu.getItems().add(item);
        });
    if (menu.getItems().isEmpty()) {
      var none = new MenuItem(space.words().get("deal.assignNobody"));
      none.setDisable(true);
      menu.getItems().add(none);
    }
    return menu;
  }

  /// @param to null for whoever has the deal
  private void give(Row task, @Nullable String to) {
    var name = space.reasons().names().user(to == null ? task.textOrNull(Fields.OWNER) : to);
    space.tell(
        space
            .undo()
            .submit(
                "undo.assignedTask",
                new Command.EditFields(
                    RecordType.TASK,
                    task.id(),
                    List.of(new FieldEdit(Task.ASSIGNEE, task.value(Task.ASSIGNEE), to)))),
        space.words().get("deal.assigned", name));
  }

  /// As the rules have it: a member does their own.
  private boolean isOwn(Row task) {
    Actor actor = space.commands().actor();
    return !actor.isGuest(task)
        || actor.user().equals(task.textOrNull(Task.ASSIGNEE))
        || actor.user().equals(task.textOrNull(Fields.CREATED_BY));
  }
}
