package outrider.app.handover;

import outrider.core.handover.Book;

/// What somebody has, and how much hangs on it.
///
/// @param entries notes, calls and all else on the timelines
/// @param tasks open ones
/// @param own of those the ones that are about no record
/// @param cadences that run
record BookOf(Book book, long entries, long tasks, long own, long files, long cadences) {

  static final BookOf NOTHING = new BookOf(Book.of(java.util.List.of()), 0, 0, 0, 0, 0);
}
