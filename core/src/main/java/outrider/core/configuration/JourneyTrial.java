package outrider.core.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.Checkmark;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.StageGate;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What would become of one deal under another version of its pipeline, before anybody publishes
/// it: in which stage it would be, and what it would miss before the next.
///
/// @param now where it stands
/// @param here where it would stand; empty where the version has no stage for it
/// @param next the stage after that; empty after the last
/// @param missing what would stand in the way to it
/// @param added as much of that as does not stand in its way already
public record JourneyTrial(
    Opportunity deal,
    Optional<OpportunityStage> now,
    Optional<OpportunityStage> here,
    Optional<OpportunityStage> next,
    List<StageGate.Progress> missing,
    List<StageGate.Progress> added) {

  /// @param pipeline the version that is tried
  public static JourneyTrial of(
      Opportunity deal,
      List<Row> attachments,
      List<Row> checkmarks,
      String pipeline,
      Configuration configuration) {
    var now = configuration.stage(deal.stage());
    var here = now.flatMap(stage -> configuration.journeys().landing(stage, pipeline));
    var next = here.flatMap(stage -> nextOf(stage, configuration));
    var carried = carried(checkmarks, pipeline, configuration);
    var missing = missing(deal, here, next, attachments, carried, configuration);
    var already =
        missing(
                deal,
                now,
                now.flatMap(stage -> nextOf(stage, configuration)),
                attachments,
                checkmarks,
                configuration)
            .stream()
            .map(each -> each.item().lineage())
            .collect(Collectors.toSet());
    return new JourneyTrial(
        deal,
        now,
        here,
        next,
        missing,
        missing.stream().filter(each -> !already.contains(each.item().lineage())).toList());
  }

  /// Whether the version has no stage like the one that the deal stands in.
  public boolean isElsewhere() {
    return now.isPresent()
        && here.filter(stage -> stage.lineage().equals(now.get().lineage())).isEmpty();
  }

  /// Whether publishing it would hold a deal that could go on now.
  public boolean isHeld() {
    return !added.isEmpty();
  }

  /// What was ticked and signed counts for the same question of the other version.
  private static List<Row> carried(
      List<Row> checkmarks, String pipeline, Configuration configuration) {
    var carried = new ArrayList<Row>(checkmarks);
    for (var mark : checkmarks) {
      configuration
          .row(RecordType.CHECKLIST_ITEM, mark.text(Checkmark.ITEM))
          .map(ChecklistItem::of)
          .flatMap(item -> configuration.sameQuestion(item, pipeline))
          .ifPresent(item -> carried.add(mark.with(Checkmark.ITEM, item.id())));
    }
    return carried;
  }

  private static List<StageGate.Progress> missing(
      Opportunity deal,
      Optional<OpportunityStage> from,
      Optional<OpportunityStage> to,
      List<Row> attachments,
      List<Row> checkmarks,
      Configuration configuration) {
    if (from.isEmpty() || to.isEmpty()) {
      return List.of();
    }
    var items =
        StageGate.between(
            from, to.get(), configuration.stages(to.get().pipeline()), configuration::checklist);
    return StageGate.unmet(deal, items, attachments, checkmarks);
  }

  private static Optional<OpportunityStage> nextOf(
      OpportunityStage stage, Configuration configuration) {
    return configuration.stages(stage.pipeline()).stream()
        .filter(other -> other.kind() != OpportunityStage.Kind.LOST)
        .filter(other -> other.position() > stage.position())
        .findFirst();
  }
}
