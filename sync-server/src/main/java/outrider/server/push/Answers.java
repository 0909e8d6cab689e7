package outrider.server.push;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.protocol.Outcome;
import outrider.server.access.SignedIn;
import outrider.server.codec.Json;
import outrider.server.store.LaneStore.Result;
import outrider.server.store.WriteTransaction;

/// The answers to one push, and to those before it: doing an envelope twice is doing it once,
/// because its number has an answer, which is given again.
final class Answers {
  private final WriteTransaction transaction;
  private final String device;
  private final long incarnation;
  private final Map<Lane, Long> processed = new EnumMap<>(Lane.class);
  private final Map<Lane, Long> before;
  private final List<Outcome> outcomes = new ArrayList<>();

  Answers(WriteTransaction transaction, SignedIn who) {
    this.transaction = transaction;
    this.device = who.deviceId();
    this.incarnation = who.incarnation();
    transaction
        .lanes()
        .lastNs(device, incarnation)
        .forEach((lane, lastN) -> processed.put(Lane.valueOf(lane), lastN));
    before = Map.copyOf(processed);
  }

  boolean has(Envelope envelope) {
    return envelope.n() <= last(envelope.lane());
  }

  boolean isNext(Envelope envelope) {
    return envelope.n() == last(envelope.lane()) + 1;
  }

  private long last(Lane lane) {
    return processed.getOrDefault(lane, 0L);
  }

  /// The answer it had. Only what was not simply applied is kept as a result.
  void repeat(Envelope envelope) {
    List<Result> kept =
        transaction
            .lanes()
            .results(device, incarnation, envelope.lane().name(), envelope.n(), envelope.n());
    outcomes.add(
        kept.isEmpty()
            ? plain(envelope, Outcome.Status.APPLIED)
            : Json.readOwn(kept.getFirst().reasons(), Outcome.class));
  }

  void give(Outcome outcome) {
    outcomes.add(outcome);
    processed.put(outcome.lane(), outcome.n());
    if (outcome.status() != Outcome.Status.APPLIED) {
      transaction
          .lanes()
          .keep(
              device,
              incarnation,
              outcome.lane().name(),
              new Result(outcome.n(), outcome.status().name(), Json.text(outcome)));
    }
  }

  /// Something before it is missing; it is not looked at, and comes again.
  void defer(Envelope envelope) {
    outcomes.add(plain(envelope, Outcome.Status.DEFERRED));
  }

  private static Outcome plain(Envelope envelope, Outcome.Status status) {
    return new Outcome(envelope.id(), envelope.lane(), envelope.n(), status, List.of(), List.of());
  }

  void keepLanes() {
    processed.forEach((lane, lastN) -> {
      if (!lastN.equals(before.get(lane))) {
        transaction.advanceLane(device, incarnation, lane.name(), lastN);
      }
    });
  }

  Map<Lane, Long> processed() {
    return processed;
  }

  List<Outcome> outcomes() {
    return outcomes;
  }
}
