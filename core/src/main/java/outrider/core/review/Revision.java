package outrider.core.review;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import outrider.core.activity.Activity;
import outrider.core.record.Row;

/// One change of a deal that a review asks about: its stage, its amount, its expected day of
/// closing. The rules write it on the timeline of the deal as an activity, at both ends.
///
/// @param at in epoch milliseconds
/// @param fromStage null where the stage did not change; so the others
/// @param toCloseOn in epoch days; absent while none is expected
public record Revision(
    long at,
    @Nullable String fromStage,
    @Nullable String toStage,
    boolean changesAmount,
    OptionalLong fromAmount,
    OptionalLong toAmount,
    boolean changesCloseOn,
    OptionalLong fromCloseOn,
    OptionalLong toCloseOn) {

  /// Of an activity of kind `revision` or `stage`.
  public static Revision of(Row activity) {
    return of(
        Activity.of(activity).occurredAt(),
        activity.textOrNull(Activity.FROM_STAGE),
        activity.textOrNull(Activity.TO_STAGE),
        activity.numberOrNull(Activity.FROM_AMOUNT),
        activity.numberOrNull(Activity.TO_AMOUNT),
        activity.numberOrNull(Activity.FROM_CLOSE_ON),
        activity.numberOrNull(Activity.TO_CLOSE_ON));
  }

  public static Revision of(
      long at,
      @Nullable String fromStage,
      @Nullable String toStage,
      @Nullable Long fromAmount,
      @Nullable Long toAmount,
      @Nullable Long fromCloseOn,
      @Nullable Long toCloseOn) {
    return new Revision(
        at,
        fromStage,
        toStage,
        fromAmount != null || toAmount != null,
        optional(fromAmount),
        optional(toAmount),
        fromCloseOn != null || toCloseOn != null,
        optional(fromCloseOn),
        optional(toCloseOn));
  }

  /// Whether the expected day went to a later one.
  boolean isPush() {
    return fromCloseOn.isPresent()
        && toCloseOn.isPresent()
        && toCloseOn.getAsLong() > fromCloseOn.getAsLong();
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
