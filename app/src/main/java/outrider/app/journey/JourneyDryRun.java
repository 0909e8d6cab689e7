package outrider.app.journey;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outrider.core.configuration.JourneyTrial;

/// What would become of the deals that run, counted.
///
/// @param deals how many were tried
/// @param elsewhere how many of them run on another version than the one that is tried
/// @param held those that could go on now and could not then, the largest first
/// @param heldBefore by the id of the stage that they could not enter
/// @param moved those whose stage the version does not have
record JourneyDryRun(
    int deals,
    int elsewhere,
    List<JourneyTrial> held,
    Map<String, Integer> heldBefore,
    List<JourneyTrial> moved) {

  static final JourneyDryRun NONE = new JourneyDryRun(0, 0, List.of(), Map.of(), List.of());

  static JourneyDryRun of(String pipeline, List<JourneyTrial> trials) {
    var held =
        trials.stream()
            .filter(JourneyTrial::isHeld)
            .sorted(
                Comparator.comparingLong((JourneyTrial each) -> each.deal().amountMinor())
                    .reversed())
            .toList();
    var before = new LinkedHashMap<String, Integer>();
    held.forEach(each -> each.next().ifPresent(next -> before.merge(next.id(), 1, Integer::sum)));
    return new JourneyDryRun(
        trials.size(),
        (int) trials.stream().filter(each -> !each.deal().pipeline().equals(pipeline)).count(),
        held,
        before,
        trials.stream().filter(JourneyTrial::isElsewhere).toList());
  }
}
