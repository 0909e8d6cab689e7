package outrider.app.processaudit;

import java.util.List;
import java.util.stream.Collectors;
import outrider.core.processaudit.Sample;

/// The closed deals of a month that somebody may look at, and those of them that were drawn.
///
/// @param closed ids of deals
record AuditedMonth(List<String> closed, List<AuditedDeal> drawn) {

  AuditedMonth {
    closed = List.copyOf(closed);
    drawn = List.copyOf(drawn);
  }

  /// The deals that a number draws and that are not being looked at yet: of a month that goes on
  /// there are more each time.
  List<String> toDraw(long seed) {
    var known = drawn.stream().map(deal -> deal.audit().deal()).collect(Collectors.toSet());
    return Sample.draw(closed, seed).stream().filter(id -> !known.contains(id)).toList();
  }

  int done() {
    return (int) drawn.stream().filter(deal -> !deal.audit().isOpen()).count();
  }

  int passed() {
    return (int) drawn.stream().filter(deal -> deal.audit().isPassed()).count();
  }

  /// What the sample was drawn by: more of it is drawn by the same.
  long seed(long otherwise) {
    return drawn.stream().findFirst().map(deal -> deal.audit().seed()).orElse(otherwise);
  }
}
