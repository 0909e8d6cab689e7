package outrider.app.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRow;

/// A part of a long download while it is written, slice by slice: each is a transaction that leaves
/// the cursors where its rows end, so that between two of them a person's command is decided on
/// rows that belong together, and a crash costs one slice.
///
/// The rows of one number are never divided: a record that leaves one scope and enters another
/// under it would be gone for a moment.
final class PartWriting {

  private final PullHead head;
  private final List<PullRow> rows;
  private final long reached;
  private Replica.Standing asked;
  private int written;

  PartWriting(PullHead head, List<PullRow> rows, long reached, Replica.Standing asked) {
    this.head = head;
    this.rows = rows;
    this.reached = reached;
    this.asked = asked;
  }

  /// Writes some rows. Whoever begins to wait for the writer ends the slice.
  ///
  /// @return how many rows the part has, once all are written; 0 where the laptop does not stand
  ///   any more where it asked from
  Optional<Integer> slice(
      Transaction transaction, Supplier<Rebase> rebases, Portions portions, SliceSize size) {
    var scopes = new ScopeStore(transaction.sql());
    if (!Replica.isStill(asked, transaction.sql(), scopes)) {
      return Optional.of(0);
    }
    var rebase = rebases.get();
    var cut = new CutWriting(transaction, head, scopes);
    cut.adopt(rebase);
    if (head.restart() != null) {
      asked = asked.startedOver();
    }
    var until = Math.min(rows.size(), written + size.rows());
    step(until, portions.stepRows(), cut, rebase);
    while (written < until && !transaction.isAwaited()) {
      step(until, portions.stepRows(), cut, rebases.get());
    }
    size.written(transaction.isAwaited());
    var at = written < rows.size() ? rows.get(written).q() - 1 : reached;
    head.scopes().forEach(scope -> scopes.advance(scope, at));
    scopes.save();
    transaction.touch(Table.SCOPE);
    return written < rows.size() ? Optional.empty() : Optional.of(rows.size());
  }

  private void step(int sliceEnd, int stepRows, CutWriting cut, Rebase rebase) {
    var until = Math.min(sliceEnd, written + stepRows);
    do {
      cut.write(rows.get(written), rebase);
      written++;
    } while (written < rows.size()
        && (written < until || rows.get(written).q() == rows.get(written - 1).q()));
    rebase.run();
  }
}
