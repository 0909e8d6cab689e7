package outrider.app.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import outrider.core.quota.Quarter;

/// What a review is about.
///
/// @param since from when on changes are told, in epoch milliseconds
/// @param now in epoch milliseconds
public record ReviewAsked(String pipeline, Quarter quarter, long since, long now, ZoneId zone) {

  LocalDate today() {
    return LocalDate.ofInstant(Instant.ofEpochMilli(now), zone);
  }

  /// The same, asked later.
  ReviewAsked at(long later) {
    return new ReviewAsked(pipeline, quarter, since + later - now, later, zone);
  }
}
