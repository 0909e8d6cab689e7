package outrider.app.member;

import outrider.app.fx.Chip;
import outrider.app.i18n.Words;
import outrider.core.opportunity.DealRole;

/// What members of a deal are called, and in which colour.
public final class MemberText {
  private MemberText() {}

  public static String role(Words words, DealRole role) {
    return words.get("member.role." + role.word());
  }

  /// @param word as it is stored
  public static String role(Words words, String word) {
    return DealRole.of(word).map(role -> role(words, role)).orElse(word);
  }

  static Chip.Tone tone(DealRole role) {
    return switch (role) {
      case TECHNICAL -> Chip.Tone.INFO;
      case COMMERCIAL -> Chip.Tone.ACC;
      case CONSTRUCTION -> Chip.Tone.WARN;
    };
  }
}
