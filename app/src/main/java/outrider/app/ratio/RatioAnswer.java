package outrider.app.ratio;

import java.util.List;
import java.util.Optional;
import outrider.core.ratio.Band;
import outrider.core.ratio.Figure;
import outrider.core.ratio.RatioFlag;

/// A ratio, branch by branch and month by month.
///
/// @param figures by branch and month of `asked.span()`
/// @param bands by branch and month of `asked.shown()`
/// @param flags of this ratio, those that are kept
/// @param currency of what is money
/// @param left records whose amount is in another currency and was left out
/// @param progress how much of the facts is there, from 0 to 1
record RatioAnswer(
    RatioAsked asked,
    List<List<Figure>> figures,
    List<List<Band>> bands,
    List<RatioFlag> flags,
    String currency,
    long left,
    double progress,
    long millis) {

  /// @param month of those that are shown
  Figure figure(int line, int month) {
    return figures.get(line).get(RatioAsked.BEFORE + month);
  }

  Band band(int line, int month) {
    return bands.get(line).get(month);
  }

  /// What was kept of a branch's month; a sum has none.
  Optional<RatioFlag> flag(int line, int month) {
    var branch = asked.branches().get(line);
    var at = asked.shown().month(month).toString();
    return flags.stream()
        .filter(each -> each.team().equals(branch.team()) && each.month().equals(at))
        .findFirst();
  }

  /// Whether nothing is counted anywhere.
  boolean isEmpty() {
    return figures.stream().flatMap(List::stream).allMatch(each -> each.n() == 0);
  }
}
