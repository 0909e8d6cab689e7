package outrider.bench.crowd;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/// Thousands of devices in one process, each with a live channel of its own: as much of a
/// workstation as HQ can tell from one. What they hear is read for a mark and thrown away.
public final class Crowd implements AutoCloseable {

  private static final long HEARTBEAT_SECONDS = 15;
  private static final long LOOK_MILLIS = 100;
  private static final int ARRIVING_AT_ONCE = 64;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final Pattern LISTENING =
      Pattern.compile("^outrider_live_devices ([0-9.eE]+)$", Pattern.MULTILINE);

  final HttpClient http = HttpClient.newHttpClient();
  final ScheduledExecutorService timers = Executors.newScheduledThreadPool(2);
  private final String address;
  private final List<Member> members = new ArrayList<>();
  private final Map<String, Long> heard = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();
  private volatile boolean ended;

  /// @param server address of HQ
  public Crowd(String server, List<Ticket> tickets) {
    address = server;
    tickets.forEach(ticket -> members.add(new Member(this, ticket, members.size())));
  }

  public Member member(int index) {
    return members.get(index);
  }

  /// Everybody pulls and begins to listen; returns when HQ counts all of them.
  public void arrive() throws InterruptedException {
    for (var member : members) {
      timers.scheduleAtFixedRate(
          member::heartbeat,
          (long) (Math.random() * HEARTBEAT_SECONDS * 1_000),
          HEARTBEAT_SECONDS * 1_000,
          TimeUnit.MILLISECONDS);
    }
    var door = new Semaphore(ARRIVING_AT_ONCE);
    for (var member : members) {
      door.acquire();
      Thread.ofVirtual()
          .start(() -> {
            try {
              member.arrive();
            } finally {
              door.release();
            }
          });
    }
    awaitAllLive();
  }

  /// Waits until HQ says that it tells all of them of changes.
  public void awaitAllLive() throws InterruptedException {
    var until = System.nanoTime() + PATIENCE_NANOS;
    while (live() < members.size()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(live() + " of " + members.size() + " live, " + errors);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private int live() {
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(address + "/metrics")).build(),
              HttpResponse.BodyHandlers.ofString());
      var found = LISTENING.matcher(answer.body());
      return found.find() ? (int) Double.parseDouble(found.group(1)) : 0;
    } catch (IOException away) {
      return 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /// When a mark was first heard, by `System.nanoTime`; 0 where it was not.
  public long heardAt(String mark) {
    return heard.getOrDefault(mark, 0L);
  }

  void heard(String mark) {
    heard.putIfAbsent(mark, System.nanoTime());
  }

  void failed(String what) {
    errors.computeIfAbsent(what, name -> new LongAdder()).increment();
  }

  /// How often what did not succeed, since the last time this was asked.
  public Map<String, Long> takeErrors() {
    var taken = new java.util.TreeMap<String, Long>();
    errors.forEach((what, count) -> taken.put(what, count.sumThenReset()));
    taken.values().removeIf(count -> count == 0);
    return taken;
  }

  boolean isEnded() {
    return ended;
  }

  URI at(String path) {
    return URI.create(address + path);
  }

  URI live(String path) {
    return URI.create(address.replaceFirst("^http", "ws") + path);
  }

  @Override
  public void close() {
    ended = true;
    timers.shutdownNow();
    members.forEach(Member::leave);
    http.shutdownNow();
  }
}
