package outrider.app.opportunity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import outrider.app.store.Sql;
import outrider.core.pipeline.OpportunityStage;

/// How long deals stayed in each stage before they left it, so that a card can say that it is out
/// of the ordinary and not merely over a limit somebody wrote down.
record DwellTimes(Map<String, Long> ninetiethDays) {

  /// Fewer departures than this say nothing about a tenth of them.
  private static final int DEPARTURES_MIN = 20;

  /// How a stay looks beside the limit and beside what was usual.
  enum Age {
    FINE,
    OVER_LIMIT,
    UNUSUAL
  }

  static final DwellTimes NONE = new DwellTimes(Map.of());

  DwellTimes {
    ninetiethDays = Map.copyOf(ninetiethDays);
  }

  /// @param summedUnder the stage of these that a stage of another version counts for
  static DwellTimes read(
      Sql sql, List<OpportunityStage> stages, UnaryOperator<String> summedUnder) {
    var stays = new HashMap<String, List<Long>>();
    stages.forEach(stage -> stays.put(stage.id(), new ArrayList<>()));
    sql.each(
        "SELECT from_stage, duration_seconds FROM activity WHERE kind = 'stage'",
        columns -> {
          var ofStage = stays.get(summedUnder.apply(columns.text(1)));
          if (ofStage != null) {
            ofStage.add(columns.number(2));
          }
        });
    var ninetieth = new HashMap<String, Long>();
    stays.forEach((stage, seconds) -> {
      if (seconds.size() >= DEPARTURES_MIN) {
        Collections.sort(seconds);
        var rank = (int) Math.ceil(seconds.size() * 0.9) - 1;
        ninetieth.put(stage, TimeUnit.SECONDS.toDays(seconds.get(rank)));
      }
    });
    return new DwellTimes(ninetieth);
  }

  /// Beyond nine of ten past stays is unusual; with too little history, beyond twice the limit is.
  Age age(OpportunityStage stage, long days) {
    var limit = stage.limitDays();
    long unusual = ninetiethDays.getOrDefault(stage.id(), limit == 0 ? Long.MAX_VALUE : 2 * limit);
    if (days > unusual) {
      return Age.UNUSUAL;
    }
    return limit > 0 && days > limit ? Age.OVER_LIMIT : Age.FINE;
  }
}
