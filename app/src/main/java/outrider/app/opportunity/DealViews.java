package outrider.app.opportunity;

import java.util.List;
import outrider.app.list.Condition;
import outrider.app.list.Operator;
import outrider.app.list.SavedView;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Fields;

/// The views of deals that come with the program.
final class DealViews {

  static final String WON = "won";
  static final String LOST = "lost";

  private static final Condition MINE = Condition.of(Fields.OWNER, Operator.IS, Condition.ME);

  private DealViews() {}

  static List<SavedView> builtIn() {
    return List.of(
        SavedView.builtIn("mine", "deals.view.mine", Opportunity.CLOSE_ON, MINE, state("open")),
        SavedView.builtIn("open", "deals.view.open", "-" + Opportunity.AMOUNT, state("open")),
        SavedView.builtIn(
            "closing",
            "deals.view.closing",
            Opportunity.CLOSE_ON,
            state("open"),
            Condition.of(Opportunity.CLOSE_ON, Operator.NEXT_DAYS, "30")),
        SavedView.builtIn(
            "late",
            "deals.view.late",
            Opportunity.CLOSE_ON,
            state("open"),
            Condition.of(Opportunity.CLOSE_ON, Operator.PAST)),
        SavedView.builtIn(
            "noNextStep",
            "deals.view.noNextStep",
            "-" + Opportunity.AMOUNT,
            state("open"),
            Condition.of(Fields.NEXT_STEP_AT, Operator.EMPTY)),
        SavedView.builtIn(WON, "deals.view.won", "-" + Opportunity.STAGE_SINCE, state("won")),
        SavedView.builtIn(LOST, "deals.view.lost", "-" + Opportunity.STAGE_SINCE, state("lost")));
  }

  private static Condition state(String state) {
    return Condition.of(Opportunity.STATE, Operator.IS, state);
  }
}
