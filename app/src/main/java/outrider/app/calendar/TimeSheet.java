package outrider.app.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.shell.Workspace;

/// One day, or the days of a week, with the hours from top to bottom.
final class TimeSheet implements DaySheet {

  private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final double GUTTER = 56;
  private static final double HOUR = 52;
  private static final int HOURS = 24;
  private static final int MINUTES = 60;
  private static final double CHIP = 24;
  private static final double INSET = 4;

  /// A chip is as high as half an hour, nearly.
  private static final int CHIP_MINUTES = 28;

  /// A task that is held lies down on the quarter hours.
  private static final int STEP_MINUTES = 15;

  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private final Workspace space;
  private final CalendarViewModel model;
  private final ChipHands hands;
  private final HBox heads = new HBox();
  private final Hours hours = new Hours();
  private final ScrollPane scroll = new ScrollPane(hours);
  private final VBox node = new VBox(heads, scroll);
  private final List<Head> columns = new ArrayList<>();
  private final Map<TaskChip, Lanes.Placed> placed = new LinkedHashMap<>();
  private final Region now = new Region();
  private final Label target = new Label();
  private @Nullable LocalDateTime targetAt;
  private List<LocalDate> built = List.of();

  private record Head(LocalDate day, Label label) {}

  TimeSheet(Workspace space, CalendarViewModel model, ChipHands hands) {
    this.space = space;
    this.model = model;
    this.hands = hands;
    heads.getStyleClass().addAll("day-heads", "hairline-bottom");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("hours-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    // The heads stand over their days, whatever the scroll bar takes.
    scroll
        .viewportBoundsProperty()
        .subscribe(view ->
            heads.setPadding(
                new Insets(0, Math.max(0, scroll.getWidth() - view.getWidth()), 0, 0)));
    hours.getStyleClass().add("hours");
    hours.setOnMousePressed(this::pressed);
    now.getStyleClass().add("now-line");
    now.setMouseTransparent(true);
    target.getStyleClass().addAll("task-target", "num");
    target.setMouseTransparent(true);
    target.setVisible(false);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw() {
    var days = model.days();
    if (!days.equals(built)) {
      built = days;
      build();
    }
    for (var head : columns) {
      head.label().pseudoClassStateChanged(TODAY, head.day().equals(space.today()));
    }
    placed.clear();
    for (var day : days) {
      var tasks =
          model.on(day).stream()
              .map(row -> new Lanes.Placed(row, model.timeOf(row), 0, 1))
              .toList();
      // Side by side there is room for the words or the time; where it lies tells the time.
      Lanes.of(tasks, CHIP_MINUTES)
          .forEach(
              one -> placed.put(hands.chip(one.row(), one.of() == 1 || days.size() == 1), one));
    }
    hours.refill();
    light();
  }

  @Override
  public void light() {
    for (var head : columns) {
      head.label().pseudoClassStateChanged(CURRENT, head.day().equals(model.day().get()));
    }
    hands.light(chips());
  }

  private void build() {
    columns.clear();
    heads.getChildren().clear();
    var corner = new Region();
    corner.setMinWidth(GUTTER);
    heads.getChildren().add(corner);
    for (var day : built) {
      var label = new Label(space.words().moments().dayAndWeekday(day));
      label.getStyleClass().addAll("day-head", "small", "num");
      label.setAlignment(Pos.CENTER_LEFT);
      label.setMaxWidth(Double.MAX_VALUE);
      label.setMinWidth(0);
      label.setPrefWidth(0);
      label.setOnMousePressed(press -> model.go(day));
      HBox.setHgrow(label, Priority.ALWAYS);
      columns.add(new Head(day, label));
      heads.getChildren().add(label);
    }
  }

  @Override
  public Stream<TaskChip> chips() {
    return placed.keySet().stream();
  }

  @Override
  public Optional<LocalDateTime> at(double sceneX, double sceneY, LocalTime keep) {
    var inView = scroll.sceneToLocal(sceneX, sceneY);
    var point = hours.sceneToLocal(sceneX, sceneY);
    if (!scroll.contains(inView) || point.getX() < GUTTER || point.getY() < 0) {
      return Optional.empty();
    }
    var column = (int) ((point.getX() - GUTTER) / hours.columnWidth());
    if (column >= built.size()) {
      return Optional.empty();
    }
    var minutes = (int) (point.getY() / HOUR * MINUTES) / STEP_MINUTES * STEP_MINUTES;
    return Optional.of(
        built
            .get(column)
            .atTime(LocalTime.MIN.plusMinutes(Math.min(minutes, HOURS * MINUTES - STEP_MINUTES))));
  }

  @Override
  public void mark(Optional<LocalDateTime> place) {
    targetAt = place.orElse(null);
    target.setVisible(place.isPresent());
    place.ifPresent(at -> {
      target.setText(space.words().moments().clock(model.instant(at), space.zone()));
      scrollAtEdge(at);
    });
    hours.requestLayout();
  }

  /// A task that is held near the edge takes the hours along.
  private void scrollAtEdge(LocalDateTime at) {
    var y = top(at);
    var view = scroll.getViewportBounds().getHeight();
    var first = scroll.getVvalue() * (hours.getHeight() - view);
    if (y < first + HOUR / 2) {
      showFrom(y - HOUR);
    } else if (y > first + view - HOUR) {
      showFrom(y - view + HOUR * 2);
    }
  }

  @Override
  public void reveal() {
    var at =
        model
            .selected()
            .get()
            .map(model::timeOf)
            .map(LocalDateTime::toLocalTime)
            .or(() ->
                placed.values().stream()
                    .map(one -> one.at().toLocalTime())
                    .min(LocalTime::compareTo)
                    .filter(MORNING::isAfter))
            .orElse(MORNING);
    var y = top(LocalDate.EPOCH.atTime(at));
    var view = scroll.getViewportBounds().getHeight();
    var first = scroll.getVvalue() * Math.max(0, hours.getHeight() - view);
    var inSight = y >= first && y + CHIP <= first + view;
    if (model.selected().get().isEmpty() || !inSight) {
      showFrom(y - HOUR / 2);
    }
  }

  private void showFrom(double y) {
    node.applyCss();
    node.layout();
    var hidden = hours.getHeight() - scroll.getViewportBounds().getHeight();
    scroll.setVvalue(hidden <= 0 ? 0 : Math.clamp(y / hidden, 0, 1));
  }

  private void pressed(MouseEvent press) {
    at(press.getSceneX(), press.getSceneY(), LocalTime.MIN)
        .ifPresent(place -> {
          model.go(place.toLocalDate());
          if (press.getButton() == MouseButton.PRIMARY && press.getClickCount() == 2) {
            var half = place.getMinute() < MINUTES / 2 ? 0 : MINUTES / 2;
            hands.plan(place.withMinute(half));
          }
        });
  }

  private static double top(LocalDateTime at) {
    return (at.getHour() + at.getMinute() / (double) MINUTES) * HOUR;
  }

  /// The hours with their lines and names, and what lies on them.
  private final class Hours extends Pane {

    private final List<Region> lines = new ArrayList<>();
    private final List<Label> names = new ArrayList<>();
    private final List<Region> dividers = new ArrayList<>();

    Hours() {
      for (var hour = 0; hour < HOURS; hour++) {
        var line = new Region();
        line.getStyleClass().add("hour-line");
        lines.add(line);
        var name = new Label(LocalTime.of(hour, 0).toString());
        name.getStyleClass().addAll("small", "text-3", "num");
        names.add(name);
      }
      setMinHeight(HOURS * HOUR);
      setPrefHeight(HOURS * HOUR);
    }

    double columnWidth() {
      return (getWidth() - GUTTER) / Math.max(1, built.size());
    }

    void refill() {
      while (dividers.size() < built.size()) {
        var divider = new Region();
        divider.getStyleClass().add("day-divider");
        dividers.add(divider);
      }
      getChildren().setAll(lines);
      getChildren().addAll(dividers.subList(0, built.size()));
      getChildren().addAll(names);
      getChildren().add(now);
      getChildren().addAll(placed.keySet());
      getChildren().add(target);
      requestLayout();
    }

    @Override
    protected void layoutChildren() {
      for (var hour = 0; hour < HOURS; hour++) {
        lines.get(hour).resizeRelocate(GUTTER, hour * HOUR, getWidth() - GUTTER, 1);
        var name = names.get(hour);
        name.autosize();
        // The first would stand half outside.
        name.relocate(
            GUTTER - 8 - name.getWidth(), hour == 0 ? 0 : hour * HOUR - name.getHeight() / 2);
      }
      var width = columnWidth();
      for (var column = 0; column < built.size(); column++) {
        dividers.get(column).resizeRelocate(GUTTER + column * width, 0, 1, HOURS * HOUR);
      }
      placed.forEach((chip, one) -> {
        var share = (width - INSET * 2) / one.of();
        chip.resizeRelocate(
            GUTTER + built.indexOf(one.at().toLocalDate()) * width + INSET + one.lane() * share,
            Math.min(top(one.at()), HOURS * HOUR - CHIP),
            share - (one.of() > 1 ? 2 : 0),
            CHIP);
      });
      layNow(width);
      layTarget(width);
    }

    private void layNow(double width) {
      var time = LocalDateTime.ofInstant(space.clock().instant(), space.zone());
      var column = built.indexOf(time.toLocalDate());
      now.setVisible(column >= 0);
      now.resizeRelocate(GUTTER + column * width, top(time) - 1, width, 2);
    }

    private void layTarget(double width) {
      var at = targetAt;
      if (at != null) {
        target.resizeRelocate(
            GUTTER + built.indexOf(at.toLocalDate()) * width + INSET,
            top(at),
            width - INSET * 2,
            CHIP);
      }
    }
  }
}
