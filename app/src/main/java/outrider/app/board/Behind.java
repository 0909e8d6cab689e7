package outrider.app.board;

import java.util.function.IntPredicate;

/// Which leads or deals a figure is about. They are looked up when somebody opens it, with the
/// book's lock held.
///
/// @param which by number, of those that are there
record Behind(boolean ofLeads, IntPredicate which) {
  static Behind leads(IntPredicate which) {
    return new Behind(true, which);
  }

  static Behind deals(IntPredicate which) {
    return new Behind(false, which);
  }

  /// Their numbers, the newest first.
  int[] numbers(BoardBook book) {
    var end = ofLeads ? book.leads.end : book.deals.end;
    var found = new int[16];
    var count = 0;
    for (var number = end - 1; number > 0; number--) {
      var there = ofLeads ? book.leads.has(number) : book.deals.has(number);
      if (there && which.test(number)) {
        if (count == found.length) {
          found = java.util.Arrays.copyOf(found, 2 * count);
        }
        found[count] = number;
        count++;
      }
    }
    return java.util.Arrays.copyOf(found, count);
  }
}
