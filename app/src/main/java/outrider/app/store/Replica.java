package outrider.app.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.command.Upcasters;
import outrider.core.proposal.Proposal;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullTail;
import outrider.core.protocol.PushRequest;
import outrider.core.protocol.PushResponse;
import outrider.core.protocol.ScopeChecksum;
import outrider.core.protocol.ScopeState;
import outrider.core.record.RecordType;
import outrider.core.rule.Actor;

/// What synchronisation may do to the book: read the queue, settle HQ's answers, apply HQ's rows.
/// Every method is one transaction, behind whatever a person does, but for `applyPart`.
public final class Replica implements AutoCloseable {

  /// Bytes that an envelope's frame adds to its arguments on the wire, at most.
  private static final int FRAME_BYTES = 400;

  static final String INCARNATION = "incarnation";
  static final String EPOCH = "epoch";

  /// The types of records that the program knew which opened this book last.
  static final String TYPES = "types";

  /// The arguments of a command that say which type of record it is about.
  private static final Set<String> ABOUT = Set.of("type", "parentType");

  /// The newest cut that all rows here go back to; empty while everything is being fetched.
  static final String BASE = "base";

  private final Database database;
  private final Supplier<Actor> actor;
  private final Portions portions;
  private final Upcasters upcasters;
  private final SliceSize sliceSize;
  private final FirstDownload firstDownload;

  /// @param actor who is signed in, as the rules see them
  public Replica(Database database, Supplier<Actor> actor) {
    this(database, actor, Portions.USUAL, Upcasters.KNOWN);
  }

  /// @param portions in what pieces a long download is written
  /// @param upcasters how commands are read that an older program left in the queue
  public Replica(Database database, Supplier<Actor> actor, Portions portions, Upcasters upcasters) {
    this.database = database;
    this.actor = actor;
    this.portions = portions;
    this.upcasters = upcasters;
    sliceSize = new SliceSize(portions);
    firstDownload = new FirstDownload(database, this::rebase, portions);
  }

  /// In what pieces a long download is written.
  public Portions portions() {
    return portions;
  }

  /// Before the database is closed: lets go of a download that is under way.
  @Override
  public void close() {
    firstDownload.close();
  }

  /// Who is signed in.
  public String user() {
    return actor.get().user();
  }

  /// Where this installation stands with HQ.
  ///
  /// @param incarnation 0 before the first sign-in
  public record Identity(long incarnation, String epoch) {}

  public Identity identity() {
    return read(Replica::identity);
  }

  static Identity identity(Sql sql) {
    return new Identity(
        MetaStore.get(sql, INCARNATION).map(Long::valueOf).orElse(0L),
        MetaStore.get(sql, EPOCH).orElse(""));
  }

  /// Where this laptop stands when it asks HQ something. An answer counts only from there: in
  /// between it may have begun a new life, or started a scope over.
  ///
  /// @param base the newest cut that all rows here go back to; empty while everything is being
  ///   fetched
  /// @param holds what the scopes add up to
  public record Standing(
      Identity identity, Map<String, Long> cursors, OptionalLong base, long holds) {

    /// As this one after scopes were started over by the answer to it.
    public Standing startedOver() {
      return new Standing(identity, Map.of(), OptionalLong.empty(), 0);
    }
  }

  public Standing standing() {
    var book = read(Replica::standing);
    return firstDownload.standing(book).orElse(book);
  }

  static Standing standing(Sql sql) {
    return new Standing(
        identity(sql),
        ScopeStore.cursors(sql),
        base(sql),
        ScopeChecksum.held(ScopeStore.states(sql)));
  }

  static OptionalLong base(Sql sql) {
    return MetaStore.get(sql, BASE).stream()
        .filter(text -> !text.isEmpty())
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  static boolean isStill(Standing asked, Sql sql, ScopeStore scopes) {
    return identity(sql).equals(asked.identity())
        && asked.cursors().entrySet().stream()
            .allMatch(cursor -> scopes.seqOrNone(cursor.getKey()) >= cursor.getValue());
  }

  /// Takes on what a sign-in gave. A new incarnation numbers the queue anew. A new epoch means that
  /// HQ was restored and may have forgotten: what it had done is sent again, and everything is
  /// fetched again, under the commands that wait.
  public void identify(long incarnation, String epoch) {
    identify(incarnation, epoch, Long.MIN_VALUE);
  }

  /// @param at HQ's time: what was done too long ago is not sent again
  public void identify(long incarnation, String epoch, long at) {
    if (!identity().equals(new Identity(incarnation, epoch))) {
      firstDownload.abandon();
    }
    database.writeNow(transaction -> {
      var before = identity(transaction.sql());
      var restored = !before.epoch().isEmpty() && !before.epoch().equals(epoch);
      if (restored) {
        SentStore.forgetOld(transaction, at);
        SentStore.sendAgain(transaction);
        var scopes = new ScopeStore(transaction.sql());
        scopes.names().forEach(scopes::restart);
        scopes.save();
        MetaStore.put(transaction, BASE, "");
        transaction.touch(Table.SCOPE);
      }
      if (restored || before.incarnation() != incarnation) {
        renumber(transaction);
      }
      MetaStore.put(transaction, INCARNATION, Long.toString(incarnation));
      MetaStore.put(transaction, EPOCH, epoch);
      return incarnation;
    });
  }

  /// Fetches again what came while this program did not know it: the scopes that hold records of a
  /// type that an update has brought. Once per update.
  public void recognise() {
    var known = Arrays.stream(RecordType.values()).map(RecordType::wireName).sorted().toList();
    var names = String.join(" ", known);
    if (read(sql -> MetaStore.get(sql, TYPES)).filter(names::equals).isPresent()) {
      return;
    }
    firstDownload.abandon();
    database.writeNow(transaction -> {
      var before = MetaStore.get(transaction.sql(), TYPES).map(text -> Set.of(text.split(" ")));
      var scopes = new ScopeStore(transaction.sql());
      before.ifPresent(then ->
          known.stream()
              .filter(type -> !then.contains(type))
              .flatMap(type -> scopes.holding(type).stream())
              .distinct()
              .forEach(scopes::restart));
      scopes.save();
      MetaStore.put(transaction, TYPES, names);
      transaction.touch(Table.SCOPE);
      return names;
    });
  }

  /// The next envelopes to send: behind the acknowledged numbers, data before notes before files,
  /// at most what one request may carry.
  public List<Envelope> batch(Acknowledged acknowledged) {
    return read(sql -> {
      var batch = new ArrayList<Envelope>();
      var bytes = 0;
      for (var lane : Lane.values()) {
        var room = PushRequest.ENVELOPES_MAX - batch.size();
        for (var envelope : OutboxStore.after(sql, lane, acknowledged.of(lane), room)) {
          bytes += FRAME_BYTES + Json.write(envelope.arguments()).length();
          if (bytes > PushRequest.BYTES_MAX && !batch.isEmpty()) {
            return batch;
          }
          batch.add(envelope);
        }
      }
      return batch;
    });
  }

  /// Takes the refused envelopes out of the queue, undoes their effect and puts them before the
  /// person. Where the rows that follow from the others were here before this answer (the live
  /// channel is often faster), the others leave the queue as well.
  ///
  /// @param asked who this laptop was when it sent them; the answer to an earlier life is dropped
  public void settle(PushResponse answer, Identity asked, Acknowledged acknowledged, long at) {
    var refused =
        answer.outcomes().stream()
            .filter(outcome -> outcome.status() == Outcome.Status.REJECTED)
            .toList();
    var heard = heard(answer);
    writeBehind(transaction -> {
      if (!identity(transaction.sql()).equals(asked)) {
        return 0;
      }
      var rebase = rebase(transaction);
      SentStore.forgetOld(transaction, at);
      for (var outcome : refused) {
        for (var waiting : find(transaction.sql(), outcome)) {
          AttentionStore.add(transaction, kept(waiting.envelope(), outcome), outcome.reasons(), at);
          rebase.settle(waiting.no());
        }
      }
      if (reached(ScopeStore.cursors(transaction.sql())) >= answer.seq()) {
        confirm(transaction, at, lane -> heard.getOrDefault(lane, 0L), rebase);
      }
      rebase.run();
      // Not before: a cut that is applied meanwhile would drop a refused envelope unseen.
      acknowledged.hear(heard, answer.seq());
      return refused.size();
    });
  }

  /// What became a proposal lies with whoever has the record now: of its words only the type of the
  /// record stays here.
  private static Envelope kept(Envelope envelope, Outcome outcome) {
    var proposed =
        outcome.reasons().stream().anyMatch(reason -> reason.id().equals(Proposal.REASON));
    return proposed
        ? new Envelope(
            envelope.id(),
            envelope.lane(),
            envelope.n(),
            envelope.schema(),
            envelope.occurredAt(),
            envelope.kind(),
            envelope.arguments().entrySet().stream()
                .filter(argument -> ABOUT.contains(argument.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
        : envelope;
  }

  /// The numbers that this answer is about. What HQ has processed may be more: it may know
  /// envelopes of this life that this disk has forgotten, or that a copy of it has sent.
  private static Map<Lane, Long> heard(PushResponse answer) {
    var heard = new EnumMap<Lane, Long>(Lane.class);
    for (var outcome : answer.outcomes()) {
      if (outcome.status() != Outcome.Status.DEFERRED) {
        heard.merge(outcome.lane(), outcome.n(), Math::max);
      }
    }
    return heard;
  }

  /// How many records of a first download have come so far; 0 where none is under way.
  public long arrived() {
    return firstDownload.arrived();
  }

  public Map<String, Long> cursors() {
    return standing().cursors();
  }

  /// The lowest number that all scopes are at; 0 before the first pull.
  public long reached() {
    return reached(cursors());
  }

  /// Whether a live message begins where this device stands, with the scopes that it holds.
  public boolean continues(PullHead head) {
    var standing = standing();
    var cursors = standing.cursors();
    return standing.identity().epoch().equals(head.epoch())
        && cursors.keySet().equals(Set.copyOf(head.scopes()))
        && reached(cursors) >= head.after();
  }

  private static long reached(Map<String, Long> cursors) {
    return cursors.values().stream().mapToLong(Long::longValue).min().orElse(0);
  }

  /// What waits here, for the heartbeat.
  public record Backlog(long unsent, long oldestOccurredAt) {}

  public Backlog backlog() {
    return read(
        sql -> new Backlog(OutboxStore.count(sql), OutboxStore.oldestOccurredAt(sql).orElse(0)));
  }

  /// What equals HQ: the sum over all scopes.
  public ScopeState proof() {
    return new ScopeState(read(Replica::records), 0);
  }

  static long records(Sql sql) {
    return sql.number("SELECT coalesce(sum(count), 0) FROM scope");
  }

  /// Where this laptop stands after a cut, whether or not the cut could be used.
  ///
  /// @param reached the number that all scopes are at
  /// @param behind whether another pull is needed: a checksum differs from HQ's and its scope
  ///   starts over, or the cut does not begin where this laptop stands
  public record Applied(long reached, boolean behind) {}

  /// Applies a whole cut: rows, exits, confirmations and cursors together.
  ///
  /// A cut that is older than what is here (it was overtaken by a live message) is dropped.
  ///
  /// @param asked where this laptop stood when it asked
  /// @param acknowledged numbers whose outcome this device has heard; only these leave the queue,
  ///   because the outcome of a lost reply may be a refusal that the person has to see
  public Applied apply(
      PullHead head, List<PullRow> rows, PullTail tail, Standing asked, Acknowledged acknowledged) {
    if (firstDownload.isUnderWay()) {
      return firstDownload.finish(
          asked,
          transaction -> {
            var rebase = rebase(transaction);
            rebase.replayAll();
            return apply(transaction, rebase, head, rows, tail, asked, acknowledged);
          });
    }
    return writeBehind(transaction ->
        apply(transaction, rebase(transaction), head, rows, tail, asked, acknowledged));
  }

  private static Applied apply(
      Transaction transaction,
      Rebase rebase,
      PullHead head,
      List<PullRow> rows,
      PullTail tail,
      Standing asked,
      Acknowledged acknowledged) {
    var scopes = new ScopeStore(transaction.sql());
    if (!isStill(asked, transaction.sql(), scopes)) {
      return new Applied(scopes.lowest(), true);
    }
    if (scopes.highest() > head.seq()) {
      return new Applied(scopes.lowest(), false);
    }
    var cut = new CutWriting(transaction, head, scopes);
    cut.adopt(rebase);
    rows.forEach(row -> cut.write(row, rebase));
    for (var member : scopes.sweep()) {
      rebase.confirm(member.type(), member.id(), Optional.empty());
    }
    confirm(transaction, head.serverTime(), lane -> done(head, lane, acknowledged), rebase);
    rebase.run();
    for (var scope : head.scopes()) {
      scopes.advance(scope, head.seq());
    }
    var wrong = cut.disagreements(tail);
    scopes.save();
    MetaStore.put(transaction, BASE, Long.toString(head.seq()));
    transaction.touch(Table.SCOPE);
    return new Applied(scopes.lowest(), !wrong.isEmpty());
  }

  /// The number up to which a cut holds what came of this laptop's envelopes. A cut that was made
  /// before HQ decided an envelope may be as new as the answer to it, where the envelope changed
  /// nothing: no later cut would come to take it out of the queue.
  private static long done(PullHead head, Lane lane, Acknowledged acknowledged) {
    return acknowledged.isWithin(head.seq())
        ? acknowledged.of(lane)
        : Math.min(head.processed().getOrDefault(lane, 0L), acknowledged.of(lane));
  }

  /// Applies a part of a long download and remembers how far it came, so that a cut connection
  /// loses nothing. The tail of the download comes through `apply`.
  ///
  /// The first of a book is gathered beside it and shown when it is whole: see `FirstDownload`. Any
  /// later part is no transaction but several: see `PartWriting`.
  ///
  /// @param rows not to be changed any more: they are written while the caller goes on
  /// @param reached the number up to which every scope's rows are among those applied
  /// @return how many rows were applied, once they are
  public CompletableFuture<Integer> applyPart(
      PullHead head, List<PullRow> rows, long reached, Standing asked) {
    var part = new PartWriting(head, rows, reached, asked);
    if (firstDownload.takes(asked)) {
      return firstDownload.write(part);
    }
    return database.writeInSlices(
        transaction -> part.slice(transaction, () -> rebase(transaction), portions, sliceSize));
  }

  private Rebase rebase(Transaction transaction) {
    return new Rebase(transaction, actor.get(), upcasters);
  }

  /// On a reader thread, whatever thread asks: SQLite would pin a virtual one.
  private <T> T read(Function<Sql, T> work) {
    return Database.join(database.read(work));
  }

  /// What a person does meanwhile goes first.
  private <T> T writeBehind(Function<Transaction, T> work) {
    return Database.join(database.writeBehind(work));
  }

  private static void confirm(
      Transaction transaction, long at, ToLongFunction<Lane> until, Rebase rebase) {
    for (var lane : Lane.values()) {
      transaction
          .sql()
          .list(
              "SELECT no FROM outbox WHERE lane = ? AND n <= ? ORDER BY n",
              columns -> columns.number(1),
              lane.name(),
              until.applyAsLong(lane))
          .forEach(no -> {
            SentStore.keep(transaction, no, at);
            rebase.settle(no);
          });
    }
  }

  private static List<OutboxStore.Waiting> find(Sql sql, Outcome outcome) {
    return OutboxStore.byId(sql, outcome.id());
  }

  private static void renumber(Transaction transaction) {
    var sql = transaction.sql();
    var next = new EnumMap<Lane, Long>(Lane.class);
    var renumbered = new HashMap<Long, Long>();
    for (var waiting : OutboxStore.all(sql, Integer.MAX_VALUE)) {
      renumbered.put(waiting.no(), next.merge(waiting.envelope().lane(), 1L, Long::sum));
    }
    // Twice, because (lane, n) is unique at every moment: first out of the way, then into place.
    sql.run("UPDATE outbox SET n = -1000000000000 - no");
    renumbered.forEach((no, n) -> sql.run("UPDATE outbox SET n = ? WHERE no = ?", n, no));
    transaction.numbers().restart(next);
    transaction.touch(Table.OUTBOX);
  }
}
