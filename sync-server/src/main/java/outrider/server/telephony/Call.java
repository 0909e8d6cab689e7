package outrider.server.telephony;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.activity.Activity;
import outrider.core.call.CallPhase;
import outrider.core.protocol.CallState;
import outrider.core.protocol.DialRequest;
import outrider.server.codec.Json;
import outrider.server.store.PhoneCallStore.Entry;

/// A call as far as it is known.
///
/// @param systemCall what the telephone system calls it
/// @param nextAt when something is to be done about it
record Call(
    String id,
    String system,
    @Nullable String systemCall,
    long requestedAt,
    @Nullable Long nextAt,
    Known known) {

  /// @param summary that was drafted
  /// @param reported whether it is on the timeline
  record Known(Subject subject, Heard heard, Drafter.@Nullable Draft summary, boolean reported) {

    static Known begun(Subject subject) {
      return new Known(subject, Heard.NOTHING, null, false);
    }
  }

  /// With whom it is, and about what.
  ///
  /// @param user who calls or is called; null where the system knows them by a number that HQ does
  ///   not
  record Subject(
      @Nullable String user,
      String recordType,
      String record,
      @Nullable String task,
      String number,
      boolean inbound) {}

  static Call of(Entry entry) {
    return new Call(
        entry.id(),
        entry.system(),
        entry.systemCall(),
        entry.requestedAt(),
        entry.nextAt(),
        Json.readOwn(entry.known(), Known.class));
  }

  Entry entry() {
    return new Entry(id, system, systemCall, Json.text(known), requestedAt, nextAt);
  }

  Subject subject() {
    return known.subject();
  }

  Heard heard() {
    return known.heard();
  }

  boolean isReported() {
    return known.reported();
  }

  private Call with(Known now) {
    return new Call(id, system, systemCall, requestedAt, nextAt, now);
  }

  private Call with(Heard now) {
    return with(new Known(known.subject(), now, known.summary(), known.reported()));
  }

  Call ended(long at, @Nullable String how) {
    return with(known.heard().ended(at, how));
  }

  Call onTheTimeline() {
    return with(new Known(known.subject(), known.heard(), known.summary(), true));
  }

  Call summarised(Drafter.Draft draft) {
    return with(new Known(known.subject(), known.heard(), draft, known.reported()));
  }

  Call named(@Nullable String bySystem) {
    return new Call(
        id, system, systemCall == null ? bySystem : systemCall, requestedAt, nextAt, known);
  }

  Call next(@Nullable Long at) {
    return new Call(id, system, systemCall, requestedAt, at, known);
  }

  Call hear(Told told) {
    return named(told.systemCall()).with(known.heard().hear(told));
  }

  /// Whether the same person asked for the same before.
  boolean isOf(String user, DialRequest request) {
    return user.equals(known.subject().user())
        && request.recordType().equals(known.subject().recordType())
        && request.record().equals(known.subject().record())
        && request.number().equals(known.subject().number());
  }

  CallPhase phase() {
    return known.heard().endedAt() != null
        ? CallPhase.ENDED
        : known.heard().answeredAt() != null
            ? CallPhase.CONNECTED
            : known.heard().ringingAt() != null ? CallPhase.RINGING : CallPhase.DIALLING;
  }

  boolean isOver() {
    return phase() == CallPhase.ENDED;
  }

  /// Empty until it is over. Whoever was heard to answer was reached, whatever else was said.
  Optional<String> outcome() {
    if (!isOver()) {
      return Optional.empty();
    }
    if (known.heard().answeredAt() != null) {
      return Optional.of(Activity.REACHED);
    }
    if (known.heard().outcome() != null) {
      return Optional.of(known.heard().outcome());
    }
    Long seconds = known.heard().durationSeconds();
    return Optional.of(seconds != null && seconds > 0 ? Activity.REACHED : Activity.NO_ANSWER);
  }

  /// For how long they talked; null where they did not, or nobody knows.
  @Nullable Long durationSeconds() {
    if (known.heard().lost() || !outcome().equals(Optional.of(Activity.REACHED))) {
      return null;
    }
    Long answered = known.heard().answeredAt();
    Long ended = known.heard().endedAt();
    return answered != null && ended != null
        ? (Long) Math.max(0, (ended - answered + 500) / 1000)
        : known.heard().durationSeconds();
  }

  long startedAt() {
    return known.heard().startedAt() == null ? requestedAt : known.heard().startedAt();
  }

  /// Whether there is something on the timeline, or should be.
  boolean tookPlace() {
    return outcome().filter(how -> !how.equals(CallState.FAILED)).isPresent();
  }

  boolean wantsSummary() {
    return known.reported() && known.heard().transcript() != null && known.summary() == null;
  }
}
