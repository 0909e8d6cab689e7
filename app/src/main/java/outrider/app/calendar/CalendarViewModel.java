package outrider.app.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import outrider.app.fx.RowSelection;
import outrider.app.task.TaskDeeds;
import outrider.app.task.TaskRow;

/// Which days are seen, whose tasks lie on them, and which day and task are selected. FX thread
/// only.
final class CalendarViewModel {

  /// What has to be read.
  record Range(LocalDate first, int days, boolean everybody) {}

  private static final LocalTime START_OF_WORK = LocalTime.of(9, 0);
  private static final int HALF_HOUR = 30;

  private final ZoneId zone;
  private final ObjectProperty<CalendarSpan> span =
      new SimpleObjectProperty<>(this, "span", CalendarSpan.WEEK);
  private final ObjectProperty<LocalDate> day;
  private final ObjectProperty<Boolean> everybody =
      new SimpleObjectProperty<>(this, "everybody", false);
  private final ObjectBinding<Range> range;
  private Map<LocalDate, List<TaskRow>> byDay = Map.of();
  private List<TaskRow> tasks = List.of();
  private List<TaskRow> coming = List.of();
  private final RowSelection<TaskRow> selection = new RowSelection<>(() -> tasks, TaskRow::id);

  CalendarViewModel(ZoneId zone, LocalDate today) {
    this.zone = zone;
    day = new SimpleObjectProperty<>(this, "day", today);
    range =
        Bindings.createObjectBinding(
            () -> new Range(days().getFirst(), days().size(), everybody.get()),
            span,
            day,
            everybody);
  }

  ObjectProperty<CalendarSpan> span() {
    return span;
  }

  ObjectProperty<LocalDate> day() {
    return day;
  }

  ObjectProperty<Boolean> everybody() {
    return everybody;
  }

  ObservableValue<Range> range() {
    return range;
  }

  /// The tasks of a day, in the order of their time.
  List<TaskRow> on(LocalDate some) {
    return byDay.getOrDefault(some, List.of());
  }

  ReadOnlyObjectProperty<Optional<TaskRow>> selected() {
    return selection.property();
  }

  List<LocalDate> days() {
    return span.get().days(day.get());
  }

  /// The first moment that is seen, and the one after the last.
  List<Instant> bounds(Range seen) {
    return List.of(
        seen.first().atStartOfDay(zone).toInstant(),
        seen.first().plusDays(seen.days()).atStartOfDay(zone).toInstant());
  }

  void show(List<TaskRow> fresh) {
    var before = tasks;
    var had = selection.get();
    tasks = fresh;
    if (had.isPresent()) {
      selection.follow(before);
    }
    arrange();
  }

  /// What is still to come of the tasks that repeat: it lies on its days, and is passed over by who
  /// goes through the tasks.
  void showComing(List<TaskRow> fresh) {
    coming = fresh;
    arrange();
  }

  private void arrange() {
    byDay =
        Stream.concat(tasks.stream(), coming.stream())
            .sorted(Comparator.comparingLong(TaskRow::at))
            .collect(Collectors.groupingBy(row -> timeOf(row).toLocalDate()));
  }

  /// Goes through the tasks in the order of their time, and to the day of each.
  void walk(int step) {
    if (selection.get().isEmpty()) {
      tasks.stream()
          .filter(row -> !timeOf(row).toLocalDate().isBefore(day.get()))
          .findFirst()
          .or(() -> tasks.stream().findFirst())
          .ifPresent(this::select);
    } else {
      selection.move(step);
    }
    selection.get().ifPresent(row -> day.set(timeOf(row).toLocalDate()));
  }

  void select(TaskRow row) {
    day.set(timeOf(row).toLocalDate());
    selection.select(row);
  }

  /// To another day; a task stays selected only on its own.
  void go(LocalDate to) {
    day.set(to);
    if (selection.get().filter(row -> timeOf(row).toLocalDate().equals(to)).isEmpty()) {
      selection.clear();
    }
  }

  void turn(int by) {
    go(span.get().turn(day.get(), by));
  }

  LocalDateTime timeOf(TaskRow row) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(row.at()), zone);
  }

  /// A time on the wall as a moment; one that the change to summer time leaves out is an hour
  /// later.
  Instant instant(LocalDateTime time) {
    return time.atZone(zone).toInstant();
  }

  /// Where the selected task would be, so many days and minutes on, as the clock on the wall
  /// counts.
  Optional<Instant> shifted(int days, int minutes) {
    return selection
        .get()
        .filter(TaskDeeds::isMovable)
        .map(row -> instant(timeOf(row).plusDays(days).plusMinutes(minutes)));
  }

  /// When something new on the selected day would begin: at the start of work, today at the next
  /// half hour.
  LocalDateTime free(LocalDateTime now) {
    if (!day.get().equals(now.toLocalDate()) || now.toLocalTime().isBefore(START_OF_WORK)) {
      return day.get().atTime(START_OF_WORK);
    }
    return day.get()
        .atTime(now.getHour(), now.getMinute() / HALF_HOUR * HALF_HOUR)
        .plusMinutes(HALF_HOUR);
  }
}
