package outrider.server.push;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.configuration.Configuration;
import outrider.core.proposal.Proposal;
import outrider.core.protocol.Outcome;
import outrider.core.rule.Actor;
import outrider.core.rule.Change;
import outrider.core.rule.ConflictRules;
import outrider.core.rule.Decision;
import outrider.core.rule.Occasion;
import outrider.core.rule.Overruled;
import outrider.core.rule.Reason;
import outrider.core.rule.Rules;
import outrider.server.access.Configurations;
import outrider.server.access.SignedIn;
import outrider.server.problem.ProblemException;
import outrider.server.store.StoreBusyException;
import outrider.server.store.StoreException;
import outrider.server.store.StoreFullException;
import outrider.server.store.WriteTransaction;

/// Decides the envelopes of one push, one after the other, and writes what was accepted.
final class Decider {
  private static final Logger log = LoggerFactory.getLogger(Decider.class);

  private final WriteTransaction transaction;
  private final StoredFacts facts;
  private final SignedIn who;
  private final boolean careful;
  private final InstantSource clock;
  private @Nullable Configuration configuration;
  private @Nullable Actor actor;

  /// @param careful whether an envelope that cannot be written is undone alone and refused; else it
  ///   undoes the push
  Decider(
      WriteTransaction transaction,
      StoredFacts facts,
      SignedIn who,
      boolean careful,
      InstantSource clock) {
    this.transaction = transaction;
    this.facts = facts;
    this.who = who;
    this.careful = careful;
    this.clock = clock;
  }

  Outcome decide(Envelope envelope, Command command) {
    long now = clock.millis();
    Occasion occasion = new Occasion(actor(), Math.min(envelope.occurredAt(), now), envelope.id());
    Decision decision;
    try {
      decision = Rules.decide(command, facts, occasion);
    } catch (StoreException store) {
      throw store;
    } catch (RuntimeException | StackOverflowError failure) {
      return failed(envelope, failure);
    }
    return switch (decision) {
      case Decision.Rejected no -> {
        List<Change> proposal = new Proposals(transaction, facts).of(command, occasion);
        yield proposal.isEmpty()
            ? note(command, envelope, no.reasons(), now)
            : refuse(proposal, envelope, occasion, now, List.of(Reason.of(Proposal.REASON)));
      }
      case Decision.Accepted yes ->
          write(
              yes,
              envelope,
              occasion,
              now,
              () -> Leaving.attend(transaction, command, occasion, now));
    };
  }

  /// It is not done, and not lost either.
  private Outcome refuse(
      List<Change> changes, Envelope envelope, Occasion occasion, long now, List<Reason> reasons) {
    Outcome written =
        write(new Decision.Accepted(changes, List.of()), envelope, occasion, now, () -> {});
    return written.status() == Outcome.Status.APPLIED ? rejected(envelope, reasons) : written;
  }

  /// What HQ notes about a refusal, as of when the person is told.
  private Outcome note(Command command, Envelope envelope, List<Reason> reasons, long now) {
    Occasion told = new Occasion(actor(), now, envelope.id());
    List<Change> noted = Rules.afterRefusal(command, facts, told);
    return noted.isEmpty()
        ? rejected(envelope, reasons)
        : refuse(noted, envelope, told, now, reasons);
  }

  /// Who acts, worked out once for as long as the configuration is the same.
  private Actor actor() {
    Configuration current = facts.configuration();
    Actor known = actor;
    if (known == null || current != configuration) {
      known = Configurations.actor(current, who, transaction);
      actor = known;
      configuration = current;
    }
    return known;
  }

  /// @param beside what is done with it, or not at all
  private Outcome write(
      Decision.Accepted decision, Envelope envelope, Occasion occasion, long now, Runnable beside) {
    RecordWriter writer = new RecordWriter(transaction, facts, occasion.actor());
    if (!careful) {
      apply(decision, envelope, occasion, now, writer);
      beside.run();
      return accepted(envelope, decision.overruled());
    }
    try {
      return transaction.attempt(() -> {
        apply(decision, envelope, occasion, now, writer);
        beside.run();
        return accepted(envelope, decision.overruled());
      });
    } catch (ProblemException | StoreFullException | StoreBusyException wholePush) {
      throw wholePush;
    } catch (RuntimeException failure) {
      facts.forget();
      return failed(envelope, failure);
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

  private Outcome failed(Envelope envelope, Throwable failure) {
    log.atError()
        .setCause(failure)
        .addKeyValue("device", who.deviceId())
        .addKeyValue("envelope", envelope.id())
        .addKeyValue("kind", envelope.kind())
        .log("An envelope could not be applied; it was refused and the queue goes on.");
    return rejected(envelope, List.of(Reason.of("command.failed", "kind", envelope.kind())));
  }

  static Outcome rejected(Envelope envelope, List<Reason> reasons) {
    return new Outcome(
        envelope.id(), envelope.lane(), envelope.n(), Outcome.Status.REJECTED, reasons, List.of());
  }
}
