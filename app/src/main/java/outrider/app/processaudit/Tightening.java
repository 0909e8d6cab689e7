package outrider.app.processaudit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.configuration.Configuration;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.Journeys;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.Pipeline;
import outrider.core.processaudit.Walk;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;

/// What becomes of a checklist whose step is often broken: something recommended becomes required,
/// anything else gets a check of its own in its stage. It happens in a draft of the journey, the
/// one that is there or a new one, so that whoever publishes sees it and a running deal does not.
///
/// @param draft the id of the draft
/// @param begun the version that the draft is yet to be copied from; empty where there is one
/// @param stage of the draft
/// @param recommended of the draft, which is to be required
record Tightening(
    String draft,
    Optional<Pipeline> begun,
    OpportunityStage stage,
    Optional<ChecklistItem> recommended) {

  /// @return empty where no version that is in force has the step any more
  static Optional<Tightening> of(String step, Configuration configuration, Supplier<String> ids) {
    var item = Walk.itemOf(step).flatMap(id -> configuration.row(RecordType.CHECKLIST_ITEM, id));
    var lineage = item.map(row -> row.text(ChecklistItem.STAGE)).or(() -> Walk.stageOf(step));
    var known = lineage.flatMap(configuration::stage);
    var journeys = configuration.journeys();
    var journey = known.flatMap(stage -> journeys.find(stage.pipeline())).map(Pipeline::journey);
    var target =
        journey.flatMap(it ->
            journeys.versions(it).stream()
                .filter(Pipeline::isDraft)
                .findFirst()
                .or(() -> journeys.published(it)));
    var stage = target.flatMap(it -> journeys.counterpart(known.orElseThrow(), it.id()));
    return stage.map(there -> {
      var recommended =
          configuration.checklist(there.id()).stream()
              .filter(each -> Walk.itemOf(step).filter(each.lineage()::equals).isPresent())
              .filter(each -> !each.required())
              .findFirst();
      var version = target.orElseThrow();
      return version.isDraft()
          ? new Tightening(version.id(), Optional.empty(), there, recommended)
          : new Tightening(ids.get(), target, there, recommended);
    });
  }

  /// @param name of the check that joins, where nothing becomes required
  List<Command> commands(String name, Configuration configuration, Supplier<String> ids) {
    var all = new ArrayList<Command>();
    begun.ifPresent(from -> all.add(new Command.DraftPipeline(draft, from.id(), null)));
    all.add(
        recommended
            .<Command>map(item ->
                new Command.EditFields(
                    RecordType.CHECKLIST_ITEM,
                    inDraft(item.id()),
                    List.of(new FieldEdit("recommended", true, false))))
            .orElseGet(() ->
                new Command.CreateRecord(
                    RecordType.CHECKLIST_ITEM,
                    ids.get(),
                    Map.of(
                        ChecklistItem.STAGE,
                        inDraft(stage.id()),
                        Fields.NAME,
                        name,
                        "kind",
                        "action",
                        "gate",
                        "exit",
                        "position",
                        behind(configuration)))));
    return all;
  }

  private String inDraft(String part) {
    return begun.isEmpty() ? part : Journeys.copyOf(part, draft);
  }

  private long behind(Configuration configuration) {
    return configuration.checklist(stage.id()).stream()
            .mapToLong(ChecklistItem::position)
            .max()
            .orElse(-1)
        + 1;
  }
}
