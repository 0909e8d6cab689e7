package outrider.core.rule;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.Checkmark;
import outrider.core.pipeline.Journeys;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.Pipeline;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.Role;

/// The versions of a pipeline: a draft is copied from one, published when it makes sense, and what
/// runs stays on what it began with or is moved over. Publishing is a deed of its own, so that
/// others can be asked before it.
final class JourneyRules {

  /// As many deals as one command moves over.
  static final int MIGRATED_MAX = 10_000;

  /// As many versions as a journey may have.
  private static final int VERSIONS_MAX = 200;

  /// What a version is, rather than what its deals do; the rules write it.
  private static final Set<String> OF_A_VERSION =
      Set.of(
          Pipeline.STATE,
          Pipeline.JOURNEY,
          Pipeline.VERSION,
          Pipeline.BASED_ON,
          Pipeline.PUBLISHED_AT,
          Pipeline.PUBLISHED_BY);

  private JourneyRules() {}

  static Decision draft(Command.DraftPipeline command, Draft draft) {
    var refusal =
        permission(draft).or(() -> RecordRules.unusable(RecordType.PIPELINE, command.id(), draft));
    if (refusal.isPresent()) {
      return Decision.rejected(refusal.get());
    }
    var from = command.from();
    if (from == null) {
      return fresh(command, draft);
    }
    var source = draft.row(RecordType.PIPELINE, from).map(Pipeline::of);
    if (source.isEmpty()) {
      return RecordRules.notFound(RecordType.PIPELINE, from);
    }
    var journey = source.get().journey();
    if (draft.configuration().journeys().versions(journey).size() >= VERSIONS_MAX) {
      return Decision.rejected(Reason.of("pipeline.too-many-versions").with("most", VERSIONS_MAX));
    }
    copy(source.get(), command.id(), draft);
    return draft.accepted();
  }

  private static Decision fresh(Command.DraftPipeline command, Draft draft) {
    var name = command.name();
    if (name == null || name.isBlank()) {
      return Decision.rejected(
          FieldRules.reason("field.required", RecordType.PIPELINE, Fields.NAME));
    }
    var malformed = FieldRules.checkText(RecordType.PIPELINE, Fields.NAME, name);
    if (malformed.isPresent()) {
      return Decision.rejected(malformed.get());
    }
    var last =
        draft.configuration().pipelines().stream().mapToLong(Pipeline::position).max().orElse(0);
    draft.put(
        Row.of(RecordType.PIPELINE, command.id())
            .with(Fields.NAME, name.strip())
            .with(Pipeline.POSITION, last + 1)
            .with(Pipeline.STATE, Pipeline.DRAFT)
            .with(Pipeline.JOURNEY, command.id()));
    return draft.accepted();
  }

  private static void copy(Pipeline source, String id, Draft draft) {
    var fields = new LinkedHashMap<>(source.row().fields());
    fields.keySet().removeAll(OF_A_VERSION);
    draft.put(
        new Row(RecordType.PIPELINE, id, fields)
            .with(Pipeline.STATE, Pipeline.DRAFT)
            .with(Pipeline.JOURNEY, source.journey())
            .with(Pipeline.BASED_ON, source.id()));
    for (var stage : draft.configuration().stages(source.id())) {
      draft.put(
          new Row(RecordType.STAGE, Journeys.copyOf(stage.id(), id), stage.row().fields())
              .with(OpportunityStage.PIPELINE, id)
              .with(OpportunityStage.LINEAGE, stage.lineage()));
      for (var item : draft.configuration().checklist(stage.id())) {
        var back = item.back();
        draft.put(
            new Row(RecordType.CHECKLIST_ITEM, Journeys.copyOf(item.id(), id), item.row().fields())
                .with(ChecklistItem.STAGE, Journeys.copyOf(stage.id(), id))
                .with(ChecklistItem.BACK, back == null ? null : Journeys.copyOf(back, id))
                .with(ChecklistItem.LINEAGE, item.lineage()));
      }
    }
  }

  static Decision publish(Command.PublishPipeline command, Draft draft) {
    var refusal = permission(draft);
    if (refusal.isPresent()) {
      return Decision.rejected(refusal.get());
    }
    var found = draft.row(RecordType.PIPELINE, command.id()).map(Pipeline::of);
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.PIPELINE, command.id());
    }
    var pipeline = found.get();
    if (pipeline.isPublished()) {
      return Decision.rejected(Reason.of("pipeline.is-published").with("name", pipeline.name()));
    }
    var journeys = draft.configuration().journeys();
    var current = journeys.published(pipeline.journey());
    if (!Objects.equals(current.map(Pipeline::id).orElse(null), command.replaces())) {
      return Decision.rejected(
          Reason.of("pipeline.published-meanwhile")
              .with("version", current.map(Pipeline::version).orElse(0L)));
    }
    var flaws = JourneySoundness.flaws(pipeline, draft.configuration());
    if (!flaws.isEmpty()) {
      return new Decision.Rejected(flaws);
    }
    var versions = journeys.versions(pipeline.journey());
    var newest = versions.stream().mapToLong(Pipeline::version).max().orElse(0);
    current.ifPresent(old -> draft.put(retired(old)));
    draft.put(
        pipeline
            .row()
            .with(Pipeline.POSITION, current.orElse(pipeline).row().value(Pipeline.POSITION))
            .with(Pipeline.STATE, Pipeline.PUBLISHED)
            .with(Pipeline.VERSION, pipeline.isDraft() ? newest + 1 : pipeline.version())
            .with(Pipeline.PUBLISHED_AT, draft.at())
            .with(Pipeline.PUBLISHED_BY, draft.actor().user()));
    if (!pipeline.movesRunning()) {
      return draft.accepted();
    }
    return moveOver(
        versions.stream().filter(each -> !each.isDraft()).map(Pipeline::id).toList(),
        pipeline.id(),
        draft);
  }

  private static Row retired(Pipeline old) {
    return old.row()
        .with(Pipeline.STATE, Pipeline.RETIRED)
        .with(Pipeline.JOURNEY, old.journey())
        .with(Pipeline.VERSION, old.version());
  }

  static Decision migrate(Command.MigrateDeals command, Draft draft) {
    var refusal = permission(draft);
    if (refusal.isPresent()) {
      return Decision.rejected(refusal.get());
    }
    var journeys = draft.configuration().journeys();
    var to = journeys.find(command.to());
    if (to.isEmpty() || journeys.find(command.from()).isEmpty()) {
      return RecordRules.notFound(
          RecordType.PIPELINE, to.isEmpty() ? command.to() : command.from());
    }
    if (to.get().isDraft()
        || command.from().equals(command.to())
        || !journeys.areKin(command.from(), command.to())) {
      return Decision.rejected(Reason.of("pipeline.not-a-version").with("name", to.get().name()));
    }
    return moveOver(List.of(command.from()), command.to(), draft);
  }

  /// What publishing did, as long as nothing was published since: the version before holds again,
  /// and the deals that were moved over then, and not since, are back on it. What begun since stays
  /// on what it began with. A first version that nothing runs on is a draft again.
  static Decision takeBack(Command.PublishPipeline command, long movedAt, Draft draft) {
    var published = draft.row(RecordType.PIPELINE, command.id()).map(Pipeline::of);
    if (published.filter(Pipeline::isPublished).isEmpty()) {
      return Decision.rejected(Reason.of("pipeline.published-meanwhile").with("version", 0));
    }
    var before =
        Optional.ofNullable(command.replaces())
            .flatMap(id -> draft.row(RecordType.PIPELINE, id))
            .map(Pipeline::of);
    if (before.isPresent()) {
      draft.put(retired(published.get()));
      draft.put(
          before
              .get()
              .row()
              .with(Pipeline.STATE, Pipeline.PUBLISHED)
              .with(Pipeline.PUBLISHED_AT, draft.at())
              .with(Pipeline.PUBLISHED_BY, draft.actor().user()));
      moveBack(command.id(), before.get().id(), movedAt, draft);
      return draft.accepted();
    }
    if (!draft.facts().dealsOn(command.id()).isEmpty()) {
      return Decision.rejected(Reason.of("pipeline.is-published"));
    }
    draft.put(
        published
            .get()
            .row()
            .with(Pipeline.STATE, Pipeline.DRAFT)
            .with(Pipeline.VERSION, null)
            .with(Pipeline.PUBLISHED_AT, null)
            .with(Pipeline.PUBLISHED_BY, null));
    return draft.accepted();
  }

  /// Moves back what was moved over then, and not since.
  static Decision takeBack(Command.MigrateDeals command, long movedAt, Draft draft) {
    moveBack(command.to(), command.from(), movedAt, draft);
    return draft.accepted();
  }

  private static void moveBack(String from, String to, long movedAt, Draft draft) {
    draft.facts().dealsOn(from).stream()
        .filter(deal -> deal.number(Opportunity.VERSION_SINCE, 0) == movedAt)
        .forEach(deal -> moveOver(deal, to, draft));
  }

  private static Decision moveOver(Collection<String> from, String to, Draft draft) {
    var deals =
        from.stream()
            .filter(pipeline -> !pipeline.equals(to))
            .flatMap(pipeline -> draft.facts().dealsOn(pipeline).stream())
            .toList();
    if (deals.size() > MIGRATED_MAX) {
      return Decision.rejected(
          Reason.of("pipeline.too-many-deals")
              .with("count", deals.size())
              .with("most", MIGRATED_MAX));
    }
    for (var deal : deals) {
      moveOver(deal, to, draft);
    }
    return draft.accepted();
  }

  /// Into the same stage, for as long as it was there before, with what was ticked and signed for
  /// questions that are the same.
  private static void moveOver(Row deal, String to, Draft draft) {
    var configuration = draft.configuration();
    var landing =
        configuration
            .stage(deal.text(Opportunity.STAGE))
            .flatMap(stage -> configuration.journeys().landing(stage, to));
    if (landing.isEmpty()) {
      return;
    }
    var moved = new LinkedHashMap<String, @Nullable Object>();
    moved.put(Opportunity.PIPELINE, to);
    moved.put(Opportunity.STAGE, landing.get().id());
    moved.put(Opportunity.VERSION_SINCE, draft.at());
    draft.put(deal.with(moved));
    for (var mark : draft.children(RecordType.CHECKMARK, deal.id())) {
      configuration
          .row(RecordType.CHECKLIST_ITEM, mark.text(Checkmark.ITEM))
          .map(ChecklistItem::of)
          .flatMap(item -> configuration.sameQuestion(item, to))
          .ifPresent(item ->
              draft.put(
                  new Row(
                      RecordType.CHECKMARK,
                      Checkmark.idOf(deal.id(), item.id()),
                      mark.with(Checkmark.ITEM, item.id()).fields())));
    }
  }

  private static Optional<Reason> permission(Draft draft) {
    return draft.actor().role() == Role.ADMIN
        ? Optional.empty()
        : Optional.of(Reason.of("permission.configuration"));
  }
}
