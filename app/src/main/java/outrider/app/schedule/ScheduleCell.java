package outrider.app.schedule;

import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;

/// One line of the chart: its name, its bar, and what there is to say of it. A bar is moved by
/// pulling it, and made longer or shorter by pulling an end.
final class ScheduleCell extends ListCell<ScheduleLine> {
  private static final PseudoClass LATE = PseudoClass.getPseudoClass("late");
  private static final PseudoClass CRITICAL = PseudoClass.getPseudoClass("critical");
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
  private static final PseudoClass DEAL = PseudoClass.getPseudoClass("deal");
  private static final double GRIP = 6;
  private static final double NARROWEST = 6;

  /// Words stand clear of the line that leads from the end of the bar.
  private static final double BESIDE = 16;

  /// What is pulled.
  private enum Pull {
    NONE,
    BAR,
    BEGIN,
    END
  }

  private final ScheduleChart chart;
  private final Workspace space;
  private final ScheduleWords text;
  private final Label name = new Label();
  private final Label who = new Label();
  private final Region bar = new Region();
  private final Label state = new Label();
  private final Pane content = new Content();
  private Pull pull = Pull.NONE;
  private double pulledFrom;
  private double pulledBy;

  ScheduleCell(
      ScheduleChart chart, Workspace space, ScheduleWords text, ScheduleChart.Hands hands) {
    this.chart = chart;
    this.space = space;
    this.text = text;
    name.getStyleClass().add("line-name");
    who.getStyleClass().addAll("small", "text-3");
    bar.getStyleClass().add("bar");
    state.getStyleClass().addAll("small", "num", "bar-state");
    content.getChildren().addAll(name, who, bar, state);
    setPrefWidth(0);
    bar.setOnMouseMoved(move -> bar.setCursor(cursor(at(move))));
    bar.setOnMousePressed(this::press);
    bar.setOnMouseDragged(this::drag);
    bar.setOnMouseReleased(release -> drop(hands));
  }

  @Override
  protected void updateItem(ScheduleLine line, boolean empty) {
    super.updateItem(line, empty);
    pull = Pull.NONE;
    pulledBy = 0;
    if (empty || line == null) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    var now = space.clock().millis();
    name.setText(text.title(line));
    who.setText(text.who(line));
    var late = line.isLate(now);
    state.setText(text.state(line, now));
    state.setGraphic(
        late ? Icon.LATE.node(12, "risk-text") : line.isDone() ? Icon.DONE.node(12) : null);
    state.getStyleClass().removeAll("risk-text", "text-2");
    state.getStyleClass().add(late ? "risk-text" : "text-2");
    pseudoClassStateChanged(DEAL, !line.isTask());
    bar.pseudoClassStateChanged(DEAL, !line.isTask());
    bar.pseudoClassStateChanged(LATE, late);
    bar.pseudoClassStateChanged(CRITICAL, line.critical() && !late);
    bar.pseudoClassStateChanged(DONE, line.isDone());
    setAccessibleText(text.spoken(line, now));
    setGraphic(content);
    place();
  }

  /// Puts bar and words where the scale has them now.
  void place() {
    content.requestLayout();
  }

  private Pull at(MouseEvent mouse) {
    var line = getItem();
    if (line == null || !line.isMovable()) {
      return Pull.NONE;
    }
    if (bar.getWidth() > 3 * GRIP && mouse.getX() > bar.getWidth() - GRIP) {
      return Pull.END;
    }
    return bar.getWidth() > 3 * GRIP && mouse.getX() < GRIP ? Pull.BEGIN : Pull.BAR;
  }

  private static Cursor cursor(Pull pull) {
    return switch (pull) {
      case NONE -> Cursor.DEFAULT;
      case BAR -> Cursor.OPEN_HAND;
      case BEGIN, END -> Cursor.H_RESIZE;
    };
  }

  private void press(MouseEvent mouse) {
    pull = at(mouse);
    pulledFrom = mouse.getSceneX();
    pulledBy = 0;
  }

  private void drag(MouseEvent mouse) {
    if (pull != Pull.NONE) {
      pulledBy = mouse.getSceneX() - pulledFrom;
      place();
    }
  }

  private void drop(ScheduleChart.Hands hands) {
    var line = getItem();
    var days = chart.scale().days(pulledBy);
    var pulled = pull;
    pull = Pull.NONE;
    pulledBy = 0;
    place();
    if (line == null || days == 0) {
      return;
    }
    switch (pulled) {
      case BAR -> hands.move(line, days);
      case END -> hands.stretch(line, days);
      case BEGIN -> hands.begin(line, days);
      case NONE -> {}
    }
  }

  private final class Content extends Pane {
    @Override
    protected void layoutChildren() {
      var line = getItem();
      if (line == null) {
        return;
      }
      var height = ScheduleChart.ROW - 1;
      var left = line.isTask() ? 30.0 : 16.0;
      who.autosize();
      var whoWidth = Math.min(84, who.prefWidth(-1));
      name.resizeRelocate(left, 0, Math.max(0, ScheduleChart.NAMES - left - whoWidth - 20), height);
      who.resizeRelocate(ScheduleChart.NAMES - whoWidth - 10, 0, whoWidth, height);
      var scale = chart.scale();
      var from = scale.x(line.startAt()) + (pull == Pull.BAR || pull == Pull.BEGIN ? pulledBy : 0);
      var to = scale.x(line.dueAt()) + (pull == Pull.BAR || pull == Pull.END ? pulledBy : 0);
      to = Math.max(to, from + NARROWEST);
      var width = Math.max(0, getWidth() - ScheduleChart.NAMES);
      var shownFrom = Math.clamp(from, 0, width);
      var shownTo = Math.clamp(to, 0, width);
      var inSight = line.dueAt() > 0 && shownTo > shownFrom;
      bar.setVisible(inSight);
      var thick = line.isTask() ? 16.0 : 6.0;
      bar.resizeRelocate(
          ScheduleChart.NAMES + shownFrom, (height - thick) / 2, shownTo - shownFrom, thick);
      state.autosize();
      var room = width - shownTo - BESIDE - 4;
      state.setVisible(inSight && !state.getText().isEmpty() && room > 24);
      state.resizeRelocate(
          ScheduleChart.NAMES + shownTo + BESIDE,
          0,
          Math.max(0, Math.min(state.prefWidth(-1), room)),
          height);
    }

    @Override
    protected double computePrefWidth(double height) {
      return Math.max(0, chart.getWidth() - 14);
    }

    @Override
    protected double computePrefHeight(double width) {
      return ScheduleChart.ROW - 1;
    }
  }
}
