package outrider.app.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import outrider.core.pipeline.OpportunityStage;

/// The stages of a pipeline in their order, and where in it every stage of every version stands.
final class StageOrder {
  static final int NOWHERE = -1;

  private final List<OpportunityStage> open;
  private final int[] places;

  StageOrder(BoardBook book, BoardQuestion asked) {
    var journeys = asked.configuration().journeys();
    var stages =
        journeys
            .find(asked.pipeline())
            .flatMap(pipeline -> journeys.published(pipeline.journey()))
            .map(newest -> journeys.stages(newest.id()))
            .orElseGet(() -> journeys.stages(asked.pipeline()));
    open = stages.stream().filter(OpportunityStage::isOpen).toList();
    places = new int[book.names()];
    Arrays.fill(places, NOWHERE);
    var ids = new ArrayList<String>();
    open.forEach(stage -> ids.add(stage.id()));
    for (var version : journeys.running(asked.pipeline())) {
      for (var stage : journeys.stages(version)) {
        var number = book.number(stage.id());
        if (number >= 0 && number < places.length) {
          places[number] =
              stage.kind() == OpportunityStage.Kind.WON
                  ? open.size()
                  : ids.indexOf(journeys.summedUnder(stage.id()));
        }
      }
    }
    // A deal that came in closed, without its moves, was worked on: it had left the first stage.
    if (places.length > 0) {
      places[0] = Math.min(1, open.size() - 1);
    }
  }

  List<OpportunityStage> open() {
    return open;
  }

  /// From 0; how many there are for won; `NOWHERE` for lost and for what is of no version.
  int place(int stage) {
    return stage < places.length ? places[stage] : NOWHERE;
  }

  /// The stage that the question is about, else the one that is called a proposal, else the last
  /// but one.
  Optional<OpportunityStage> proposal(Optional<String> asked) {
    return asked
        .flatMap(id -> open.stream().filter(stage -> stage.id().equals(id)).findFirst())
        .or(() -> open.stream().filter(StageOrder::isProposal).findFirst())
        .or(() -> open.isEmpty() ? Optional.empty() : Optional.of(open.get(open.size() / 2)));
  }

  private static boolean isProposal(OpportunityStage stage) {
    var names =
        (stage.name() + ' ' + stage.row().text("nameEn")).toLowerCase(java.util.Locale.ROOT);
    return List.of("报价", "方案", "quote", "quotation", "proposal").stream().anyMatch(names::contains);
  }
}
