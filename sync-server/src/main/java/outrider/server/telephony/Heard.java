package outrider.server.telephony;

import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import outrider.core.activity.Activity;
import outrider.core.protocol.CallState;

/// What the telephone system has told of a call. Messages may come twice, late and in any order:
/// each only fills in what was not known, so that whoever heard all of them knows the same.
///
/// @param outcome that the system named
/// @param lost whether its end was never heard of
record Heard(
    @Nullable Long startedAt,
    @Nullable Long ringingAt,
    @Nullable Long answeredAt,
    @Nullable Long endedAt,
    @Nullable Long durationSeconds,
    @Nullable String outcome,
    @Nullable String recording,
    @Nullable String transcript,
    boolean lost) {

  static final Heard NOTHING = new Heard(null, null, null, null, null, null, null, null, false);

  Heard hear(Told told) {
    boolean ends = told.what() != null && told.what().ends();
    return new Heard(
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
        lost && !ends);
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

  /// Nobody told of its end.
  Heard ended(long at, @Nullable String how) {
    return new Heard(
        startedAt, ringingAt, answeredAt, at, durationSeconds, how, recording, transcript, true);
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
