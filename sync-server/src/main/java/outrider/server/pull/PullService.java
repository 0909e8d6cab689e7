package outrider.server.pull;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.core.command.Lane;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRequest;
import outrider.core.protocol.PullSame;
import outrider.core.protocol.PullTail;
import outrider.core.protocol.ScopeChecksum;
import outrider.core.protocol.ScopeState;
import outrider.core.rule.Actor;
import outrider.server.access.Configurations;
import outrider.server.access.OfflinePolicy;
import outrider.server.access.SignIn;
import outrider.server.access.SignedIn;
import outrider.server.codec.FeedLines;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.Database;
import outrider.server.store.FeedStore.Told;
import outrider.server.store.Snapshot;
import outrider.server.store.TenantStore.Position;
import outrider.server.store.Transaction;

/// Rows go down here: everything that is new in a person's scopes after the device's cursors, as
/// one cut through one snapshot. The tail says what each scope must add up to.
public final class PullService {
  private final Database database;
  private final Configurations configurations;
  private final Changes changes;
  private final InstantSource clock;
  private final OfflinePolicy offline;

  public PullService(
      Database database, Configurations configurations, Changes changes, InstantSource clock) {
    this.database = database;
    this.configurations = configurations;
    this.changes = changes;
    this.clock = clock;
    this.offline = new OfflinePolicy(clock);
  }

  /// Where the answer goes: opened when everything that can be refused has been.
  @FunctionalInterface
  public interface Answer {
    OutputStream open() throws IOException;

    /// Takes an answer of one line, whole.
    default void line(byte[] line) throws IOException {
      try (OutputStream output = open()) {
        output.write(line);
      }
    }
  }

  public void pull(PullRequest request, SignedIn who, Answer answer) throws IOException {
    check(request, who);
    if (request.cursors().isEmpty()) {
      // To a device that has nothing everything is news.
      stream(request, who, answer);
      return;
    }
    long deadline =
        clock.millis() + Math.clamp(request.waitMillis(), 0, Limits.LONG_POLL.toMillis());
    Cut cut = database.read(transaction -> cut(transaction, request, who));
    for (long left = deadline - clock.millis();
        left > 0
            && !cut.hasNews(request)
            && changes.await(cut.scopes, cut.position.seq(), Duration.ofMillis(left));
        left = deadline - clock.millis()) {
      cut = database.read(transaction -> cut(transaction, request, who));
    }
    if (cut.hasNews(request)) {
      stream(request, who, answer);
    } else if (cut.isHeldBy(request)) {
      answer.line(FeedLines.alone(cut.same(clock.millis())));
    } else {
      write(request.protocol(), cut, answer, lines -> {});
    }
  }

  private static void check(PullRequest request, SignedIn who) {
    SignIn.checkVersion(request.protocol());
    if (request.device() == null || request.epoch() == null || request.cursors() == null) {
      throw new ProblemException(Problem.wrongShape("A pull names its device, epoch and cursors."));
    }
    if (!who.deviceId().equals(request.device())) {
      throw new ProblemException(Problem.anothersDevice());
    }
    if (who.incarnation() != request.incarnation()) {
      throw new ProblemException(Problem.incarnationUnknown(who.incarnation()));
    }
    if (request.cursors().size() > Limits.SCOPES_PER_PULL) {
      throw new ProblemException(Problem.wrongShape("These are too many cursors."));
    }
  }

  /// What a pull is a cut through, read at one moment.
  private record Cut(
      Position position,
      List<String> scopes,
      List<Long> cursors,
      List<String> lost,
      Map<Lane, Long> processed,
      Map<String, ScopeState> states,
      long rows,
      long offlineMaxMillis,
      List<String> restart) {
    /// Something that the device should hear of now.
    boolean hasNews(PullRequest request) {
      return rows > 0
          || !lost.isEmpty()
          || !restart.isEmpty()
          || !request.cursors().keySet().containsAll(scopes);
    }

    /// Whether the device has said that its scopes add up to the same.
    boolean isHeldBy(PullRequest request) {
      Long holds = request.holds();
      return holds != null && holds == ScopeChecksum.held(states);
    }

    PullSame same(long now) {
      return new PullSame(true, position.seq(), now, processed, offlineMaxMillis);
    }
  }

  private Cut cut(Transaction transaction, PullRequest request, SignedIn who) {
    Position position = transaction.tenant().position();
    boolean fresh = request.cursors().isEmpty();
    if (!fresh && !position.epoch().equals(request.epoch())) {
      throw new ProblemException(Problem.epochChanged(position.epoch()));
    }
    Actor actor = Configurations.actor(configurations.in(transaction), who, transaction);
    List<String> scopes = actor.scopes().stream().sorted().toList();
    List<Long> cursors = new ArrayList<>(scopes.size());
    boolean tooOld = isTooOld(transaction, request, position);
    List<String> restart = new ArrayList<>();
    long rows = 0;
    for (String scope : scopes) {
      long cursor = Math.max(0, Optional.ofNullable(request.cursors().get(scope)).orElse(0L));
      if (tooOld && cursor > 0) {
        restart.add(scope);
        cursor = 0;
      }
      cursors.add(cursor);
      if (cursor < position.seq()) {
        rows += transaction.feed().countAfter(scope, cursor, cursor > 0);
      }
    }
    List<String> lost =
        request.cursors().keySet().stream().filter(scope -> !scopes.contains(scope)).toList();
    Map<String, ScopeState> states = LinkedHashMap.newLinkedHashMap(scopes.size());
    scopes.forEach(scope -> states.put(scope, transaction.scopes().state(scope)));
    return new Cut(
        position,
        scopes,
        cursors,
        lost,
        processed(transaction, who),
        states,
        rows,
        offline.maxMillis(transaction),
        restart);
  }

  /// Whether the device was here last before the oldest exit that we still know of. A device that
  /// does not say finds out by the checksums.
  private static boolean isTooOld(Transaction transaction, PullRequest request, Position position) {
    Long base = request.base();
    return base != null && base < position.seq() && base < transaction.retention().exitsForgotten();
  }

  private static Map<Lane, Long> processed(Transaction transaction, SignedIn who) {
    Map<Lane, Long> processed = new EnumMap<>(Lane.class);
    transaction
        .lanes()
        .lastNs(who.deviceId(), who.incarnation())
        .forEach((lane, lastN) -> processed.put(Lane.valueOf(lane), lastN));
    return processed;
  }

  private void stream(PullRequest request, SignedIn who, Answer answer) throws IOException {
    try (Snapshot snapshot = database.snapshot()) {
      Cut cut = snapshot.read(transaction -> cut(transaction, request, who));
      ScopeFeeds feeds = new ScopeFeeds(snapshot, cut.scopes, cut.cursors);
      write(
          request.protocol(),
          cut,
          answer,
          lines -> {
            for (var next = feeds.next(); next.isPresent(); next = feeds.next()) {
              write(lines, next.get());
            }
          });
    }
  }

  private interface Rows {
    void write(FeedLines lines) throws IOException;
  }

  /// @param protocol the one that was asked in, which is also answered in
  private void write(int protocol, Cut cut, Answer answer, Rows rows) throws IOException {
    OutputStream output = answer.open();
    FeedLines lines = new FeedLines(output);
    lines.line(
        new PullHead(
            protocol,
            cut.position.epoch(),
            cut.position.seq(),
            -1,
            clock.millis(),
            cut.scopes,
            cut.lost,
            cut.processed,
            cut.rows,
            cut.offlineMaxMillis,
            cut.restart.isEmpty() ? null : cut.restart));
    rows.write(lines);
    lines.line(new PullTail(true, cut.states));
    lines.flush();
    output.close();
  }

  private static void write(FeedLines lines, ScopeFeeds.Line line) throws IOException {
    Told entry = line.entry();
    if (entry.exited()) {
      lines.exit(line.scope(), entry.type(), entry.id(), entry.seq());
    } else {
      lines.row(line.scope(), entry.type(), entry.id(), entry.seq(), entry.body());
    }
  }
}
