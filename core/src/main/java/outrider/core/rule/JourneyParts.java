package outrider.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outrider.core.command.Command;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.Pipeline;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The parts of a pipeline's version: what was once published is not changed under the deals that
/// run on it, and a number is one that makes sense. Whether the whole makes sense is asked when it
/// is published; a draft may be half done.
final class JourneyParts {

  private JourneyParts() {}

  static List<Reason> check(Row row, Draft draft) {
    var reasons = new ArrayList<Reason>();
    frozen(row, draft)
        .or(() -> draft.row(row.type(), row.id()).flatMap(stored -> frozen(stored, draft)))
        .ifPresent(reasons::add);
    switch (row.type()) {
      case STAGE -> {
        within(row, OpportunityStage.LIMIT_DAYS, 0, OpportunityStage.LIMIT_DAYS_MAX, reasons);
        within(row, OpportunityStage.WIN_RATE, 0, 100, reasons);
      }
      case CHECKLIST_ITEM -> {
        within(row, ChecklistItem.COUNT, 1, ChecklistItem.COUNT_MAX, reasons);
        within(row, ChecklistItem.AMOUNT, 0, Long.MAX_VALUE, reasons);
        if (row.has(ChecklistItem.TEMPLATE_URL) && !ChecklistItem.of(row).hasTemplatePage()) {
          reasons.add(
              FieldRules.reason(
                  "journey.template-address", row.type(), ChecklistItem.TEMPLATE_URL));
        }
      }
      case PIPELINE -> {
        if (row.has(Pipeline.STATE) && !Pipeline.of(row).isDraft()) {
          reasons.add(FieldRules.reason("field.managed", row.type(), Pipeline.STATE));
        }
      }
      default -> {}
    }
    return reasons;
  }

  /// Why a part of a version cannot be changed any more: it was published.
  static Optional<Reason> frozen(Row row, Draft draft) {
    return pipelineOf(row, draft)
        .map(Pipeline::of)
        .filter(Pipeline::isFrozen)
        .map(pipeline ->
            Reason.of("pipeline.frozen")
                .with("name", pipeline.name())
                .with("version", pipeline.version()));
  }

  /// The condition that a tag cannot be deleted for: nobody could give it to a deal any more.
  static Optional<Reason> wanted(Row row, Draft draft) {
    if (row.type() != RecordType.TAG) {
      return Optional.empty();
    }
    return draft.configuration().all(RecordType.CHECKLIST_ITEM).stream()
        .flatMap(item -> draft.row(RecordType.CHECKLIST_ITEM, item.id()).stream())
        .map(ChecklistItem::of)
        .filter(
            item -> item.kind() == ChecklistItem.Kind.TAG && item.wantedTags().contains(row.id()))
        .findFirst()
        .map(item -> Reason.of("tag.in-gate", "item", item.id()).with("stage", item.stage()));
  }

  /// What goes with a part of a draft that was deleted: its stages, their checklists.
  static void removed(Row row, Draft draft) {
    if (pipelineOf(row, draft).map(Pipeline::of).filter(Pipeline::isDraft).isEmpty()
        && !(row.type() == RecordType.PIPELINE && Pipeline.of(row).isDraft())) {
      return;
    }
    switch (row.type()) {
      case PIPELINE ->
          draft
              .configuration()
              .stages(row.id())
              .forEach(stage -> {
                draft.remove(stage.row());
                removeItems(stage.id(), draft);
              });
      case STAGE -> removeItems(row.id(), draft);
      default -> {}
    }
  }

  private static void removeItems(String stage, Draft draft) {
    draft.configuration().checklist(stage).forEach(item -> draft.remove(item.row()));
  }

  /// A draft that somebody deleted by mistake is made again as one.
  static boolean givenToDraft(String field, Command.CreateRecord command) {
    return command.type() == RecordType.PIPELINE
        && Pipeline.DRAFT.equals(command.fields().get(Pipeline.STATE))
        && (field.equals(Pipeline.STATE)
            || field.equals(Pipeline.JOURNEY)
            || field.equals(Pipeline.BASED_ON));
  }

  private static Optional<Row> pipelineOf(Row row, Draft draft) {
    return switch (row.type()) {
      case PIPELINE -> draft.facts().row(RecordType.PIPELINE, row.id());
      case STAGE -> draft.row(RecordType.PIPELINE, row.text(OpportunityStage.PIPELINE));
      case CHECKLIST_ITEM ->
          draft
              .row(RecordType.STAGE, row.text(ChecklistItem.STAGE))
              .flatMap(stage -> pipelineOf(stage, draft));
      default -> Optional.empty();
    };
  }

  private static void within(Row row, String field, long least, long most, List<Reason> reasons) {
    var number = row.number(field, least);
    if (number < least || number > most) {
      reasons.add(
          FieldRules.reason("pipeline.out-of-range", row.type(), field)
              .with("least", least)
              .with("most", most));
    }
  }
}
