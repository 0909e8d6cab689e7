package outrider.bench.simulation;

import java.util.List;
import java.util.stream.IntStream;

/// What the people of one fleet do more often than others: a few kinds of gestures, drawn anew for
/// each seed, but for the first, which goes round: of as many seeds in a row as there are kinds,
/// each kind is a habit of one. Where everybody did everything alike, what takes several steps of
/// several people would hardly ever be finished within one run.
///
/// Source: A. Groce et al., *Swarm Testing*, ISSTA 2012, which leaves features out instead.
final class Habits {

  private static final int FAVOURITES = 3;

  private final List<Integer> gestures;
  private final List<Integer> changes;

  /// @param dice of the fleet, not of a person: what one begins another has to go on with
  Habits(long seed, Dice dice) {
    gestures = favourites(Gestures.KINDS, seed, dice);
    changes = favourites(Configurator.KINDS, seed, dice);
  }

  private static List<Integer> favourites(int kinds, long seed, Dice dice) {
    return IntStream.range(0, FAVOURITES)
        .map(number -> number == 0 ? (int) Math.floorMod(seed, (long) kinds) : dice.below(kinds))
        .boxed()
        .toList();
  }

  /// The number of a gesture.
  int gesture(Dice dice) {
    return dice.chance(0.4) ? dice.pick(gestures) : dice.below(Gestures.KINDS);
  }

  /// The number of something that an administrator changes.
  int change(Dice dice) {
    return dice.chance(0.4) ? dice.pick(changes) : dice.below(Configurator.KINDS);
  }
}
