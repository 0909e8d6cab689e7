package outrider.app.board;

import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Records that are found in one go, when the first is asked for.
final class Marked implements IntPredicate {
  private final Supplier<boolean[]> finding;
  private boolean @Nullable [] marked;

  Marked(Supplier<boolean[]> finding) {
    this.finding = finding;
  }

  @Override
  public boolean test(int number) {
    var found = marked;
    if (found == null) {
      found = finding.get();
      marked = found;
    }
    return number < found.length && found[number];
  }
}
