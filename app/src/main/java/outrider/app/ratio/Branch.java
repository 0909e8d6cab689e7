package outrider.app.ratio;

import java.util.Set;

/// A line: a team with those below it, or all of them.
///
/// @param team its id; blank for all together
/// @param depth in the tree, 0 for all
/// @param covers ids of the teams that are counted; a blank one stands for what belongs to no team
/// @param isLeaf whether no team is below it: these are what is compared, the others are sums
record Branch(String team, int depth, Set<String> covers, boolean isLeaf) {
  boolean isAll() {
    return team.isEmpty();
  }
}
