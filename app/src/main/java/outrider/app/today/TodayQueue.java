package outrider.app.today;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import outrider.core.lead.FollowUpWindow;
import outrider.core.lead.Intent;
import outrider.core.lead.Priority;

/// What to do now, in order: groups by time, and inside each by value × intent × time to breach.
///
/// A pure function of what is known and the moment. `changesAt` is when the same facts would give
/// another order of groups, so that the screen need not ask before.
public record TodayQueue(
    List<QueueRow> rows, Map<Group, List<QueueRow>> groups, OptionalLong changesAt) {

  static final Duration SOON = Duration.ofHours(2);

  /// A second touch that was missed longer ago is history: it stays in the share, not in the queue.
  static final Duration WINDOW_REMEMBERED = Duration.ofDays(7);

  public static TodayQueue of(Collection<DueItem> items, Instant now, ZoneId zone) {
    return new Ranking(now.toEpochMilli(), endOfDay(now, zone)).queue(items);
  }

  /// The midnight after `now`; in a zone that skips midnight, the first moment of the day.
  static long endOfDay(Instant now, ZoneId zone) {
    return LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
  }

  public int count(Group group) {
    return groups.getOrDefault(group, List.of()).size();
  }

  /// A group's rows, those without a next step that were not loaded among them.
  ///
  /// @param withoutNextStep all records of the book without one
  public int count(Group group, int withoutNextStep) {
    if (group != Group.NO_NEXT_STEP) {
      return count(group);
    }
    // A record without a next step whose 48 hours run out stands higher up.
    var elsewhere =
        rows.stream().filter(row -> row.group() != group && row.item().lacksNextStep()).count();
    return Math.max(withoutNextStep - (int) elsewhere, count(group));
  }

  public int countAll(int withoutNextStep) {
    return Arrays.stream(Group.values()).mapToInt(group -> count(group, withoutNextStep)).sum();
  }

  private record Ranking(long now, long midnight) {

    TodayQueue queue(Collection<DueItem> items) {
      var rows = items.stream().flatMap(item -> row(item).stream()).sorted(order()).toList();
      Map<Group, List<QueueRow>> groups =
          rows.stream()
              .collect(
                  Collectors.groupingBy(
                      QueueRow::group, () -> new EnumMap<>(Group.class), Collectors.toList()));
      var next = items.stream().mapToLong(this::nextChange).min();
      return new TodayQueue(
          rows,
          groups,
          next.isPresent() && next.getAsLong() < Long.MAX_VALUE ? next : OptionalLong.empty());
    }

    private Comparator<QueueRow> order() {
      return Comparator.comparing(QueueRow::group)
          .thenComparing(Comparator.comparingDouble(this::score).reversed())
          .thenComparing(row -> row.dueAt().orElse(Long.MAX_VALUE))
          .thenComparing(QueueRow::key);
    }

    /// Without a time the longest silence is the most urgent.
    private double score(QueueRow row) {
      var item = row.item();
      var left = row.dueAt().orElse(item.lastContactAt().orElse(item.arrivedAt())) - now;
      return Priority.score(item.amountMinor(), item.intent().orElse(Intent.C), left);
    }

    private Optional<QueueRow> row(DueItem item) {
      var window = liveWindow(item);
      var task = item.task();
      if (window.isPresent() && (task.isEmpty() || window.getAsLong() < task.get().dueAt())) {
        return Optional.of(
            new QueueRow(item, groupOf(window.getAsLong()), window, QueueRow.Basis.SECOND_TOUCH));
      }
      if (task.isPresent()) {
        var due = task.get().dueAt();
        var group = groupOf(due);
        return due >= midnight && group == Group.TODAY
            ? goingBack(item)
            : Optional.of(
                new QueueRow(
                    item,
                    group,
                    OptionalLong.of(due),
                    task.get().isFirstResponse()
                        ? QueueRow.Basis.FIRST_RESPONSE
                        : QueueRow.Basis.TASK));
      }
      if (!item.wantsNextStep() || item.plannedAt().isPresent()) {
        return goingBack(item);
      }
      return Optional.of(
          new QueueRow(
              item,
              Group.NO_NEXT_STEP,
              OptionalLong.empty(),
              item.lastContactAt().isPresent()
                  ? QueueRow.Basis.NOTHING_PLANNED
                  : QueueRow.Basis.NEVER_CONTACTED));
    }

    /// Nothing else is to be done about it today, and it does not stay for long.
    private Optional<QueueRow> goingBack(DueItem item) {
      return item.stay()
          .filter(stay -> stay.remindedAt() <= now)
          .map(stay ->
              new QueueRow(
                  item,
                  Group.BACK_TO_POOL,
                  OptionalLong.of(stay.until()),
                  QueueRow.Basis.GOES_BACK));
    }

    /// The end of a window that is amber or red; before that it is nobody's hurry.
    private OptionalLong liveWindow(DueItem item) {
      var end = item.secondTouchAt();
      if (end.isEmpty()
          || now < amberAt(end.getAsLong())
          || now - end.getAsLong() >= WINDOW_REMEMBERED.toMillis()) {
        return OptionalLong.empty();
      }
      return end;
    }

    private Group groupOf(long due) {
      if (due < now) {
        return Group.OVERDUE;
      }
      return due < now + SOON.toMillis() ? Group.NEXT_TWO_HOURS : Group.TODAY;
    }

    /// The next moment at which this item changes its group.
    private long nextChange(DueItem item) {
      var next = Long.MAX_VALUE;
      if (item.task().isPresent()) {
        next = after(next, item.task().get().dueAt() + 1);
        next = after(next, item.task().get().dueAt() - SOON.toMillis() + 1);
      }
      if (item.stay().isPresent()) {
        next = after(next, item.stay().get().remindedAt());
      }
      if (item.secondTouchAt().isPresent()) {
        var end = item.secondTouchAt().getAsLong();
        next = after(next, end + 1);
        next = after(next, end - SOON.toMillis() + 1);
        next = after(next, amberAt(end));
      }
      return next;
    }

    private long after(long next, long candidate) {
      return candidate > now ? Math.min(next, candidate) : next;
    }

    private static long amberAt(long end) {
      return end - FollowUpWindow.LENGTH.minus(FollowUpWindow.WARNING).toMillis();
    }
  }
}
