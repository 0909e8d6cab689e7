package outrider.app.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.TaskTitle;
import outrider.app.fx.CountdownPill;
import outrider.app.fx.GroupHeader;
import outrider.app.fx.Icon;
import outrider.app.i18n.Countdown;
import outrider.app.repeat.RepeatSign;
import outrider.app.repeat.RepeatWords;
import outrider.app.shell.Workspace;

/// A line of the list of tasks: box, when, what, about whom, by whom.
final class TaskCell extends ListCell<TaskLine> {
  private static final double HEAD = 32;
  private static final PseudoClass HEAD_STATE = PseudoClass.getPseudoClass("head");

  private final Workspace space;
  private final GroupHeader head = new GroupHeader();
  private final CheckBox box = new CheckBox();
  private final CountdownPill pill;
  private final Label doneAt = new Label();
  private final HBox kind = new HBox();
  private final Label title = new Label();
  private final RepeatSign repeats;
  private final Label about = new Label();
  private final Label who = new Label();
  private final HBox line;
  private final Tooltip tooltip = new Tooltip();
  private final Consumer<TaskRow> toggled;
  private final BooleanSupplier amongOthers;

  /// @param amongOthers whether the list holds tasks of several people, so that each says whose it
  ///   is
  TaskCell(Workspace space, Consumer<TaskRow> toggled, BooleanSupplier amongOthers) {
    this.space = space;
    this.toggled = toggled;
    this.amongOthers = amongOthers;
    var words = space.words();
    pill = new CountdownPill(words, space.ticker(), space.zone());
    doneAt.getStyleClass().addAll("small", "text-3", "num");
    var when = new HBox(pill, doneAt);
    when.setAlignment(Pos.CENTER_LEFT);
    fix(when, words.isChinese() ? 118 : 132);
    kind.setAlignment(Pos.CENTER);
    fix(kind, 20);
    title.getStyleClass().add("bold");
    about.getStyleClass().addAll("small", "text-3");
    repeats = new RepeatSign(space);
    var called = new HBox(6, title, repeats);
    called.setAlignment(Pos.CENTER_LEFT);
    var what = new VBox(called, about);
    what.setAlignment(Pos.CENTER_LEFT);
    what.setMinWidth(0);
    HBox.setHgrow(what, Priority.ALWAYS);
    who.getStyleClass().addAll("small", "text-2");
    who.setMinWidth(USE_PREF_SIZE);
    box.setFocusTraversable(false);
    box.setOnAction(done -> toggle());
    line = new HBox(10, box, when, kind, what, who);
    line.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("task-cell");
    setPrefWidth(0);
  }

  private void toggle() {
    if (getItem() instanceof TaskLine.Entry entry) {
      toggled.accept(entry.row());
    }
  }

  @Override
  protected void updateItem(@Nullable TaskLine item, boolean empty) {
    super.updateItem(item, empty);
    setText(null);
    pseudoClassStateChanged(HEAD_STATE, item instanceof TaskLine.Head);
    switch (empty ? null : item) {
      case null -> {
        pill.clear();
        setGraphic(null);
        setTooltip(null);
      }
      case TaskLine.Head shown -> {
        pill.clear();
        setTooltip(null);
        setHeight(HEAD, 0);
        showHead(shown);
      }
      case TaskLine.Entry entry -> {
        setHeight(space.appearance().get().density().queueRow(), 20);
        showRow(entry.row());
      }
    }
  }

  private void setHeight(double height, double inset) {
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
    setPadding(new Insets(0, inset, 0, inset));
  }

  private void showHead(TaskLine.Head shown) {
    var words = space.words();
    var today = space.today();
    var name =
        switch (shown.kind()) {
          case OVERDUE -> words.get("task.head.overdue");
          case ANY_TIME -> words.get("task.head.any-time");
          case DAY -> {
            var day = shown.day().orElse(today);
            var date = words.moments().dayAndWeekday(day);
            yield day.equals(today)
                ? words.get("task.head.today", date)
                : day.equals(today.plusDays(1)) ? words.get("task.head.tomorrow", date) : date;
          }
        };
    var overdue = shown.kind() == TaskLine.Head.Kind.OVERDUE;
    head.show(
        overdue ? Icon.LATE : Icon.CALENDAR,
        overdue ? "risk-text" : "text-2",
        name,
        words.amounts().number(shown.count()),
        "");
    setGraphic(head);
  }

  private void showRow(TaskRow row) {
    var words = space.words();
    box.setSelected(row.isDone());
    box.setAccessibleText(words.get(row.isDone() ? "task.reopen" : "task.complete"));
    showWhen(row);
    kind.getChildren().setAll(row.icon().node(16, "text-2"));
    title.setText(TaskTitle.of(words, row.title()));
    repeats.show(row.repeats());
    title.pseudoClassStateChanged(PseudoClass.getPseudoClass("done"), row.isDone());
    var belongs = row.company().isEmpty() ? row.about() : row.about() + " · " + row.company();
    var snoozed = row.snoozes() > 1 ? " · " + words.get("today.why.snoozed", row.snoozes()) : "";
    var why =
        row.allowed()
            .map(level -> " · " + words.get("task.level", level.length(space), level.by(space)))
            .orElse("");
    var repeats =
        new RepeatWords(words, space.zone())
            .say(row.repeats())
            .map(often -> " · " + often)
            .orElse("");
    var cadence = row.cadence().map(mark -> " · " + mark.say(words)).orElse("");
    about.setText(
        (belongs.isEmpty() ? words.get("task.own") : belongs) + repeats + cadence + why + snoozed);
    who.setText(amongOthers.getAsBoolean() ? row.who() : "");
    tooltip.setText(title.getText() + "\n" + about.getText());
    setTooltip(tooltip);
    setAccessibleText(
        String.join(
            ", ",
            doneAt.getText().isEmpty() ? pill.getAccessibleText() : doneAt.getText(),
            title.getText(),
            about.getText(),
            row.who()));
    setGraphic(line);
  }

  /// A countdown up to tomorrow; further off the day is in the head and the hour is enough.
  private void showWhen(TaskRow row) {
    var moments = space.words().moments();
    var due = row.dueAt();
    var far =
        due.isPresent()
            && LocalDate.ofInstant(Instant.ofEpochMilli(due.getAsLong()), space.zone())
                .isAfter(space.today().plusDays(1));
    if (row.isDone()) {
      var done = Instant.ofEpochMilli(row.doneAt().getAsLong());
      doneAt.setText(
          space
              .words()
              .get(
                  row.isSkipped() ? "task.skippedAt" : "task.doneAt",
                  moments.clock(done, space.zone())));
    } else {
      doneAt.setText(far ? moments.clock(Instant.ofEpochMilli(due.getAsLong()), space.zone()) : "");
    }
    if (row.isDone() || far) {
      pill.clear();
    } else {
      pill.show(Countdown.to(due));
    }
    pill.setManaged(!row.isDone() && !far);
  }

  private static void fix(Region part, double width) {
    part.setMinWidth(width);
    part.setPrefWidth(width);
    part.setMaxWidth(width);
  }
}
