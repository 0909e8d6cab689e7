package outrider.core.lead;

import org.jspecify.annotations.Nullable;

/// How strongly a lead or deal is meant, as the rep judges it. Ungraded counts as C in rankings.
public enum Intent {
  A(3),
  B(2),
  C(1);

  private final int weight;

  Intent(int weight) {
    this.weight = weight;
  }

  /// The factor of intent in `Priority`.
  public int weight() {
    return weight;
  }

  public static Intent of(@Nullable String grade) {
    return switch (grade) {
      case "A" -> A;
      case "B" -> B;
      case null, default -> C;
    };
  }
}
