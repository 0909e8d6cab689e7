package outrider.server.push;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.UnknownCommandException;
import outrider.core.command.Upcasters;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.PushRequest;
import outrider.core.protocol.PushResponse;
import outrider.core.rule.Reason;
import outrider.server.access.Configurations;
import outrider.server.access.SignIn;
import outrider.server.access.SignedIn;
import outrider.server.ops.DiskSpace;
import outrider.server.ops.Limits;
import outrider.server.ops.Metrics;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.Database;
import outrider.server.store.StoreBusyException;
import outrider.server.store.StoreFullException;
import outrider.server.store.TenantStore.Position;
import outrider.server.store.WriteTransaction;

/// Commands come up here and are decided a second time, by the rules that decided them on the
/// laptop, with everything HQ knows. The effects of a push, the answers to it and its place in the
/// feed are one transaction; the answer goes out when that is on the disk.
///
/// Each envelope is an island: whatever is the matter with one, it gets an answer, and the next is
/// looked at.
public final class PushService {
  private static final Logger log = LoggerFactory.getLogger(PushService.class);

  private final Database database;
  private final Configurations configurations;
  private final DiskSpace disk;
  private final Metrics metrics;
  private final InstantSource clock;
  private final Upcasters upcasters;

  public PushService(
      Database database,
      Configurations configurations,
      DiskSpace disk,
      Metrics metrics,
      InstantSource clock) {
    this(database, configurations, disk, metrics, clock, Upcasters.KNOWN);
  }

  /// @param upcasters how commands of older shapes are read
  public PushService(
      Database database,
      Configurations configurations,
      DiskSpace disk,
      Metrics metrics,
      InstantSource clock,
      Upcasters upcasters) {
    this.database = database;
    this.configurations = configurations;
    this.disk = disk;
    this.metrics = metrics;
    this.clock = clock;
    this.upcasters = upcasters;
  }

  public PushResponse push(PushRequest request, SignedIn who) {
    SignIn.checkVersion(request.protocol());
    if (request.envelopes().size() > Limits.ENVELOPES_PER_PUSH) {
      throw new ProblemException(
          Problem.tooLarge("A push has at most " + Limits.ENVELOPES_PER_PUSH + " envelopes."));
    }
    if (!request.device().equals(who.deviceId())) {
      throw new ProblemException(Problem.anothersDevice());
    }
    disk.require();
    List<Read> envelopes = request.envelopes().stream().map(this::read).toList();
    PushResponse response;
    try {
      response = answer(request, envelopes, who);
    } catch (TwoLivesException twice) {
      throw endLife(who);
    }
    for (Outcome outcome : response.outcomes()) {
      metrics.count("outrider.envelopes", "outcome", outcome.status().name(), 1);
    }
    return response;
  }

  /// Nobody else may take up this life; who was refused here begins a new one, and sends again what
  /// it has not heard of. The other may go on until the two meet again.
  private ProblemException endLife(SignedIn who) {
    log.atWarn()
        .addKeyValue("device", who.deviceId())
        .addKeyValue("incarnation", who.incarnation())
        .log("This disk was copied or set back.");
    database.write(transaction -> {
      transaction.devices().endLife(who.deviceId(), who.incarnation());
      return true;
    });
    return new ProblemException(Problem.incarnationUnknown(who.incarnation() + 1));
  }

  /// An envelope with its command read out, which is done before the writer's turn.
  ///
  /// @param unread why there is no command; empty where there is one
  private record Read(Envelope envelope, @Nullable Command command, List<Reason> unread) {}

  private Read read(Envelope envelope) {
    try {
      return new Read(envelope, envelope.command(upcasters), List.of());
    } catch (UnknownCommandException unknown) {
      String reason = upcasters.isNewer(envelope.schema()) ? "command.newer" : "command.unknown";
      return new Read(envelope, null, List.of(Reason.of(reason, "kind", envelope.kind())));
    }
  }

  /// Does the whole push in one sweep. Only if writing one envelope fails, which no envelope should
  /// be able to make it do, everything has been undone and is done again, in another transaction
  /// and with a way back before each: that costs, and it is paid only then.
  private PushResponse answer(PushRequest request, List<Read> envelopes, SignedIn who) {
    try {
      return database.write(transaction -> answer(transaction, request, envelopes, who, false));
    } catch (ProblemException
        | TwoLivesException
        | StoreFullException
        | StoreBusyException wholePush) {
      throw wholePush;
    } catch (RuntimeException oneOfThem) {
      log.warn("A push is done again, envelope by envelope.", oneOfThem);
      return database.write(transaction -> answer(transaction, request, envelopes, who, true));
    }
  }

  private PushResponse answer(
      WriteTransaction transaction,
      PushRequest request,
      List<Read> envelopes,
      SignedIn who,
      boolean careful) {
    Position position = transaction.position();
    if (!position.epoch().equals(request.epoch())) {
      throw new ProblemException(Problem.epochChanged(position.epoch()));
    }
    if (request.incarnation() != who.incarnation()) {
      throw new ProblemException(Problem.incarnationUnknown(who.incarnation()));
    }
    Answers answers = sweep(transaction, envelopes, who, careful);
    return new PushResponse(
        position.epoch(),
        transaction.position().seq(),
        clock.millis(),
        answers.processed(),
        answers.outcomes());
  }

  private Answers sweep(
      WriteTransaction transaction, List<Read> envelopes, SignedIn who, boolean careful) {
    Answers answers = new Answers(transaction, who, clock.millis());
    StoredFacts facts = new StoredFacts(transaction, configurations);
    List<Read> fresh = envelopes.stream().filter(read -> !answers.has(read.envelope())).toList();
    answers.expect(fresh.stream().map(Read::envelope).toList());
    facts.expect(fresh.stream().flatMap(read -> Stream.ofNullable(read.command())).toList());
    Decider decider = new Decider(transaction, facts, who, careful, clock);
    Doubts doubts = new Doubts(transaction, who.deviceId(), clock.millis());
    for (Read read : envelopes) {
      Envelope envelope = read.envelope();
      if (answers.has(envelope)) {
        answers.repeat(envelope);
      } else if (answers.isNext(envelope)) {
        if (answers.isNew(envelope)) {
          answers.give(decide(read, decider, doubts));
        } else {
          answers.carryOver(envelope);
        }
      } else {
        answers.defer(envelope);
      }
    }
    answers.keepLanes();
    return answers;
  }

  private static Outcome decide(Read read, Decider decider, Doubts doubts) {
    Command command = read.command();
    if (command == null) {
      return Decider.rejected(read.envelope(), read.unread());
    }
    return doubts.isDoubtful(read.envelope())
        ? Decider.rejected(read.envelope(), List.of(Reason.of(Doubts.REASON)))
        : decider.decide(read.envelope(), command);
  }
}
