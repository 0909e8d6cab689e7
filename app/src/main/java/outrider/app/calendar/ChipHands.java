package outrider.app.calendar;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import outrider.app.shell.Workspace;
import outrider.app.task.TaskDeeds;
import outrider.app.task.TaskRow;

/// What the mouse does with tasks on a sheet: picks one, opens it, and carries it to another time.
///
/// Not the platform's drag and drop, for the reasons of the Kanban board: a chip in the hand is
/// drawn by us, says where it would come to lie, and takes the hours along at the edge.
final class ChipHands {

  private static final double MEANT = 5;

  private final Workspace space;
  private final CalendarViewModel model;
  private final TaskDeeds deeds;
  private final Pane layer;
  private final Supplier<DaySheet> sheet;
  private final Consumer<LocalDateTime> plan;
  private final Runnable released;
  private boolean pressed;
  private @Nullable TaskRow held;
  private @Nullable TaskChip ghost;
  private Optional<LocalDateTime> over = Optional.empty();
  private double pressX;
  private double pressY;

  /// @param layer above all sheets
  /// @param plan makes a task at a time
  /// @param released called when the mouse has let go of a chip
  ChipHands(
      Workspace space,
      CalendarViewModel model,
      TaskDeeds deeds,
      Pane layer,
      Supplier<DaySheet> sheet,
      Consumer<LocalDateTime> plan,
      Runnable released) {
    this.space = space;
    this.model = model;
    this.deeds = deeds;
    this.layer = layer;
    this.sheet = sheet;
    this.plan = plan;
    this.released = released;
  }

  void plan(LocalDateTime at) {
    plan.accept(at);
  }

  LocalDateTime now() {
    return LocalDateTime.ofInstant(space.clock().instant(), space.zone());
  }

  TaskChip chip(TaskRow row, boolean showsTime) {
    var chip = drawn(row, showsTime);
    if (row.coming()) {
      return chip;
    }
    chip.setOnMousePressed(press -> press(row, press));
    chip.setOnMouseDragged(moved -> drag(chip, moved));
    chip.setOnMouseReleased(release -> release());
    chip.setOnMouseClicked(click -> {
      if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
        deeds.open(row);
      }
      click.consume();
    });
    return chip;
  }

  private TaskChip drawn(TaskRow row, boolean showsTime) {
    var time = space.words().moments().clock(model.instant(model.timeOf(row)), space.zone());
    return new TaskChip(space, row, time, showsTime, model.everybody().get());
  }

  /// Marks the one that is selected.
  void light(Stream<TaskChip> chips) {
    var selected = model.selected().get().map(TaskRow::id);
    chips.forEach(chip -> chip.setCurrent(selected.filter(chip.row().id()::equals).isPresent()));
  }

  /// Whether the mouse is down on a chip, which must not be taken from under it.
  boolean isPressed() {
    return pressed;
  }

  boolean isHolding() {
    return ghost != null;
  }

  /// Esc: it stays where it was.
  void letGo() {
    over = Optional.empty();
    release();
  }

  private void press(TaskRow row, MouseEvent press) {
    pressed = true;
    model.select(row);
    if (press.getButton() == MouseButton.PRIMARY && TaskDeeds.isMovable(row)) {
      held = row;
      pressX = press.getSceneX();
      pressY = press.getSceneY();
    }
    press.consume();
  }

  private void drag(TaskChip chip, MouseEvent moved) {
    var row = held;
    if (row == null
        || ghost == null
            && Math.hypot(moved.getSceneX() - pressX, moved.getSceneY() - pressY) <= MEANT) {
      return;
    }
    var floating = ghost == null ? lift(row, chip) : ghost;
    var point = layer.sceneToLocal(moved.getSceneX(), moved.getSceneY());
    floating.relocate(point.getX() + 8, point.getY() - floating.getHeight() / 2);
    over = sheet.get().at(moved.getSceneX(), moved.getSceneY(), model.timeOf(row).toLocalTime());
    sheet.get().mark(over);
    moved.consume();
  }

  private TaskChip lift(TaskRow row, TaskChip chip) {
    var floating = drawn(row, false);
    floating.getStyleClass().add("lifted");
    floating.setPrefWidth(chip.getWidth());
    floating.setMouseTransparent(true);
    layer.getChildren().setAll(floating);
    ghost = floating;
    return floating;
  }

  private void release() {
    var row = held;
    pressed = false;
    held = null;
    if (ghost != null && row != null) {
      ghost = null;
      layer.getChildren().clear();
      sheet.get().mark(Optional.empty());
      over.map(model::instant).ifPresent(to -> deeds.move(row, to));
      over = Optional.empty();
    }
    released.run();
  }
}
