package outrider.app.health;

import java.util.OptionalLong;
import java.util.Set;

/// A line of the matrix: a team with those below it, or all of them.
///
/// @param key the team's id; blank for all together
/// @param depth in the tree, 0 for all
/// @param covers ids of the teams that are counted; a blank one stands for what belongs to no team
/// @param mean the industry's conversion in hundredths of a percent, as entered for this team or
///   the nearest above it
record HealthRow(String key, int depth, Set<String> covers, OptionalLong mean) {
  boolean isAll() {
    return key.isEmpty();
  }
}
