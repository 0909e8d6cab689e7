package outrider.core.signing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import outrider.core.change.ChangeDuty;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.configuration.Configuration;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.Pipeline;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;
import outrider.core.user.Role;
import outrider.core.user.Team;
import outrider.core.user.User;

/// Which deeds need three signatures where the company has said that changes are signed: the one
/// list, asked by the rules on both ends and by the screens that gather such deeds.
public final class Signing {

  /// What says how work is done. Not how pages are laid out, nor the names of tags and products.
  private static final Set<RecordType> RULES =
      Set.of(
          RecordType.SERVICE_LEVEL,
          RecordType.CALENDAR,
          RecordType.ASSIGNMENT_RULE,
          RecordType.FORM,
          RecordType.ESCALATION_LEVEL,
          RecordType.CADENCE,
          RecordType.TAG_RULE,
          RecordType.POOL,
          RecordType.PROMOTION,
          RecordType.FIELD);

  /// What of a person decides about what they may see and do.
  private static final Set<String> PERMISSIONS = Set.of(User.ROLE, Fields.TEAM, User.DUTIES);

  /// What of a team says nothing about how work is done: its names, and a figure to compare with.
  private static final Set<String> PLAIN = Set.of(Fields.NAME, "nameEn", Team.INDUSTRY_MEAN);

  private Signing() {}

  public static boolean isInForce(Configuration configuration) {
    return configuration.all(RecordType.TEAM).stream()
        .anyMatch(row -> row.flag(Team.SIGNS_CHANGES));
  }

  /// Whether a deed is one that needs signatures where they are in force.
  public static boolean covers(Command command, Configuration configuration) {
    return switch (command) {
      case Command.CreateRecord it -> coversMaking(it, configuration);
      case Command.EditFields it -> coversEdit(it, configuration);
      case Command.DeleteRecord it ->
          switch (it.type()) {
            case USER, TEAM -> true;
            default ->
                RULES.contains(it.type())
                    || isPart(it.type())
                        && configuration
                            .row(it.type(), it.id())
                            .filter(row -> !isOfDraft(row, configuration))
                            .isPresent();
          };
      case Command.PublishPipeline _, Command.MigrateDeals _ -> true;
      // Whoever leaves does so today; where somebody works from now on is what others see.
      case Command.HandOver it -> it.toTeam() != null;
      default -> false;
    };
  }

  private static boolean coversMaking(Command.CreateRecord command, Configuration configuration) {
    return switch (command.type()) {
      case USER ->
          Role.of(text(command.fields(), User.ROLE)) != Role.REP
              || command.fields().containsKey(User.DUTIES);
      case TEAM -> true;
      case PIPELINE -> !Pipeline.DRAFT.equals(command.fields().get(Pipeline.STATE));
      case STAGE -> !isDraft(text(command.fields(), OpportunityStage.PIPELINE), configuration);
      case CHECKLIST_ITEM ->
          !isStageOfDraft(text(command.fields(), ChecklistItem.STAGE), configuration);
      default -> RULES.contains(command.type());
    };
  }

  private static boolean coversEdit(Command.EditFields command, Configuration configuration) {
    return switch (command.type()) {
      case USER ->
          command.edits().stream()
              .anyMatch(edit ->
                  PERMISSIONS.contains(edit.field())
                      || edit.field().equals(User.INACTIVE) && !Boolean.TRUE.equals(edit.after()));
      case TEAM -> command.edits().stream().anyMatch(edit -> !PLAIN.contains(edit.field()));
      case PIPELINE, STAGE, CHECKLIST_ITEM -> {
        var row = configuration.row(command.type(), command.id());
        yield row.isPresent()
            && (!isOfDraft(row.get(), configuration)
                || !isOfDraft(edited(row.get(), command), configuration));
      }
      default -> RULES.contains(command.type());
    };
  }

  /// Whether a deed only says whose duty it is to sign.
  static boolean onlySaysWhoSigns(Command command) {
    return command instanceof Command.EditFields it
        && it.type() == RecordType.USER
        && it.edits().stream().map(FieldEdit::field).allMatch(User.DUTIES::equals);
  }

  /// Whether signing is in force and nobody could sign, because a duty is nobody's: then HQ's
  /// console may say whose it is.
  public static boolean mayFillVacancy(Command command, Configuration configuration) {
    return onlySaysWhoSigns(command) && !ChangeDuty.canAllSign(configuration.tree());
  }

  /// Where an edit leads, as far as it can be read; the rules refuse what cannot.
  private static Row edited(Row row, Command.EditFields command) {
    var edited = row;
    for (var edit : command.edits()) {
      try {
        edited = edited.with(edit.field(), Values.normalise(edit.after()));
      } catch (IllegalArgumentException malformed) {
        return Row.of(row.type(), row.id());
      }
    }
    return edited;
  }

  private static boolean isPart(RecordType type) {
    return type == RecordType.PIPELINE
        || type == RecordType.STAGE
        || type == RecordType.CHECKLIST_ITEM;
  }

  /// Whether a part belongs to a version that nothing runs on yet.
  private static boolean isOfDraft(Row part, Configuration configuration) {
    return switch (part.type()) {
      case PIPELINE -> isDraft(part.id(), configuration);
      case STAGE -> isDraft(part.text(OpportunityStage.PIPELINE), configuration);
      default -> isStageOfDraft(part.text(ChecklistItem.STAGE), configuration);
    };
  }

  private static boolean isStageOfDraft(String stage, Configuration configuration) {
    return configuration
        .row(RecordType.STAGE, stage)
        .filter(row -> isDraft(row.text(OpportunityStage.PIPELINE), configuration))
        .isPresent();
  }

  private static boolean isDraft(String pipeline, Configuration configuration) {
    return configuration.journeys().find(pipeline).filter(Pipeline::isDraft).isPresent();
  }

  private static String text(Map<String, Object> fields, String name) {
    return Optional.ofNullable(fields.get(name)).map(Object::toString).orElse("");
  }

  /// Whether a change request may hold such a deed.
  public static boolean mayBeProposed(Command command) {
    return switch (command) {
      case Command.CreateRecord it -> isProposed(it.type());
      case Command.EditFields it -> isProposed(it.type());
      case Command.DeleteRecord it -> isProposed(it.type());
      case Command.PublishPipeline _, Command.MigrateDeals _ -> true;
      default -> false;
    };
  }

  private static boolean isProposed(RecordType type) {
    return type.isConfiguration()
        && Stream.of(
                RecordType.CHANGE_REQUEST,
                RecordType.RULE_CHANGE,
                RecordType.EXPERIMENT,
                RecordType.DATA_SOURCE)
            .noneMatch(type::equals);
  }
}
