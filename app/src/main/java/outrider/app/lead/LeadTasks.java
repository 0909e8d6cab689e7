package outrider.app.lead;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import outrider.app.activity.TaskTitle;
import outrider.app.fx.CountdownPill;
import outrider.app.fx.Icon;
import outrider.app.i18n.Countdown;
import outrider.app.repeat.RepeatMark;
import outrider.app.repeat.RepeatWords;
import outrider.app.shell.Workspace;
import outrider.core.record.Row;
import outrider.core.task.Task;

/// The tasks of a lead: open ones by their time, with a box to tick; done ones below, quieter.
final class LeadTasks extends VBox {
  private static final int DONE_SHOWN = 3;

  private final Workspace space;
  private final LeadViewModel model;

  LeadTasks(Workspace space, LeadViewModel model) {
    super(6);
    this.space = space;
    this.model = model;
    getStyleClass().add("task-lines");
  }

  void show(List<Row> tasks) {
    getChildren().clear();
    tasks.stream()
        .map(Task::of)
        .filter(Task::isOpen)
        .forEach(task -> getChildren().add(line(task)));
    tasks.reversed().stream()
        .map(Task::of)
        .filter(task -> !task.isOpen())
        .limit(DONE_SHOWN)
        .forEach(task -> getChildren().add(line(task)));
    if (getChildren().isEmpty()) {
      var none = new Label(space.words().get("leads.noTasks"));
      none.getStyleClass().add("text-3");
      getChildren().add(none);
    }
  }

  private Node line(Task task) {
    var box = new CheckBox(TaskTitle.of(space.words(), task.title()));
    box.setSelected(!task.isOpen());
    box.setMaxWidth(Double.MAX_VALUE);
    box.setOnAction(ticked ->
        space.tell(
            task.isOpen() ? model.complete(task.id()) : model.reopen(task.id()),
            space.words().get(task.isOpen() ? "leads.taskDone" : "leads.taskReopened")));
    var what = new VBox(box);
    HBox.setHgrow(what, Priority.ALWAYS);
    new RepeatWords(space.words(), space.zone())
        .say(RepeatMark.of(task.row()))
        .ifPresent(often -> {
          var note = new Label(often);
          note.getStyleClass().addAll("small", "text-3", "task-repeats");
          note.setWrapText(true);
          what.getChildren().add(note);
        });
    var line = new HBox(8, what);
    line.setAlignment(Pos.CENTER_LEFT);
    if (task.isOpen()) {
      var pill = new CountdownPill(space.words(), space.ticker(), space.zone());
      pill.show(Countdown.to(task.dueAt()));
      line.getChildren().add(pill);
    } else {
      box.getStyleClass().add("text-3");
      line.getChildren().add(Icon.DONE.node(14, "ok-text"));
    }
    return line;
  }
}
