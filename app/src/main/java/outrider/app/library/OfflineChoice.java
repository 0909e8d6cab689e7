package outrider.app.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which cases are kept on a laptop where not all of them have room: what the person pinned, then
/// what helps in the stages of their open deals, then the newest. A case is kept with all its files
/// or not at all; one that is too large for what is left makes way for the next.
final class OfflineChoice {

  /// @param bytes of all its files
  /// @param tied to a stage in which the person has an open deal
  /// @param publishedAt epoch milliseconds
  record Candidate(String id, long bytes, boolean pinned, boolean tied, long publishedAt) {}

  private static final Comparator<Candidate> ORDER =
      Comparator.comparing(Candidate::pinned)
          .thenComparing(Candidate::tied)
          .thenComparing(Candidate::publishedAt)
          .reversed()
          .thenComparing(Candidate::id);

  private OfflineChoice() {}

  /// The ids of those that are kept, what matters most first.
  static List<String> choose(List<Candidate> candidates, long bytesMost) {
    var chosen = new ArrayList<String>();
    var left = bytesMost;
    for (var candidate : candidates.stream().sorted(ORDER).toList()) {
      if (candidate.bytes() <= left) {
        left -= candidate.bytes();
        chosen.add(candidate.id());
      }
    }
    return chosen;
  }
}
