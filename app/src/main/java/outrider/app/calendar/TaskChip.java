package outrider.app.calendar;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import outrider.app.activity.TaskTitle;
import outrider.app.fx.Icon;
import outrider.app.repeat.RepeatWords;
import outrider.app.shell.Workspace;
import outrider.app.task.TaskRow;

/// A task on its day: picture, time, what and about whom, in one line.
final class TaskChip extends Label {

  private static final PseudoClass LATE = PseudoClass.getPseudoClass("late");
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
  private static final PseudoClass COMING = PseudoClass.getPseudoClass("coming");
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final TaskRow row;

  /// @param time as it is read on the wall
  TaskChip(Workspace space, TaskRow row, String time, boolean showsTime, boolean saysWho) {
    this.row = row;
    var words = space.words();
    var late =
        !row.isDone()
            && row.dueAt().orElse(Long.MAX_VALUE) < space.clock().instant().toEpochMilli();
    var title = TaskTitle.of(words, row.title());
    var about = row.about().isEmpty() ? "" : " · " + row.about();
    var who = saysWho && !row.who().isEmpty() ? " · " + row.who() : "";
    getStyleClass().addAll("task-chip", "num");
    setGraphic(
        (row.isDone() ? Icon.DONE : late ? Icon.LATE : row.coming() ? Icon.TOUCHES : row.icon())
            .node(12));
    setText((showsTime ? time + " " : "") + title + about + who);
    setMinWidth(0);
    setMaxWidth(Double.MAX_VALUE);
    pseudoClassStateChanged(LATE, late);
    pseudoClassStateChanged(DONE, row.isDone());
    pseudoClassStateChanged(COMING, row.coming());
    var state =
        row.isDone()
            ? words.get("calendar.spokenDone", time)
            : row.coming()
                ? words.get("calendar.spokenComing", time)
                : late ? words.get("calendar.spokenLate", time) : time;
    var often =
        new RepeatWords(words, space.zone()).say(row.repeats()).map(it -> " · " + it).orElse("");
    var belongs = row.company().isEmpty() ? about : about + " · " + row.company();
    setAccessibleText(state + ", " + title + belongs + often + who);
    setTooltip(new Tooltip(state + "\n" + title + belongs + often + who));
  }

  TaskRow row() {
    return row;
  }

  void setCurrent(boolean current) {
    pseudoClassStateChanged(CURRENT, current);
  }
}
