package outrider.server.telephony;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import outrider.core.activity.Activity;
import outrider.core.call.CallPhase;
import outrider.core.protocol.CallState;
import outrider.core.protocol.DialRequest;
import outrider.server.codec.Json;
import outrider.server.store.PhoneCallStore.Entry;

/// A call as far as it is known. Messages may come twice, late and in any order: each only fills in
/// what was not known, so that whoever heard all of them knows the same.
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

  /// @param user who calls or is called; null where the system knows them by a number that HQ does
  ///   not
  /// @param outcome that the system named
  /// @param lost whether its end was never heard of
  /// @param reported whether it is on the timeline
  record Known(
      @Nullable String user,
      String recordType,
      String record,
      @Nullable String task,
      String number,
      boolean inbound,
      @Nullable Long startedAt,
      @Nullable Long ringingAt,
      @Nullable Long answeredAt,
      @Nullable Long endedAt,
      @Nullable Long durationSeconds,
      @Nullable String outcome,
      @Nullable String recording,
      @Nullable String transcript,
      @Nullable String summary,
      @Nullable String summaryBy,
      boolean lost,
      boolean reported) {

    static Known begun(
        @Nullable String user,
        String recordType,
        String record,
        @Nullable String task,
        String number,
        boolean inbound) {
      return new Known(
          user,
          recordType,
          record,
          task,
          number,
          inbound,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          false,
          false);
    }

    private Known hear(Told told) {
      boolean ends = told.what() != null && told.what().ends();
      return new Known(
          user,
          recordType,
          record,
          task,
          number,
          inbound,
          earliest(startedAt, told.startedAt()),
          earliest(ringingAt, told.what() == Told.What.RINGING ? (Long) told.at() : null),
          earliest(
              answeredAt,
              told.answeredAt(),
              told.what() == Told.What.ANSWERED ? (Long) told.at() : null),
          ends ? earliest(endedAt, Objects.requireNonNullElse(told.endedAt(), told.at())) : endedAt,
          durationSeconds == null && told.what() == Told.What.ENDED
              ? told.durationSeconds()
              : durationSeconds,
          outcome == null ? named(told) : outcome,
          recording == null ? told.recording() : recording,
          transcript == null ? told.transcript() : transcript,
          summary,
          summaryBy,
          lost && !ends,
          reported);
    }

    private static @Nullable String named(Told told) {
      return told.outcome() != null
          ? told.outcome()
          : switch (told.what()) {
            case BUSY -> Activity.BUSY;
            case NO_ANSWER -> Activity.NO_ANSWER;
            case FAILED -> CallState.FAILED;
            case null, default -> null;
          };
    }

    Known ended(long at, @Nullable String how) {
      return new Known(
          user,
          recordType,
          record,
          task,
          number,
          inbound,
          startedAt,
          ringingAt,
          answeredAt,
          at,
          durationSeconds,
          how,
          recording,
          transcript,
          summary,
          summaryBy,
          true,
          reported);
    }

    Known onTheTimeline() {
      return new Known(
          user,
          recordType,
          record,
          task,
          number,
          inbound,
          startedAt,
          ringingAt,
          answeredAt,
          endedAt,
          durationSeconds,
          outcome,
          recording,
          transcript,
          summary,
          summaryBy,
          lost,
          true);
    }

    Known summarised(String draft, String by) {
      return new Known(
          user,
          recordType,
          record,
          task,
          number,
          inbound,
          startedAt,
          ringingAt,
          answeredAt,
          endedAt,
          durationSeconds,
          outcome,
          recording,
          transcript,
          draft,
          by,
          lost,
          reported);
    }

    private static @Nullable Long earliest(@Nullable Long... times) {
      LongStream.Builder known = LongStream.builder();
      for (@Nullable Long time : times) {
        if (time != null) {
          known.add(time);
        }
      }
      long first = known.build().min().orElse(Long.MIN_VALUE);
      return first == Long.MIN_VALUE ? null : (Long) first;
    }
  }

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

  Call with(Known now) {
    return new Call(id, system, systemCall, requestedAt, nextAt, now);
  }

  Call named(@Nullable String bySystem) {
    return new Call(
        id, system, systemCall == null ? bySystem : systemCall, requestedAt, nextAt, known);
  }

  Call next(@Nullable Long at) {
    return new Call(id, system, systemCall, requestedAt, at, known);
  }

  Call hear(Told told) {
    return named(told.systemCall()).with(known.hear(told));
  }

  /// Whether the same person asked for the same before.
  boolean isOf(String user, DialRequest request) {
    return user.equals(known.user())
        && request.recordType().equals(known.recordType())
        && request.record().equals(known.record())
        && request.number().equals(known.number());
  }

  CallPhase phase() {
    return known.endedAt() != null
        ? CallPhase.ENDED
        : known.answeredAt() != null
            ? CallPhase.CONNECTED
            : known.ringingAt() != null ? CallPhase.RINGING : CallPhase.DIALLING;
  }

  boolean isOver() {
    return phase() == CallPhase.ENDED;
  }

  /// Empty until it is over. Whoever was heard to answer was reached, whatever else was said.
  Optional<String> outcome() {
    if (!isOver()) {
      return Optional.empty();
    }
    if (known.answeredAt() != null) {
      return Optional.of(Activity.REACHED);
    }
    if (known.outcome() != null) {
      return Optional.of(known.outcome());
    }
    Long seconds = known.durationSeconds();
    return Optional.of(seconds != null && seconds > 0 ? Activity.REACHED : Activity.NO_ANSWER);
  }

  /// For how long they talked; null where they did not, or nobody knows.
  @Nullable Long durationSeconds() {
    if (known.lost() || !outcome().equals(Optional.of(Activity.REACHED))) {
      return null;
    }
    Long answered = known.answeredAt();
    Long ended = known.endedAt();
    return answered != null && ended != null
        ? (Long) Math.max(0, (ended - answered + 500) / 1000)
        : known.durationSeconds();
  }

  long startedAt() {
    return known.startedAt() == null ? requestedAt : known.startedAt();
  }

  /// Whether there is something on the timeline, or should be.
  boolean tookPlace() {
    return outcome().filter(how -> !how.equals(CallState.FAILED)).isPresent();
  }

  boolean wantsSummary() {
    return known.reported() && known.transcript() != null && known.summary() == null;
  }
}
