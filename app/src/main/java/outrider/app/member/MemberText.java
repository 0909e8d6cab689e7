package outrider.app.member;

import outrider.app.i18n.Words;
import outrider.core.opportunity.DealRole;

/// What the roles of members of a deal are called.
public final class MemberText {
  private MemberText() {}

  public static String role(Words words, DealRole role) {
    return words.get("member.role." + role.word());
  }

  /// @param word as it is stored
  public static String role(Words words, String word) {
    return DealRole.of(word).map(role -> role(words, role)).orElse(word);
  }
}
