package outrider.core.sequence;

import java.util.List;

/// Two or three kinds of deeds one after the other; other things may lie between them.
///
/// @param won of the won deals, how many have it
/// @param lost of the lost ones
/// @param p how likely won deals have it so much more often by chance (Fisher's exact test, one
///   side)
/// @param adjusted the same, as one of all that were tried (Benjamini and Hochberg)
public record Sequence(List<String> deeds, int won, int lost, double p, double adjusted) {
  public Sequence {
    deeds = List.copyOf(deeds);
  }

  /// How many deals have it.
  public int n() {
    return won + lost;
  }

  /// Whether one is part of the other, in its order.
  boolean isAkinTo(Sequence other) {
    return isWithin(deeds, other.deeds) || isWithin(other.deeds, deeds);
  }

  private static boolean isWithin(List<String> part, List<String> whole) {
    var found = 0;
    for (var deed : whole) {
      if (found < part.size() && part.get(found).equals(deed)) {
        found++;
      }
    }
    return found == part.size();
  }
}
