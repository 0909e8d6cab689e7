package outrider.core.rule;

import java.util.List;
import java.util.Optional;
import outrider.core.command.Command;
import outrider.core.configuration.Configuration;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.Pipeline;
import outrider.core.pipeline.StageGate;

/// A move of a deal as its own version of the pipeline has it, whichever version the stages that it
/// names are of: a board sums all versions, and a laptop may not have heard yet that a deal was
/// moved over.
///
/// @param from where the deal is; empty where its stage is gone
/// @param to where it is to go, in the version that it runs on
/// @param judgedFrom the stage from which its gates are counted, in the version that decides
/// @param judgedTo the stage up to which
record StageMove(
    Optional<OpportunityStage> from,
    OpportunityStage to,
    Optional<OpportunityStage> judgedFrom,
    OpportunityStage judgedTo) {

  /// Whether the deal is where its mover saw it.
  static boolean isHere(Opportunity deal, String seen, Configuration configuration) {
    if (deal.stage().equals(seen)) {
      return true;
    }
    var here = configuration.stage(deal.stage());
    var there = configuration.stage(seen);
    return here.isPresent()
        && there.isPresent()
        && configuration.journeys().isSame(here.get(), there.get());
  }

  /// Empty where the version that the deal runs on has no such stage.
  ///
  /// @param target the stage that was named, of any version
  static Optional<StageMove> of(
      Opportunity deal, Command.AdvanceOpportunity command, OpportunityStage target, Draft draft) {
    var configuration = draft.configuration();
    var journeys = configuration.journeys();
    var from = configuration.stage(deal.stage());
    var to = journeys.meant(target, deal.pipeline());
    return to.map(stage -> {
      var seen = configuration.stage(command.from());
      var underWhatItWas =
          seen.filter(old -> old.pipeline().equals(target.pipeline()))
              .filter(old -> isGraced(deal, old, draft));
      return underWhatItWas.isPresent()
          ? new StageMove(from, stage, underWhatItWas, target)
          : new StageMove(from, stage, from, stage);
    });
  }

  /// A move that was made before the deal was moved over is judged by what it was made under, where
  /// the version that the deal runs on now leaves what runs alone. One that was made since is not:
  /// to name the old stage would otherwise be the way around every new gate.
  private static boolean isGraced(Opportunity deal, OpportunityStage seen, Draft draft) {
    return !seen.pipeline().equals(deal.pipeline())
        && draft.at() < deal.row().number(Opportunity.VERSION_SINCE, 0)
        && draft
            .configuration()
            .journeys()
            .find(deal.pipeline())
            .filter(pipeline -> !pipeline.movesRunning())
            .isPresent();
  }

  /// What has to be met on the way.
  List<ChecklistItem> conditions(Configuration configuration) {
    return StageGate.between(
        judgedFrom, judgedTo, configuration.stages(judgedTo.pipeline()), configuration::checklist);
  }

  /// Why the pipeline does not have its deals moved like this, whatever is met.
  Optional<Reason> againstPolicy(Command.AdvanceOpportunity command, Draft draft) {
    var pipeline = draft.configuration().journeys().find(judgedTo.pipeline());
    if (pipeline.isEmpty() || judgedTo.kind() == OpportunityStage.Kind.LOST) {
      return Optional.empty();
    }
    if (isBackward()) {
      return switch (pipeline.get().backward()) {
        case Pipeline.REASON ->
            command.reason() == null || command.reason().isBlank()
                ? Optional.of(Reason.of("stage.backward-reason").with("stage", judgedTo.id()))
                : Optional.empty();
        case Pipeline.LEAD ->
            draft.actor().leads()
                ? Optional.empty()
                : Optional.of(Reason.of("stage.backward-refused").with("stage", judgedTo.id()));
        default -> Optional.empty();
      };
    }
    return pipeline.get().refusesSkips()
        ? firstSkipped(judgedFrom, judgedTo, draft.configuration())
            .map(skipped ->
                Reason.of("stage.skip-refused")
                    .with("stage", judgedTo.id())
                    .with("next", skipped.id()))
        : Optional.empty();
  }

  /// A deal that was lost and is taken up again starts from the beginning, which is not back.
  private boolean isBackward() {
    return judgedTo.isOpen()
        && judgedFrom
            .filter(start ->
                start.kind() == OpportunityStage.Kind.WON
                    || start.isOpen() && start.position() > judgedTo.position())
            .isPresent();
  }

  /// Why an unmet gate stays shut for this person, whatever their reason.
  Optional<Reason> keptFromOverriding(Command.AdvanceOpportunity command, Draft draft) {
    var pipeline = draft.configuration().journeys().find(judgedTo.pipeline());
    if (pipeline.filter(it -> it.permitsOverride(draft.actor().role())).isEmpty()) {
      return Optional.of(Reason.of("gate.override-refused"));
    }
    var why = command.override();
    return why == null || why.isBlank()
        ? Optional.of(Reason.of("gate.override-reason"))
        : Optional.empty();
  }

  /// The first open stage that lies between two and that a move from one to the other passes over.
  private static Optional<OpportunityStage> firstSkipped(
      Optional<OpportunityStage> from, OpportunityStage to, Configuration configuration) {
    var start =
        from.filter(OpportunityStage::isOpen)
            .map(OpportunityStage::position)
            .orElse(Long.MIN_VALUE);
    return configuration.stages(to.pipeline()).stream()
        .filter(OpportunityStage::isOpen)
        .filter(stage -> stage.position() > start && !stage.id().equals(to.id()))
        .filter(stage -> !to.isOpen() || stage.position() < to.position())
        .findFirst();
  }

  /// Where a new deal begins that names a stage: a draft has no deals, and on an earlier version
  /// none begin, unless it began before the newest was published and that leaves alone what runs.
  static Optional<OpportunityStage> atBirth(OpportunityStage named, Draft draft) {
    var journeys = draft.configuration().journeys();
    var pipeline = journeys.find(named.pipeline());
    if (pipeline.isEmpty() || pipeline.get().isPublished()) {
      return Optional.of(named);
    }
    var newest = journeys.published(pipeline.get().journey());
    if (pipeline.get().isDraft() || newest.isEmpty()) {
      return Optional.empty();
    }
    var isGraced = !newest.get().movesRunning() && draft.at() < newest.get().publishedAt();
    return isGraced ? Optional.of(named) : journeys.landing(named, newest.get().id());
  }

  /// Why a new deal may not begin so late, where stages are not skipped.
  static Optional<Reason> skipsAtBirth(OpportunityStage start, Configuration configuration) {
    var refuses =
        configuration.journeys().find(start.pipeline()).filter(Pipeline::refusesSkips).isPresent();
    return !refuses || start.kind() == OpportunityStage.Kind.LOST
        ? Optional.empty()
        : firstSkipped(Optional.empty(), start, configuration)
            .map(skipped ->
                Reason.of("stage.skip-refused")
                    .with("stage", start.id())
                    .with("next", skipped.id()));
  }
}
