package outrider.core.assign;

import java.util.Map;

/// What the people have on their desks.
///
/// @param untouched open leads of each that nobody has contacted yet; absent for none
/// @param turns when each was last given one, as a number that only grows; absent for never
public record Workload(Map<String, Long> untouched, Map<String, Long> turns) {

  public Workload {
    untouched = Map.copyOf(untouched);
    turns = Map.copyOf(turns);
  }

  public long untouched(String user) {
    return untouched.getOrDefault(user, 0L);
  }

  public long turn(String user) {
    return turns.getOrDefault(user, Long.MIN_VALUE);
  }
}
