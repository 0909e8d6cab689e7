package outrider.server.telephony;

import org.jspecify.annotations.Nullable;

/// What a telephone system told of a call, once. Times are epoch milliseconds, not later than now.
///
/// @param call our id; null where it is a call that HQ did not ask for, or the system keeps it to
///   itself
/// @param what null where the message only adds something, as a recording
/// @param at when it happened
/// @param outcome as of an activity, or `CallState.FAILED`
record Told(
    @Nullable String call,
    @Nullable String systemCall,
    @Nullable String agent,
    @Nullable String customer,
    boolean inbound,
    @Nullable What what,
    long at,
    @Nullable Long startedAt,
    @Nullable Long answeredAt,
    @Nullable Long endedAt,
    @Nullable Long durationSeconds,
    @Nullable String outcome,
    @Nullable String recording,
    @Nullable String transcript) {

  /// What can happen to a call.
  enum What {
    RINGING,
    ANSWERED,
    ENDED,
    /// It is over, and says nothing about whether anybody was spoken with.
    OVER,
    BUSY,
    NO_ANSWER,
    FAILED;

    boolean ends() {
      return this != RINGING && this != ANSWERED;
    }
  }
}
