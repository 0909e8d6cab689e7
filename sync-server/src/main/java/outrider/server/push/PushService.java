package outrider.server.push;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.UnknownCommandException;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.PushRequest;
import outrider.core.protocol.PushResponse;
import outrider.core.rule.Actor;
import outrider.core.rule.Change;
import outrider.core.rule.ConflictRules;
import outrider.core.rule.Decision;
import outrider.core.rule.Occasion;
import outrider.core.rule.Overruled;
import outrider.core.rule.Reason;
import outrider.core.rule.Rules;
import outrider.server.access.Configurations;
import outrider.server.access.SignIn;
import outrider.server.access.SignedIn;
import outrider.server.ops.DiskSpace;
import outrider.server.ops.Limits;
import outrider.server.ops.Metrics;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.Database;
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

  public PushService(
      Database database,
      Configurations configurations,
      DiskSpace disk,
      Metrics metrics,
      InstantSource clock) {
    this.database = database;
    this.configurations = configurations;
    this.disk = disk;
    this.metrics = metrics;
    this.clock = clock;
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
    List<Read> envelopes = request.envelopes().stream().map(Read::of).toList();
    PushResponse response =
        database.write(transaction -> decide(transaction, request, envelopes, who));
    for (Outcome outcome : response.outcomes()) {
      metrics.count("outrider.envelopes", "outcome", outcome.status().name(), 1);
    }
    return response;
  }

  /// An envelope with its command read out, which is done before the writer's turn.
  private record Read(Envelope envelope, @Nullable Command command) {
    static Read of(Envelope envelope) {
      try {
        return new Read(envelope, envelope.command());
      } catch (UnknownCommandException unknown) {
        return new Read(envelope, null);
      }
    }
  }

  private PushResponse decide(
      WriteTransaction transaction, PushRequest request, List<Read> envelopes, SignedIn who) {
    Position position = transaction.position();
    if (!position.epoch().equals(request.epoch())) {
      throw new ProblemException(Problem.epochChanged(position.epoch()));
    }
    if (request.incarnation() != who.incarnation()) {
      throw new ProblemException(Problem.incarnationUnknown(who.incarnation()));
    }
    StoredFacts facts = new StoredFacts(transaction, configurations);
    Answers answers = new Answers(transaction, who);
    for (Read read : envelopes) {
      Envelope envelope = read.envelope();
      if (answers.has(envelope)) {
        answers.repeat(envelope);
      } else if (answers.isNext(envelope)) {
        answers.give(outcome(transaction, facts, read, who));
      } else {
        answers.defer(envelope);
      }
    }
    answers.keepLanes();
    return new PushResponse(
        position.epoch(),
        transaction.position().seq(),
        clock.millis(),
        answers.processed(),
        answers.outcomes());
  }

  private Outcome outcome(
      WriteTransaction transaction, StoredFacts facts, Read read, SignedIn who) {
    Envelope envelope = read.envelope();
    Command command = read.command();
    if (command == null) {
      return rejected(envelope, List.of(Reason.of("command.unknown", "kind", envelope.kind())));
    }
    try {
      Actor actor = Configurations.actor(facts.configuration(), who);
      long now = clock.millis();
      Occasion occasion = new Occasion(actor, Math.min(envelope.occurredAt(), now), envelope.id());
      return switch (Rules.decide(command, facts, occasion)) {
        case Decision.Rejected no -> rejected(envelope, no.reasons());
        case Decision.Accepted yes ->
            transaction.attempt(() -> {
              apply(yes, envelope, occasion, now, new RecordWriter(transaction, facts, actor));
              return accepted(envelope, yes.overruled());
            });
      };
    } catch (ProblemException | StoreFullException wholePush) {
      throw wholePush;
    } catch (RuntimeException | StackOverflowError failure) {
      facts.forget();
      log.atError()
          .setCause(failure)
          .addKeyValue("device", who.deviceId())
          .addKeyValue("envelope", envelope.id())
          .addKeyValue("kind", envelope.kind())
          .log("An envelope could not be applied; it was refused and the queue goes on.");
      return rejected(envelope, List.of(Reason.of("command.failed", "kind", envelope.kind())));
    }
  }

  private static void apply(
      Decision.Accepted decision,
      Envelope envelope,
      Occasion occasion,
      long now,
      RecordWriter writer) {
    for (Change change : decision.changes()) {
      writer.write(change, envelope, occasion.at(), now);
    }
    for (Overruled merge : decision.overruled()) {
      if (merge.asks()) {
        ConflictRules.raise(merge, occasion).stream()
            .map(row -> new Change(row.type(), row.id(), null, row))
            .forEach(change -> writer.write(change, envelope, occasion.at(), now));
      }
    }
  }

  private static Outcome accepted(Envelope envelope, List<Overruled> overruled) {
    return new Outcome(
        envelope.id(),
        envelope.lane(),
        envelope.n(),
        overruled.isEmpty() ? Outcome.Status.APPLIED : Outcome.Status.MERGED,
        List.of(),
        overruled);
  }

  private static Outcome rejected(Envelope envelope, List<Reason> reasons) {
    return new Outcome(
        envelope.id(), envelope.lane(), envelope.n(), Outcome.Status.REJECTED, reasons, List.of());
  }
}
