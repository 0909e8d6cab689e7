package outrider.core.protocol;

import org.jspecify.annotations.Nullable;

/// How far a call has come: the answer to `POST /v1/calls` and `GET /v1/calls/{call}`. Times are
/// HQ's, in epoch milliseconds.
///
/// @param phase `dialling`, `ringing`, `connected` or `ended`
/// @param now by HQ's clock, so that a laptop whose clock is wrong counts right
/// @param outcome as of an activity, or `FAILED`; null until it has ended
/// @param activity the line on the timeline; null until it is written
public record CallState(
    String call,
    String phase,
    long now,
    long requestedAt,
    @Nullable Long answeredAt,
    @Nullable Long endedAt,
    @Nullable String outcome,
    @Nullable String activity) {

  /// No call came about: nobody was tried, and nothing is on the timeline.
  public static final String FAILED = "failed";
}
