package outrider.app.record;

import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.TaskTitle;
import outrider.app.fx.CountdownPill;
import outrider.app.i18n.Countdown;
import outrider.app.repeat.RepeatMark;
import outrider.app.repeat.RepeatWords;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.record.Fields;
import outrider.core.record.Row;
import outrider.core.task.Task;

/// The open tasks of a record: a box to complete each, its title, and how long there is.
public final class TaskLines extends VBox {
  private final Workspace space;

  public TaskLines(Workspace space) {
    this.space = space;
    getStyleClass().add("task-lines");
  }

  /// @param tasks open ones, the earliest first
  /// @param others names of the records, other than the one shown, that a task may be about
  public void show(List<Row> tasks, Map<String, String> others) {
    getChildren().clear();
    for (var task : tasks) {
      getChildren().add(line(task, others.get(task.text(Fields.PARENT))));
    }
    if (tasks.isEmpty()) {
      var none = new Label(space.words().get("record.noTasks"));
      none.getStyleClass().add("text-3");
      getChildren().add(none);
    }
  }

  private HBox line(Row task, @Nullable String about) {
    var title = TaskTitle.of(space.words(), task.text("title"));
    var box = new CheckBox();
    box.setAccessibleText(space.words().get("record.completeTask", title));
    box.setOnAction(done ->
        space.tell(
            space.undo().submit("undo.completed", new Command.CompleteTask(task.id(), null)),
            space.words().get("record.taskDone", title)));
    var name = new Label(title);
    name.setMinWidth(0);
    var words = new VBox(name);
    words.setMinWidth(0);
    if (about != null) {
      var note = new Label(about);
      note.getStyleClass().addAll("small", "text-3");
      words.getChildren().add(note);
    }
    new RepeatWords(space.words(), space.zone())
        .say(RepeatMark.of(task))
        .ifPresent(often -> {
          var note = new Label(often);
          note.getStyleClass().addAll("small", "text-3");
          words.getChildren().add(note);
        });
    HBox.setHgrow(words, Priority.ALWAYS);
    var pill = new CountdownPill(space.words(), space.ticker(), space.zone());
    pill.setMinWidth(USE_PREF_SIZE);
    pill.show(Countdown.to(Task.of(task).dueAt()));
    var line = new HBox(8, box, words, pill);
    line.getStyleClass().add("task-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
