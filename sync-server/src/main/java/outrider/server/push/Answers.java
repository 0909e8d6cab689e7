package outrider.server.push;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.protocol.Outcome;
import outrider.server.access.SignedIn;
import outrider.server.codec.Json;
import outrider.server.store.LaneStore.Place;
import outrider.server.store.LaneStore.Result;
import outrider.server.store.WriteTransaction;

/// The answers to one push, and to those before it: doing an envelope twice is doing it once,
/// because it has an answer, which is given again. Its number says whether its turn has come; its
/// id says which it is, also in another life of the device.
final class Answers {
  private final WriteTransaction transaction;
  private final String device;
  private final long incarnation;
  private final long now;
  private final Map<Lane, Long> processed = new EnumMap<>(Lane.class);
  private final Map<Lane, Long> before;
  private final List<Outcome> outcomes = new ArrayList<>();

  /// Where envelopes were decided, as far as that was looked up for all at once; null where each is
  /// looked up when its turn comes.
  private @Nullable Map<String, Place> decided;

  Answers(WriteTransaction transaction, SignedIn who, long now) {
    this.now = now;
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

  /// Looks up what has been decided before, for all at once, where each look would be a journey.
  /// Not where an id has a character that the database may keep as another: it would not be
  /// recognised here.
  void expect(List<Envelope> envelopes) {
    List<String> ids = envelopes.stream().map(Envelope::id).toList();
    if (transaction.lanes().isRemote() && ids.stream().allMatch(id -> id.indexOf('\0') < 0)) {
      decided = transaction.lanes().places(ids);
    }
  }

  /// The answer it had.
  ///
  /// @throws TwoLivesException where its number belongs to another envelope: the disk was copied or
  ///   set back, and two have gone on from there
  void repeat(Envelope envelope) {
    if (envelope.id().isBlank()) {
      outcomes.add(answer(here(envelope), envelope));
      return;
    }
    Place place = place(envelope).orElseThrow(() -> new TwoLivesException());
    outcomes.add(answer(place, envelope));
  }

  /// Whether it is decided for the first time.
  boolean isNew(Envelope envelope) {
    if (envelope.id().isBlank()) {
      return true;
    }
    Map<String, Place> known = decided;
    if (known == null) {
      return transaction.lanes().remember(envelope.id(), here(envelope), now);
    }
    if (known.putIfAbsent(envelope.id(), here(envelope)) != null) {
      return false;
    }
    transaction.lanes().add(envelope.id(), here(envelope), now);
    return true;
  }

  /// It was decided in another life of the device; in this one its answer is given for the first
  /// time.
  void carryOver(Envelope envelope) {
    Place place = place(envelope).orElseThrow();
    outcomes.add(answer(place, envelope));
    processed.put(envelope.lane(), envelope.n());
  }

  private Optional<Place> place(Envelope envelope) {
    Place known = decided == null ? null : decided.get(envelope.id());
    return known == null ? transaction.lanes().place(envelope.id()) : Optional.of(known);
  }

  private Place here(Envelope envelope) {
    return new Place(device, incarnation, envelope.lane().name(), envelope.n());
  }

  /// Only what was not simply applied is kept as a result.
  private Outcome answer(Place place, Envelope envelope) {
    List<Result> kept =
        transaction
            .lanes()
            .results(place.deviceId(), place.incarnation(), place.lane(), place.n(), place.n());
    if (kept.isEmpty()) {
      return plain(envelope, Outcome.Status.APPLIED);
    }
    Outcome first = Json.readOwn(kept.getFirst().reasons(), Outcome.class);
    return new Outcome(
        first.id(),
        envelope.lane(),
        envelope.n(),
        first.status(),
        first.reasons(),
        first.overruled());
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
