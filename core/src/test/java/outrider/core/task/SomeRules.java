package outrider.core.task;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Rules of every kind, with and without an end.
final class SomeRules {
  private SomeRules() {}

  static Arbitrary<Recurrence> any() {
    var interval = Arbitraries.integers().between(1, 5);
    var monthDay =
        Arbitraries.integers().between(1, 31).edgeCases(edges -> edges.add(28, 29, 30, 31));
    Arbitrary<Recurrence> endless =
        Arbitraries.oneOf(
            interval.map(Recurrence::daily),
            Combinators.combine(
                    interval, Arbitraries.of(DayOfWeek.class).set().ofMinSize(1).ofMaxSize(7))
                .as((every, days) -> Recurrence.weekly(every, new ArrayList<>(days))),
            Combinators.combine(interval, monthDay).as(Recurrence::monthly),
            Combinators.combine(interval, Arbitraries.integers().between(1, 12), monthDay)
                .as(Recurrence::yearly));
    return Combinators.combine(
            endless,
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(1, 12),
            Arbitraries.longs().between(0, 800))
        .as((rule, end, times, days) ->
            switch (end) {
              case 0 -> rule;
              case 1 -> rule.times(times);
              default ->
                  rule.until(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(days * 86_400));
            });
  }
}
