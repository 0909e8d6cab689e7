package outrider.app.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.app.task.TaskRow;

/// A day of the month: its number, as many of its tasks as there is room for, and how many more.
final class DayCell extends VBox {

  private static final PseudoClass OUTSIDE = PseudoClass.getPseudoClass("outside");
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
  private static final double NUMBER = 28;
  private static final double CHIP = 22;

  private final Workspace space;
  private final CalendarViewModel model;
  private final ChipHands hands;
  private final LocalDate day;
  private final Label number;
  private List<TaskRow> tasks = List.of();
  private int room = -1;

  DayCell(Workspace space, CalendarViewModel model, ChipHands hands, LocalDate day) {
    this.space = space;
    this.model = model;
    this.hands = hands;
    this.day = day;
    number = new Label(number(space.words()));
    number.getStyleClass().addAll("day-number", "small", "num");
    getStyleClass().add("day-cell");
    setMinSize(0, 0);
    var clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    heightProperty().subscribe(height -> fill());
    setOnMousePressed(press -> {
      model.go(day);
      if (press.getButton() == MouseButton.PRIMARY && press.getClickCount() == 2) {
        hands.plan(day.atTime(model.free(hands.now()).toLocalTime()));
      }
    });
  }

  /// The first of a month says which.
  private String number(Words words) {
    return day.getDayOfMonth() == 1
        ? words.moments().date(day, space.today())
        : words.amounts().number(day.getDayOfMonth());
  }

  LocalDate day() {
    return day;
  }

  void show(List<TaskRow> fresh, boolean inside, boolean today) {
    pseudoClassStateChanged(OUTSIDE, !inside);
    pseudoClassStateChanged(TODAY, today);
    setAccessibleText(
        space.words().moments().dayAndWeekday(day)
            + ", "
            + space.words().get("task.count", fresh.stream().filter(row -> !row.coming()).count()));
    tasks = fresh;
    room = -1;
    fill();
  }

  void setCurrent(boolean current) {
    pseudoClassStateChanged(CURRENT, current);
  }

  void setTarget(boolean target) {
    pseudoClassStateChanged(TARGET, target);
  }

  Stream<TaskChip> chips() {
    return getChildren().stream().filter(TaskChip.class::isInstance).map(TaskChip.class::cast);
  }

  private void fill() {
    var fits = (int) Math.max(0, (getHeight() - NUMBER) / CHIP);
    if (fits == room) {
      return;
    }
    room = fits;
    var shown = new ArrayList<javafx.scene.Node>(List.of(number));
    // The last line says how many more there are.
    var some = tasks.size() <= fits ? tasks.size() : Math.max(0, fits - 1);
    tasks.stream().limit(some).forEach(row -> shown.add(hands.chip(row, true)));
    if (some < tasks.size()) {
      var more = new Hyperlink(space.words().get("calendar.more", tasks.size() - some));
      more.getStyleClass().addAll("small", "day-more");
      more.setFocusTraversable(false);
      more.setOnAction(done -> {
        model.go(day);
        model.span().set(CalendarSpan.DAY);
      });
      shown.add(more);
    }
    getChildren().setAll(shown);
    hands.light(chips());
  }
}
