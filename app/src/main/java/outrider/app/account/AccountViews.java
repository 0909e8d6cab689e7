package outrider.app.account;

import java.util.ArrayList;
import java.util.List;
import outrider.app.list.Condition;
import outrider.app.list.Operator;
import outrider.app.list.SavedView;
import outrider.core.record.Fields;

/// The views of accounts that come with the program.
final class AccountViews {
  private static final Condition MINE = Condition.of(Fields.OWNER, Operator.IS, Condition.ME);

  private AccountViews() {}

  /// @param leadsPeople whether whoever asks sees the accounts of others too
  static List<SavedView> builtIn(boolean leadsPeople) {
    var views = new ArrayList<SavedView>();
    var mine = SavedView.builtIn("mine", "account.view.mine", Fields.NAME, MINE);
    var all = SavedView.builtIn("all", "account.view.all", Fields.NAME);
    views.addAll(leadsPeople ? List.of(all, mine) : List.of(mine, all));
    views.add(
        SavedView.builtIn(
            "neverContacted",
            "account.view.neverContacted",
            "-" + Fields.CREATED_AT,
            Condition.of(Fields.LAST_CONTACT_AT, Operator.EMPTY)));
    views.add(
        SavedView.builtIn(
            "newThisWeek",
            "account.view.newThisWeek",
            "-" + Fields.CREATED_AT,
            Condition.of(Fields.CREATED_AT, Operator.THIS_WEEK)));
    return views;
  }
}
