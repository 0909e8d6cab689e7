package outrider.core.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The bars of one deal and what follows from how they hang together: a bar begins when those that
/// it comes after are finished.
///
/// Pure and total: an id that is not there counts for nothing, and a ring, which the rules let
/// nobody make, ends the walk.
public final class Schedule {

  /// What has less room than this decides the end.
  private static final long SLACK_MIN = TimeUnit.DAYS.toMillis(1);

  private final Map<String, Bar> bars = new LinkedHashMap<>();
  private final Map<String, List<Bar>> followers = new HashMap<>();
  private final List<Bar> ordered;

  public Schedule(Collection<Bar> bars) {
    bars.forEach(bar -> this.bars.put(bar.id(), bar));
    for (var bar : bars) {
      for (var before : new LinkedHashSet<>(bar.after())) {
        if (this.bars.containsKey(before) && !before.equals(bar.id())) {
          followers.computeIfAbsent(before, id -> new ArrayList<>()).add(bar);
        }
      }
    }
    ordered = inOrder();
  }

  public Optional<Bar> bar(String id) {
    return Optional.ofNullable(bars.get(id));
  }

  /// Those that begin after this one.
  public List<Bar> followers(String id) {
    return List.copyOf(followers.getOrDefault(id, List.of()));
  }

  /// When a bar may begin at the earliest: once the last of those before it is finished.
  ///
  /// @return the one that decides it; empty where it may begin at any time
  public Optional<Bar> gate(String id) {
    return bar(id).stream()
        .flatMap(bar -> bar.after().stream())
        .flatMap(before -> bar(before).stream())
        .filter(before -> !before.id().equals(id))
        .max((one, other) -> Long.compare(one.dueAt(), other.dueAt()));
  }

  /// Which bars stand elsewhere once one was placed: it and, each by as little as needed and
  /// without getting shorter, those that would begin before it is finished. What had room stays;
  /// what is moved to the left pulls nothing along, since others have agreed to those days.
  ///
  /// @param moved where the one stands from now on
  public List<Bar> shifted(Bar moved) {
    var placed = new LinkedHashMap<String, Bar>();
    placed.put(moved.id(), moved);
    for (var bar : ordered) {
      if (placed.containsKey(bar.id())) {
        continue;
      }
      var from =
          bar.after().stream()
              .filter(placed::containsKey)
              .mapToLong(before -> Objects.requireNonNull(placed.get(before)).dueAt())
              .max()
              .orElse(Long.MIN_VALUE);
      if (bar.startAt() < from) {
        placed.put(bar.id(), bar.startingAt(from));
      }
    }
    return List.copyOf(placed.values());
  }

  /// Whether a bar would, by way of others, come after itself.
  public boolean wouldRing(String id, Collection<String> after) {
    var seen = new HashSet<String>();
    var waiting = new ArrayDeque<>(after);
    while (!waiting.isEmpty()) {
      var before = waiting.remove();
      if (before.equals(id)) {
        return true;
      }
      if (seen.add(before)) {
        bar(before).ifPresent(bar -> waiting.addAll(bar.after()));
      }
    }
    return false;
  }

  /// By how much each bar could be later without anything else, or the end of all, being later.
  public Map<String, Long> slack() {
    var end = bars.values().stream().mapToLong(Bar::dueAt).max().orElse(0);
    var latest = new HashMap<String, Long>();
    var slack = new HashMap<String, Long>();
    for (var bar : ordered.reversed()) {
      var until = end;
      for (var follower : followers.getOrDefault(bar.id(), List.of())) {
        until = Math.min(until, latest.getOrDefault(follower.id(), end) - follower.length());
      }
      latest.put(bar.id(), until);
      slack.put(bar.id(), until - bar.dueAt());
    }
    return slack;
  }

  /// The bars that decide when all is finished: each with less than a day to spare. A single bar on
  /// its own is no path.
  public Set<String> critical() {
    var critical = new HashSet<String>();
    slack()
        .forEach((id, spare) -> {
          var bar = Objects.requireNonNull(bars.get(id));
          var hangs = followers.containsKey(id) || bar.after().stream().anyMatch(bars::containsKey);
          if (spare < SLACK_MIN && hangs) {
            critical.add(id);
          }
        });
    return critical;
  }

  /// Each after those that it comes after; what is in a ring comes last.
  private List<Bar> inOrder() {
    var open = new HashMap<String, Integer>();
    var ready = new ArrayDeque<Bar>();
    for (var bar : bars.values()) {
      var before =
          (int)
              bar.after().stream()
                  .distinct()
                  .filter(id -> bars.containsKey(id) && !id.equals(bar.id()))
                  .count();
      open.put(bar.id(), before);
      if (before == 0) {
        ready.add(bar);
      }
    }
    var order = new LinkedHashSet<Bar>();
    while (!ready.isEmpty()) {
      var bar = ready.remove();
      order.add(bar);
      for (var follower : followers.getOrDefault(bar.id(), List.of())) {
        if (open.merge(follower.id(), -1, Integer::sum) == 0) {
          ready.add(follower);
        }
      }
    }
    order.addAll(bars.values());
    return List.copyOf(order);
  }
}
