package outrider.server.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Lane;
import outrider.server.access.SignedIn;
import outrider.server.ops.Limits;

/// One listening device. What it is to be told is decided in the hub's turns; it is sent aside of
/// them, one message after the other, so that a slow network holds up nobody else.
public final class Subscriber {
  private final SignedIn who;
  private final int protocol;
  private final Channel channel;
  private final Executor aside;
  private final Map<Lane, Long> processed = new EnumMap<>(Lane.class);
  private final Deque<String> waiting = new ArrayDeque<>();
  private List<String> scopes = List.of();
  private Map<String, Integer> indexes = Map.of();
  private long toldSeq;
  private long toldByHeartbeat;
  private long checkAt;
  private boolean sending;
  private boolean ended;
  private volatile long heardAt;

  /// @param protocol the one that it greeted in, and is told in
  Subscriber(SignedIn who, int protocol, Channel channel, Executor aside, long now) {
    this.who = who;
    this.protocol = protocol;
    this.channel = channel;
    this.aside = aside;
    this.heardAt = now;
    this.checkAt = now + Limits.LIVE_ADMISSION_CHECK.toMillis();
  }

  SignedIn who() {
    return who;
  }

  int protocol() {
    return protocol;
  }

  // What follows belongs to the hub's thread.

  List<String> scopes() {
    return scopes;
  }

  /// The place of a scope in `scopes`, or null if this person does not hold it.
  @Nullable Integer index(String scope) {
    return indexes.get(scope);
  }

  void holds(Set<String> held) {
    scopes = held.stream().sorted().toList();
    Map<String, Integer> places = HashMap.newHashMap(scopes.size());
    for (int i = 0; i < scopes.size(); i++) {
      places.put(scopes.get(i), i);
    }
    indexes = places;
  }

  boolean holdsExactly(Set<String> held) {
    return indexes.keySet().equals(held);
  }

  /// Everything up to here has been sent, or the device has been told to come for it.
  long toldSeq() {
    return toldSeq;
  }

  void told(long seq) {
    toldSeq = seq;
  }

  /// What it had been told when this was asked last; 0 the first time.
  long toldByLastHeartbeat() {
    long told = toldByHeartbeat;
    toldByHeartbeat = toldSeq;
    return told;
  }

  Map<Lane, Long> processed() {
    return processed;
  }

  /// Whether it is time to look again whether the session is still good.
  boolean isDue(long now) {
    if (now < checkAt) {
      return false;
    }
    checkAt = now + Limits.LIVE_ADMISSION_CHECK.toMillis();
    return true;
  }

  // What follows may be called from any thread.

  void heard(long now) {
    heardAt = now;
  }

  boolean isSilent(long now) {
    return now - heardAt > Limits.LIVE_SILENCE.toMillis();
  }

  /// Queues a message. A device that does not keep up is told once to come and pull, instead of all
  /// that it missed.
  void tell(String message, String poke) {
    if (queue(message, poke)) {
      aside.execute(this::sendAll);
    }
  }

  /// @return whether somebody has to begin to send
  private synchronized boolean queue(String message, String poke) {
    if (waiting.size() >= Limits.LIVE_QUEUE) {
      waiting.clear();
      waiting.add(poke);
    } else {
      waiting.add(message);
    }
    boolean begins = !sending && !ended;
    sending |= begins;
    return begins;
  }

  private void sendAll() {
    try {
      for (List<String> next = take(); !next.isEmpty(); next = take()) {
        next.forEach(channel::send);
      }
    } catch (RuntimeException gone) {
      // The channel's own listener hears of its end, and says so to the hub.
      end();
      channel.close(Channel.GOING_AWAY, "broken");
    }
  }

  /// What is to be sent next; after nothing the next message begins anew.
  private synchronized List<String> take() {
    List<String> next = ended ? List.of() : new ArrayList<>(waiting);
    waiting.clear();
    sending = !next.isEmpty();
    return next;
  }

  synchronized void end() {
    ended = true;
  }

  void close(int code, String reason) {
    end();
    channel.close(code, reason);
  }
}
