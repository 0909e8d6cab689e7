package outrider.app.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import outrider.app.shell.Workspace;

/// Bars over days, a line each: only lines in sight are nodes, so that thousands scroll like
/// thirty. The names stand at the left and stay there. FX thread.
final class ScheduleChart extends BorderPane {
  static final double NAMES = 296;
  static final double ROW = 34;
  private static final double AXIS = 34;
  private static final long DAY = 86_400_000;

  /// What a person does with a bar, by whole days.
  interface Hands {
    void move(ScheduleLine line, long days);

    void stretch(ScheduleLine line, long days);

    void begin(ScheduleLine line, long days);
  }

  private final Workspace space;
  private final ScheduleWords text;
  private final ListView<ScheduleLine> list = new ListView<>();
  private final Set<ScheduleCell> cells = Collections.newSetFromMap(new WeakHashMap<>());
  private final Map<String, Integer> indexes = new HashMap<>();
  private final ObjectProperty<TimeScale> scale;
  private final ScrollBar across = new ScrollBar();
  private final Axis axis;
  private final Grid grid;
  private final Links links;
  private boolean placedOnce;
  private boolean settling;

  ScheduleChart(Workspace space, ScheduleWords text, Hands hands, Consumer<ScheduleLine> open) {
    this.space = space;
    this.text = text;
    scale =
        new SimpleObjectProperty<>(
            new TimeScale(
                space.clock().millis() - 3 * DAY, Zoom.WEEK.pixelsPerDay(), space.zone()));
    axis = new Axis();
    grid = new Grid();
    links = new Links();
    getStyleClass().add("schedule-chart");
    list.setFixedCellSize(ROW);
    list.setCellFactory(view -> {
      var cell = new ScheduleCell(this, space, text, hands);
      cells.add(cell);
      cell.layoutYProperty().subscribe(links::requestLayout);
      return cell;
    });
    list.setOnMouseClicked(click -> {
      if (click.getClickCount() == 2) {
        selected().ifPresent(open);
      }
    });
    list.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
    across.setOrientation(Orientation.HORIZONTAL);
    across
        .valueProperty()
        .subscribe(value -> {
          if (!settling) {
            scale.set(scale.get().from(value.longValue()));
          }
        });
    scale.subscribe(this::scaled);
    var body = new StackPane(grid, list, links);
    setTop(axis);
    setCenter(body);
    setBottom(across);
  }

  /// Shows other lines; the chosen one stays chosen where it is still there.
  void show(List<ScheduleLine> lines) {
    var before = selected().map(ScheduleLine::id);
    indexes.clear();
    for (var index = 0; index < lines.size(); index++) {
      indexes.put(lines.get(index).id(), index);
    }
    list.getItems().setAll(lines);
    var at = before.map(id -> indexes.getOrDefault(id, 0)).orElse(firstTask(lines));
    if (!lines.isEmpty()) {
      list.getSelectionModel().select(at);
    }
    range();
    if (!placedOnce && !lines.isEmpty()) {
      placedOnce = true;
      begin(lines);
    }
    links.requestLayout();
  }

  private static int firstTask(List<ScheduleLine> lines) {
    return lines.size() > 1 && !lines.getFirst().isTask() ? 1 : 0;
  }

  /// Begins where the first bar does, or a month before today where that is earlier still.
  private void begin(List<ScheduleLine> lines) {
    var now = space.clock().millis();
    var first =
        lines.stream()
            .filter(ScheduleLine::isTask)
            .mapToLong(ScheduleLine::startAt)
            .min()
            .orElse(now);
    to(Math.max(first, now - 30 * DAY) - 2 * DAY);
  }

  ListView<ScheduleLine> list() {
    return list;
  }

  Optional<ScheduleLine> selected() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }

  TimeScale scale() {
    return scale.get();
  }

  /// Goes to the next line or the one before, and brings its bar into sight.
  void step(int by) {
    var size = list.getItems().size();
    if (size == 0) {
      return;
    }
    var to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, size - 1);
    list.getSelectionModel().select(to);
    list.scrollTo(Math.max(0, to - 6));
    reveal();
  }

  void zoom(Zoom zoom) {
    var held =
        selected()
            .filter(line -> line.dueAt() > 0)
            .map(ScheduleLine::startAt)
            .orElse(space.clock().millis());
    var x = Math.clamp(scale.get().x(held), 40, Math.max(40, width() - 80));
    var perDay = zoom.pixelsPerDay();
    scale.set(
        new TimeScale(held - Math.round(x / perDay * TimeScale.DAY_MILLIS), perDay, space.zone()));
    range();
  }

  void today() {
    to(space.clock().millis() - Math.round(width() / 4 / scale.get().pixelsPerDay() * DAY));
  }

  /// Brings the bar of the chosen line into sight.
  void reveal() {
    selected()
        .filter(line -> line.dueAt() > 0)
        .ifPresent(line -> {
          var x = scale.get().x(line.startAt());
          if (x < 0 || x > width() - 60) {
            to(line.startAt() - Math.round(width() / 3 / scale.get().pixelsPerDay() * DAY));
          }
        });
  }

  private void to(long left) {
    scale.set(scale.get().from(left));
    range();
  }

  /// How wide the days are.
  double width() {
    return Math.max(1, getWidth() - NAMES - 14);
  }

  private void scrolled(ScrollEvent scroll) {
    var sideways =
        scroll.isShiftDown() ? scroll.getDeltaY() + scroll.getDeltaX() : scroll.getDeltaX();
    if (Math.abs(sideways) > Math.abs(scroll.isShiftDown() ? 0 : scroll.getDeltaY())) {
      to(scale.get().left() - Math.round(sideways / scale.get().pixelsPerDay() * DAY));
      scroll.consume();
    }
  }

  private void scaled() {
    cells.forEach(ScheduleCell::place);
    axis.requestLayout();
    grid.requestLayout();
    links.requestLayout();
  }

  /// The scroll bar reaches from the first bar to the last, and to what is in sight.
  private void range() {
    settling = true;
    var sight = Math.round(width() / scale.get().pixelsPerDay() * DAY);
    var left = scale.get().left();
    var lines = list.getItems();
    var first =
        lines.stream().filter(line -> line.dueAt() > 0).mapToLong(ScheduleLine::startAt).min();
    var last = lines.stream().mapToLong(ScheduleLine::dueAt).max();
    var min = Math.min(left, first.orElse(left) - 7 * DAY);
    var max = Math.max(left, last.orElse(left) + 14 * DAY - sight);
    across.setMin(min);
    across.setMax(Math.max(max, min + 1));
    across.setVisibleAmount(
        Math.min(max - min, (max - min) * (double) sight / Math.max(1, max - min + sight)));
    across.setUnitIncrement(DAY);
    across.setBlockIncrement(sight / 2.0);
    across.setValue(left);
    settling = false;
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    scaled();
  }

  /// The names of days, weeks or months, and where today is.
  private final class Axis extends Pane {
    private final List<Label> labels = new ArrayList<>();
    private final Label today = new Label(text.get("schedule.today"));

    Axis() {
      getStyleClass().add("axis");
      setMinHeight(AXIS);
      setPrefHeight(AXIS);
      today.getStyleClass().addAll("today-mark");
      getChildren().add(today);
      setClip(clip(this));
    }

    @Override
    protected void layoutChildren() {
      var used = 0;
      var end = -100.0;
      today.autosize();
      var now = NAMES + scale.get().x(space.clock().millis()) - today.getWidth() / 2;
      for (var day : marks()) {
        var x = NAMES + scale.get().x(day);
        var underToday = x + 40 > now && x < now + today.getWidth();
        if (x < NAMES - 1 || x < end || underToday) {
          continue;
        }
        if (used == labels.size()) {
          var label = new Label();
          label.getStyleClass().addAll("small", "num", "text-3");
          labels.add(label);
          getChildren().addFirst(label);
        }
        var label = labels.get(used++);
        label.setText(name(day));
        label.autosize();
        label.relocate(x + 4, AXIS / 2 - label.getHeight() / 2);
        label.setVisible(true);
        end = x + label.getWidth() + 12;
      }
      labels.subList(used, labels.size()).forEach(label -> label.setVisible(false));
      today.setVisible(now > NAMES);
      today.relocate(now, AXIS / 2 - today.getHeight() / 2);
    }

    private String name(LocalDate day) {
      var perDay = scale.get().pixelsPerDay();
      return perDay >= Zoom.DAY.pixelsPerDay()
          ? day.getDayOfMonth() == 1 || labels.isEmpty()
              ? text.day(day)
              : Integer.toString(day.getDayOfMonth())
          : perDay >= Zoom.WEEK.pixelsPerDay() ? text.day(day) : space.words().moments().month(day);
    }
  }

  private List<LocalDate> marks() {
    var zoom = zoomed();
    var marks = new ArrayList<LocalDate>();
    var last = scale.get().day(width());
    for (var day = scale.get().day(0); !day.isAfter(last); day = day.plusDays(1)) {
      if (zoom.marks(day)) {
        marks.add(day);
      }
    }
    return marks;
  }

  private Zoom zoomed() {
    for (var zoom : Zoom.values()) {
      if (scale.get().pixelsPerDay() >= zoom.pixelsPerDay()) {
        return zoom;
      }
    }
    return Zoom.MONTH;
  }

  /// Lines at the marks, beneath the bars, and today's.
  private final class Grid extends Pane {
    private final Path lines = new Path();
    private final Region now = new Region();

    Grid() {
      setMouseTransparent(true);
      lines.getStyleClass().add("grid");
      now.getStyleClass().add("now");
      getChildren().addAll(lines, now);
      setClip(clip(this));
    }

    @Override
    protected void layoutChildren() {
      lines.getElements().clear();
      for (var day : marks()) {
        var x = Math.floor(NAMES + scale.get().x(day)) + 0.5;
        if (x > NAMES) {
          lines.getElements().addAll(new MoveTo(x, 0), new LineTo(x, getHeight()));
        }
      }
      var x = NAMES + scale.get().x(space.clock().millis());
      now.setVisible(x > NAMES);
      now.resizeRelocate(Math.floor(x), 0, 2, getHeight());
    }
  }

  /// From the end of what comes first to the beginning of what comes after; both ends of a line may
  /// be out of sight.
  private final class Links extends Pane {
    private final Path path = new Path();

    Links() {
      setMouseTransparent(true);
      path.getStyleClass().add("links");
      getChildren().add(path);
      setClip(clip(this));
    }

    @Override
    protected void layoutChildren() {
      path.getElements().clear();
      for (var cell : cells) {
        var line = cell.getItem();
        if (line != null && !cell.isEmpty() && cell.isVisible() && cell.getParent() != null) {
          line.after().forEach(before -> draw(cell, line, before));
        }
      }
    }

    private void draw(ScheduleCell cell, ScheduleLine line, String before) {
      var index = indexes.get(before);
      if (index == null || index >= list.getItems().size()) {
        return;
      }
      var first = list.getItems().get(index);
      var toY = cell.getLayoutY() + cell.getParent().getLayoutY() + ROW / 2;
      var fromY = toY + (index - cell.getIndex()) * ROW;
      var fromX = NAMES + scale.get().x(first.dueAt());
      var toX = NAMES + scale.get().x(line.startAt());
      if (Math.max(fromX, toX) < NAMES || Math.min(fromX, toX) > getWidth()) {
        return;
      }
      var turn = Math.max(fromX + 6, Math.min(toX - 6, fromX + 10));
      path.getElements()
          .addAll(
              new MoveTo(fromX, fromY),
              new LineTo(turn, fromY),
              new LineTo(turn, toY + (fromY < toY ? -ROW / 2 : ROW / 2)),
              new LineTo(toX - 8, toY + (fromY < toY ? -ROW / 2 : ROW / 2)),
              new LineTo(toX - 8, toY),
              new LineTo(toX - 1, toY),
              new MoveTo(toX - 5, toY - 4),
              new LineTo(toX - 1, toY),
              new LineTo(toX - 5, toY + 4));
    }
  }

  /// What lies right of the names.
  private static Rectangle clip(Region of) {
    var clip = new Rectangle();
    of.layoutBoundsProperty()
        .subscribe(bounds -> {
          clip.setX(NAMES);
          clip.setWidth(Math.max(0, bounds.getWidth() - NAMES));
          clip.setHeight(bounds.getHeight());
        });
    return clip;
  }
}
