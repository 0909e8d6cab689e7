package outrider.core.approval;

import java.util.Arrays;
import java.util.Optional;

/// What somebody's word is needed for, and whose it is to give.
public enum ApprovalKind {
  /// It can be built, delivered, installed as it was promised.
  TECHNICAL("technical", "technical"),
  DISCOUNT("discount", "commercial"),
  CONTRACT("contract", "commercial");

  private final String word;
  private final String duty;

  ApprovalKind(String word, String duty) {
    this.word = word;
    this.duty = duty;
  }

  /// As it is stored.
  public String word() {
    return word;
  }

  /// The duty of whoever may decide, one of `User.DUTIES`.
  public String duty() {
    return duty;
  }

  public static Optional<ApprovalKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  public static String[] words() {
    return Arrays.stream(values()).map(ApprovalKind::word).toArray(String[]::new);
  }
}
