package outrider.core.opportunity;

import java.util.Arrays;
import java.util.Optional;

/// What a colleague does on a deal that another has. It says who is who; whose word signs what is a
/// matter of duties, which HQ gives.
public enum DealRole {
  TECHNICAL("technical"),
  COMMERCIAL("commercial"),
  CONSTRUCTION("construction");

  private final String word;

  DealRole(String word) {
    this.word = word;
  }

  /// As it is stored.
  public String word() {
    return word;
  }

  public static Optional<DealRole> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
  }

  static String[] words() {
    return Arrays.stream(values()).map(DealRole::word).toArray(String[]::new);
  }
}
