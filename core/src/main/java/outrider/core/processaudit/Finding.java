package outrider.core.processaudit;

import java.util.Arrays;
import java.util.Optional;

/// One step of the way that differs from what is published.
///
/// @param step as `Walk.Step` names it
/// @param verdict whether it was broken; `KEPT` where somebody looked and found it in order after
///   all
/// @param why what the record shows
/// @param note of whoever looked; empty where nothing was said
public record Finding(String step, Verdict verdict, Why why, String note) {

  public static final int NOTE_MAX = 500;

  private static final String BETWEEN = "|";
  private static final int PARTS = 4;

  public enum Verdict {
    KEPT,
    BROKEN
  }

  /// What the record of a deal shows by itself.
  public enum Why {
    /// The stage was passed over.
    SKIPPED,
    /// The deal stayed longer than the stage allows.
    OVER_TIME,
    /// Something required is not there.
    MISSING,
    /// Something recommended was neither done nor left out with a reason.
    LEFT_OUT,
    /// Nothing: whoever looked says so.
    SEEN
  }

  public boolean isBroken() {
    return verdict == Verdict.BROKEN;
  }

  /// As it is stored.
  public String text() {
    return String.join(BETWEEN, step, verdict.name(), why.name(), note);
  }

  /// Nothing for what a newer program may have written.
  static Optional<Finding> read(String text) {
    var parts = text.split("\\" + BETWEEN, PARTS);
    if (parts.length < PARTS
        || Arrays.stream(Verdict.values()).noneMatch(each -> each.name().equals(parts[1]))
        || Arrays.stream(Why.values()).noneMatch(each -> each.name().equals(parts[2]))) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(parts[0], Verdict.valueOf(parts[1]), Why.valueOf(parts[2]), parts[3]));
  }
}
