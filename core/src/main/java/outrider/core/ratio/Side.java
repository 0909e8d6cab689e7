package outrider.core.ratio;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which way a ratio stands out, or is bad.
public enum Side {
  HIGH,
  LOW,
  BOTH;

  /// As it is stored.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Side> of(String word) {
    return Arrays.stream(values()).filter(side -> side.word().equals(word)).findFirst();
  }

  /// Whether standing out that way is bad.
  public boolean asks(Side side) {
    return this == BOTH || this == side;
  }
}
