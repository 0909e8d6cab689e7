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

  /// All come first, also for a rep: many companies share their customers and give none of them to
  /// anybody in particular.
  static List<SavedView> builtIn() {
    var views = new ArrayList<SavedView>();
    views.add(SavedView.builtIn("all", "account.view.all", Fields.NAME));
    views.add(SavedView.builtIn("mine", "account.view.mine", Fields.NAME, MINE));
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
