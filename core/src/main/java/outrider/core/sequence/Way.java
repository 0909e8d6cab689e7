package outrider.core.sequence;

import java.util.List;

/// What was done for a deal that is closed.
///
/// @param deeds kinds of what was done, in order of time
public record Way(List<String> deeds, boolean won) {
  public Way {
    deeds = List.copyOf(deeds);
  }
}
