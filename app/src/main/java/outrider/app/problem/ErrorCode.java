package outrider.app.problem;

import java.util.Objects;

/// A short code for a failure that nobody expected: the same fault has the same code on every
/// machine, so a user can read it over the phone and we find it in the log.
///
/// Made of the kinds of the exception and its causes and of where it was thrown, never of its
/// message, which holds names and numbers.
public record ErrorCode(String text) {
  /// No letters or digits that are heard or read for each other.
  private static final String ALPHABET = "23456789ABCDEFGHKMNPQRSTVWXYZ";

  private static final int LENGTH = 4;
  private static final int CAUSES_MAX = 8;

  public static ErrorCode of(Throwable failure) {
    int hash = 17;
    int depth = 0;
    for (Throwable cause = failure; cause != null && depth < CAUSES_MAX; depth++) {
      hash = 31 * hash + cause.getClass().getName().hashCode();
      hash = 31 * hash + place(cause);
      cause = cause.getCause();
    }
    long rest = Integer.toUnsignedLong(hash);
    var text = new StringBuilder(LENGTH);
    for (int index = 0; index < LENGTH; index++) {
      text.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
      rest /= ALPHABET.length();
    }
    return new ErrorCode(text.toString());
  }

  /// The first line of our own on the way, or the very first where there is none.
  private static int place(Throwable cause) {
    var trace = cause.getStackTrace();
    for (var frame : trace) {
      if (frame.getClassName().startsWith("outrider.")) {
        return Objects.hash(frame.getClassName(), frame.getMethodName());
      }
    }
    return trace.length == 0 ? 0 : Objects.hash(trace[0].getClassName(), trace[0].getMethodName());
  }

  @Override
  public String toString() {
    return text;
  }
}
