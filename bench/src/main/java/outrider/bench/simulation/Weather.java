package outrider.bench.simulation;

import java.util.EnumMap;
import java.util.Map;

/// How bad it is out there. Each seed has its own weather: some faults never, some often, because
/// bugs hide behind the faults that come before them.
final class Weather {

  private final Map<Fault, Double> likely = new EnumMap<>(Fault.class);
  private final Map<Fault, Long> struck = new EnumMap<>(Fault.class);
  private boolean fine;

  Weather(Dice dice) {
    for (var fault : Fault.values()) {
      var how = dice.below(4);
      var scale = how == 0 ? 0 : how == 3 ? 3.0 : 1.0;
      likely.put(fault, fault.likely() * scale);
    }
  }

  /// Whether the fault strikes now; counts it if so.
  boolean strikes(Fault fault, Dice dice) {
    // Thrown in fine weather too: the dice fall the same whatever is asked of them.
    var thrown = dice.fraction();
    var strikes = !fine && thrown < likely.getOrDefault(fault, 0.0);
    if (strikes) {
      struck.merge(fault, 1L, Long::sum);
    }
    return strikes;
  }

  /// Counts what came of others.
  void happened(Fault fault) {
    struck.merge(fault, 1L, Long::sum);
  }

  /// From now on nothing goes wrong.
  void clear() {
    fine = true;
  }

  boolean isFine() {
    return fine;
  }

  Map<Fault, Long> struck() {
    return struck;
  }
}
