package outrider.core.lead;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

final class PriorityTest {

  private static final long MINUTE = 60_000;
  private static final long WEEK = 7 * 24 * 60 * MINUTE;
  private static final long BILLION = 100_000_000_000L;

  @Property
  void anALeadTenMinutesFromBreachStandsBeforeAnyCOfItsValue(
      @ForAll @LongRange(max = BILLION) long amount,
      @ForAll @LongRange(min = -WEEK, max = WEEK) long left) {
    assertThat(Priority.score(amount, Intent.A, 10 * MINUTE))
        .isGreaterThan(Priority.score(amount, Intent.C, left));
  }

  @Property
  void lessTimeIsNeverLessUrgent(
      @ForAll @LongRange(max = BILLION) long amount,
      @ForAll Intent intent,
      @ForAll @LongRange(min = -WEEK, max = WEEK) long one,
      @ForAll @LongRange(min = -WEEK, max = WEEK) long other) {
    Assume.that(one < other);
    assertThat(Priority.score(amount, intent, one))
        .isGreaterThanOrEqualTo(Priority.score(amount, intent, other));
  }

  @Property
  void moreValueIsNeverLessImportant(
      @ForAll @LongRange(max = BILLION) long one,
      @ForAll @LongRange(max = BILLION) long other,
      @ForAll Intent intent) {
    Assume.that(one < other);
    assertThat(Priority.score(one, intent, MINUTE))
        .isLessThanOrEqualTo(Priority.score(other, intent, MINUTE));
  }

  @Example
  void anUnknownOrNegativeValueStillCounts() {
    assertThat(Priority.score(0, Intent.C, WEEK)).isPositive();
    assertThat(Priority.score(-5, Intent.C, 0)).isEqualTo(Priority.score(0, Intent.C, 0));
  }

  @Example
  void ungradedCountsAsC() {
    assertThat(Intent.of(null)).isEqualTo(Intent.C);
    assertThat(Intent.of("A").weight()).isGreaterThan(Intent.of("B").weight());
  }
}
