package outrider.core.change;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import outrider.core.user.TeamTree;
import outrider.core.user.User;

/// Whose word a change of the rules needs, each from another person.
public enum ChangeDuty {
  SALES("sales"),
  MARKETING("marketing"),
  IT("it");

  private final String word;

  ChangeDuty(String word) {
    this.word = word;
  }

  /// As it stands among `User.DUTIES`, and before the fields of a signature.
  public String word() {
    return word;
  }

  public static Optional<ChangeDuty> of(String word) {
    return Arrays.stream(values()).filter(duty -> duty.word.equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(ChangeDuty::word).toList();
  }

  /// The active people who have this duty.
  public List<User> holders(TeamTree tree) {
    return tree.users().stream()
        .filter(user -> user.active() && user.duties().contains(word))
        .toList();
  }

  /// Whether three different people can sign, each for one of the duties.
  public static boolean canAllSign(TeamTree tree) {
    return SALES.holders(tree).stream()
        .anyMatch(sales ->
            MARKETING.holders(tree).stream()
                .filter(marketing -> !marketing.id().equals(sales.id()))
                .anyMatch(marketing ->
                    IT.holders(tree).stream()
                        .anyMatch(
                            it -> !it.id().equals(sales.id()) && !it.id().equals(marketing.id()))));
  }
}
