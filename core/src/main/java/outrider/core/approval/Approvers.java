package outrider.core.approval;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.core.record.Fields;
import outrider.core.record.Row;
import outrider.core.user.Role;
import outrider.core.user.TeamTree;
import outrider.core.user.User;
import outrider.core.user.Visibility;

/// Who may give their word: those whose duty it is, and those who lead; never whoever asks, nor
/// whose deal it is. A manager speaks for what can be built only where it is nobody's duty, so that
/// a fresh installation is not stuck. Whoever sees a deal only as a member of it speaks by their
/// duty alone: an owner chooses their members, and would choose a judge.
public final class Approvers {
  private final TeamTree tree;

  public Approvers(TeamTree tree) {
    this.tree = tree;
  }

  /// Those who may decide about a deal, by name.
  ///
  /// @param askedBy who asks, and so does not decide
  public List<User> of(ApprovalKind kind, Row deal, @Nullable String askedBy) {
    return tree.users().stream()
        .filter(
            user -> isFor(user, kind, deal) && isFree(user.id(), deal, askedBy) && sees(user, deal))
        .sorted(Comparator.comparing(User::name).thenComparing(User::id))
        .toList();
  }

  /// Whether somebody may decide this one: whom it was asked of or given to, and whoever gave it
  /// on; else anybody whose business it is.
  public boolean mayDecide(String user, Approval approval, Row deal) {
    var person = tree.user(user).filter(User::active);
    if (person.isEmpty() || !isFree(user, deal, approval.askedBy()) || !sees(person.get(), deal)) {
      return false;
    }
    if (person.get().role() == Role.ADMIN) {
      return true;
    }
    var delegated = approval.delegatedTo();
    if (delegated.isPresent()) {
      return user.equals(delegated.get())
          || user.equals(approval.row().textOrNull(Approval.DELEGATED_BY));
    }
    var asked = approval.askedOf();
    return asked.isPresent()
        ? user.equals(asked.get())
        : isFor(person.get(), approval.kind(), deal);
  }

  /// Whether somebody's word of a kind counts for a deal, asked for or not.
  public boolean speaksFor(ApprovalKind kind, String user, Row deal) {
    return tree.user(user)
        .filter(it -> isFor(it, kind, deal) && isFree(user, deal, null) && sees(it, deal))
        .isPresent();
  }

  /// Whether there may be a deal for which somebody's word of a kind counts.
  public boolean mightSpeak(ApprovalKind kind, User user) {
    return user.active()
        && (user.role() == Role.ADMIN
            || user.duties().contains(kind.duty())
            || user.role() == Role.MANAGER
                && (kind != ApprovalKind.TECHNICAL || isNobodys(kind.duty())));
  }

  /// Whom it can be given to: anybody who sees the deal and has no part in it.
  public List<User> colleagues(Row deal, @Nullable String askedBy) {
    return tree.users().stream()
        .filter(user -> user.active() && isFree(user.id(), deal, askedBy) && sees(user, deal))
        .sorted(Comparator.comparing(User::name).thenComparing(User::id))
        .toList();
  }

  private static boolean isFree(String user, Row deal, @Nullable String askedBy) {
    return !user.equals(askedBy) && !user.equals(deal.textOrNull(Fields.OWNER));
  }

  private boolean isFor(User user, ApprovalKind kind, Row deal) {
    return user.active()
        && (user.role() == Role.ADMIN
            || user.duties().contains(kind.duty())
            || user.role() == Role.MANAGER
                && Visibility.holds(user, deal, tree)
                && (kind != ApprovalKind.TECHNICAL || isNobodys(kind.duty())));
  }

  private boolean isNobodys(String duty) {
    return tree.users().stream().noneMatch(user -> user.active() && user.duties().contains(duty));
  }

  private boolean sees(User user, Row deal) {
    return Visibility.sees(user, deal, tree);
  }
}
