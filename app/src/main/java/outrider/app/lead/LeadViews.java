package outrider.app.lead;

import java.util.ArrayList;
import java.util.List;
import outrider.app.list.Condition;
import outrider.app.list.Operator;
import outrider.app.list.SavedView;
import outrider.core.lead.FollowUpWindow;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;

/// The views of leads that come with the program. Each is nothing but conditions that a person can
/// see, change and save as a view of their own.
final class LeadViews {
  private static final Condition MINE = Condition.of(Fields.OWNER, Operator.IS, Condition.ME);
  private static final Condition OPEN =
      Condition.of(Lead.STATUS, Operator.IS, "new", "working", "nurturing");

  /// What lies in a pool has a screen of its own.
  private static final Condition UNPOOLED = Condition.of(Lead.POOLED_AT, Operator.EMPTY);

  private LeadViews() {}

  /// @param leadsPeople whether whoever asks sees the leads of others too
  static List<SavedView> builtIn(boolean leadsPeople) {
    var views = new ArrayList<SavedView>();
    if (leadsPeople) {
      views.add(SavedView.builtIn("all", "leads.view.all", Fields.NEXT_STEP_AT, OPEN, UNPOOLED));
    }
    views.add(SavedView.builtIn("mine", "leads.view.mine", Fields.NEXT_STEP_AT, MINE, OPEN));
    views.add(
        SavedView.builtIn(
            "window",
            "leads.view.window",
            Fields.FIRST_CONTACT_AT,
            MINE,
            OPEN,
            Condition.of(Fields.TOUCHES, Operator.IS, "1"),
            Condition.of(
                Fields.FIRST_CONTACT_AT,
                Operator.LAST_DAYS,
                Long.toString(FollowUpWindow.LENGTH.toDays()))));
    views.add(
        SavedView.builtIn(
            "gradeA",
            "leads.view.gradeA",
            Fields.NEXT_STEP_AT,
            MINE,
            OPEN,
            Condition.of(Lead.INTENT, Operator.IS, "A")));
    views.add(
        SavedView.builtIn(
            "noNextStep",
            "leads.view.noNextStep",
            "-" + Fields.CREATED_AT,
            MINE,
            OPEN,
            Condition.of(Fields.NEXT_STEP_AT, Operator.EMPTY)));
    views.add(
        SavedView.builtIn(
            "newThisWeek",
            "leads.view.newThisWeek",
            "-" + Fields.CREATED_AT,
            MINE,
            OPEN,
            Condition.of(Fields.CREATED_AT, Operator.THIS_WEEK)));
    return views;
  }
}
