package outrider.app.opportunity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import outrider.app.fx.StageStepper;
import outrider.app.i18n.Words;
import outrider.app.problem.ConfiguredNames;
import outrider.core.pipeline.OpportunityStage;

/// The way of a deal through its stages: how long it stayed in each, or how long it may.
///
/// @param present the place of the stage it stands in; behind the last once won, -1 once lost
record DealSteps(List<StageStepper.Step> steps, int present) {

  static DealSteps of(DealPage page, ConfiguredNames names, Words words, Instant now) {
    var open =
        page.facts().stages().stream()
            .filter(stage -> stage.kind() == OpportunityStage.Kind.OPEN)
            .toList();
    var steps = new ArrayList<StageStepper.Step>();
    var present = 0;
    for (var stage : open) {
      if (stage.id().equals(page.deal().stage())) {
        present = steps.size();
      }
      steps.add(new StageStepper.Step(names.of(stage.row()), time(page, stage, words, now)));
    }
    var end =
        page.stage().map(OpportunityStage::kind).filter(kind -> kind != OpportunityStage.Kind.OPEN);
    if (end.isPresent()) {
      present = end.get() == OpportunityStage.Kind.WON ? open.size() : -1;
    }
    return new DealSteps(steps, present);
  }

  private static String time(DealPage page, OpportunityStage stage, Words words, Instant now) {
    var limit = stage.limitDays();
    var spent = page.secondsByStage().get(stage.id());
    if (stage.id().equals(page.deal().stage())) {
      var days = page.daysInStage(now);
      return limit > 0 ? words.get("deal.daysOfLimit", days, limit) : words.moments().days(days);
    }
    if (spent != null) {
      return words.moments().days(TimeUnit.SECONDS.toDays(spent));
    }
    return limit > 0 ? words.get("deal.limit", limit) : "";
  }
}
