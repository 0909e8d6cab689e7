package outrider.app.handover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import outrider.core.command.Gift;
import outrider.core.handover.Book;
import outrider.core.handover.Held;
import outrider.core.handover.Split;
import outrider.core.record.Row;

/// What the split makes of a book: every record once, with who gets it.
record Plan(List<Line> lines, List<Share> shares) {

  static final Plan NOTHING = new Plan(List.of(), List.of());

  /// @param no its place in the book
  /// @param receiver id of a user; `Split.KEPT` for what stays
  /// @param rule as in `Split.Going`
  record Line(long no, Row row, String receiver, int rule) {}

  static Plan of(Book book, Split split) {
    var lines = new ArrayList<Line>();
    for (var going : split.of(book)) {
      for (var row : going.bundle().records()) {
        lines.add(new Line(lines.size() + 1L, row, going.receiver(), going.rule()));
      }
    }
    var receivers = new LinkedHashSet<String>();
    split.rules().forEach(rule -> receivers.add(rule.receiver()));
    receivers.addAll(split.rest().receivers());
    receivers.remove(Split.KEPT);
    return new Plan(lines, Share.all(receivers, lines));
  }

  /// What the command carries.
  List<Gift> gifts() {
    var given = new LinkedHashMap<String, List<String>>();
    for (var line : lines) {
      if (!line.receiver().equals(Split.KEPT)) {
        given
            .computeIfAbsent(line.receiver(), receiver -> new ArrayList<>())
            .add(Held.of(line.row()).text());
      }
    }
    return given.entrySet().stream()
        .map(entry -> new Gift(entry.getKey(), entry.getValue()))
        .toList();
  }

  long given() {
    return lines.stream().filter(line -> !line.receiver().equals(Split.KEPT)).count();
  }
}
