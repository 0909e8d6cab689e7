package outrider.app.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import outrider.app.shell.Workspace;

/// A month in whole weeks, a cell a day.
final class MonthSheet implements DaySheet {

  private static final double HEAD = 32;

  private final Workspace space;
  private final CalendarViewModel model;
  private final ChipHands hands;
  private final GridPane grid = new GridPane();
  private final List<DayCell> cells = new ArrayList<>();
  private List<LocalDate> built = List.of();

  MonthSheet(Workspace space, CalendarViewModel model, ChipHands hands) {
    this.space = space;
    this.model = model;
    this.hands = hands;
    grid.getStyleClass().add("month");
    for (var column = 0; column < CalendarSpan.WEEKDAYS; column++) {
      var width = new ColumnConstraints();
      width.setPercentWidth(100.0 / CalendarSpan.WEEKDAYS);
      grid.getColumnConstraints().add(width);
    }
  }

  @Override
  public Region node() {
    return grid;
  }

  @Override
  public void draw() {
    if (!model.days().equals(built)) {
      build();
    }
    var month = model.day().get().getMonth();
    for (var cell : cells) {
      cell.show(
          model.on(cell.day()), cell.day().getMonth() == month, cell.day().equals(space.today()));
    }
    light();
  }

  @Override
  public void light() {
    cells.forEach(cell -> cell.setCurrent(cell.day().equals(model.day().get())));
    hands.light(chips());
  }

  private void build() {
    built = model.days();
    cells.clear();
    grid.getChildren().clear();
    grid.getRowConstraints().setAll(new RowConstraints(HEAD));
    for (var index = 0; index < built.size(); index++) {
      var day = built.get(index);
      var column = index % CalendarSpan.WEEKDAYS;
      if (index < CalendarSpan.WEEKDAYS) {
        var name = new Label(space.words().moments().weekday(day));
        name.getStyleClass().addAll("small", "text-3", "weekday");
        name.setAlignment(Pos.CENTER_LEFT);
        name.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        grid.add(name, column, 0);
      }
      if (column == 0) {
        var row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        row.setPercentHeight(-1);
        row.setMinHeight(0);
        row.setPrefHeight(100);
        grid.getRowConstraints().add(row);
      }
      var cell = new DayCell(space, model, hands, day);
      cells.add(cell);
      grid.add(cell, column, 1 + index / CalendarSpan.WEEKDAYS);
    }
  }

  @Override
  public Stream<TaskChip> chips() {
    return cells.stream().flatMap(DayCell::chips);
  }

  @Override
  public Optional<LocalDateTime> at(double sceneX, double sceneY, LocalTime keep) {
    return cells.stream()
        .filter(cell -> cell.contains(cell.sceneToLocal(sceneX, sceneY)))
        .findFirst()
        .map(cell -> cell.day().atTime(keep));
  }

  @Override
  public void mark(Optional<LocalDateTime> place) {
    var day = place.map(LocalDateTime::toLocalDate);
    cells.forEach(cell -> cell.setTarget(day.filter(cell.day()::equals).isPresent()));
  }

  @Override
  public void reveal() {
    // All of it is in sight.
  }
}
