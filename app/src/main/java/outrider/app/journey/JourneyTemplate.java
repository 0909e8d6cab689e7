package outrider.app.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.Pipeline;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;

/// What a new journey can be begun from. What is made is a draft like any other, the business's own
/// to change: its names are in both languages, the templates of its deliverables in the language of
/// whoever begins it.
public enum JourneyTemplate {
  /// The stages that most have, with nothing asked yet.
  USUAL("usual", "", ""),
  SAAS("saas", "SaaS 订阅", "SaaS subscription"),
  /// Half a year from the first contact to the handover; no promise reaches a contract that nobody
  /// who answers for it has called feasible.
  ENVIRONMENTAL("environmental", "环保工程", "Environmental engineering"),
  EMPTY("empty", "", "");

  private final String word;
  private final String suggested;
  private final String suggestedEn;

  JourneyTemplate(String word, String suggested, String suggestedEn) {
    this.word = word;
    this.suggested = suggested;
    this.suggestedEn = suggestedEn;
  }

  /// Key of what it is called; with `.said` that of a sentence about it.
  String wordKey() {
    return "journey.template." + word;
  }

  /// A name for a journey that is begun from it; empty where it has none of its own.
  public String suggestedName(boolean chinese) {
    return chinese ? suggested : suggestedEn;
  }

  List<TemplateStage> stages(boolean chinese) {
    return switch (this) {
      case USUAL -> PlainStages.usual();
      case SAAS -> PlainStages.saas();
      case ENVIRONMENTAL -> EnvironmentalStages.all(chinese);
      case EMPTY -> PlainStages.empty();
    };
  }

  /// What begins a draft of a journey, to be given together and in this order. Publishing it is
  /// another deed.
  ///
  /// @param id of the draft
  /// @param chinese the language of the texts that exist in one only
  public List<Command> commands(String id, String name, Supplier<String> ids, boolean chinese) {
    var commands = new ArrayList<Command>();
    commands.add(new Command.DraftPipeline(id, null, name));
    if (!suggested.isEmpty()) {
      commands.add(new Command.EditFields(RecordType.PIPELINE, id, policies(name, chinese)));
    }
    var stages = stages(chinese);
    var idOf = new HashMap<String, String>();
    for (var position = 0; position < stages.size(); position++) {
      var stage = stages.get(position);
      var stageId = ids.get();
      idOf.put(stage.nameEn(), stageId);
      commands.add(
          new Command.CreateRecord(
              RecordType.STAGE, stageId, fields(stage, id, position, !suggested.isEmpty())));
    }
    for (var stage : stages) {
      commands.addAll(conditions(stage, idOf, ids));
    }
    return commands;
  }

  /// Going back says why; nobody lets a deal through a gate that is not met.
  private List<FieldEdit> policies(String name, boolean chinese) {
    var edits = new ArrayList<FieldEdit>();
    edits.add(new FieldEdit(Pipeline.BACKWARD, null, Pipeline.REASON));
    edits.add(new FieldEdit(Pipeline.OVERRIDE, null, Pipeline.NOBODY));
    if (name.equals(suggestedName(chinese))) {
      edits.add(new FieldEdit(Fields.NAME, name, suggested));
      edits.add(new FieldEdit("nameEn", null, suggestedEn));
    }
    return edits;
  }

  private static Map<String, Object> fields(
      TemplateStage stage, String pipeline, long position, boolean inFull) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put(Fields.NAME, stage.name());
    fields.put("nameEn", stage.nameEn());
    fields.put(OpportunityStage.PIPELINE, pipeline);
    fields.put(OpportunityStage.POSITION, position);
    fields.put("kind", stage.kind());
    if (inFull) {
      fields.put(OpportunityStage.LIMIT_DAYS, stage.limitDays());
      fields.put(OpportunityStage.WIN_RATE, stage.winRatePercent());
    }
    if (!stage.ownerRole().isEmpty()) {
      fields.put(OpportunityStage.OWNER_ROLE, stage.ownerRole());
    }
    return fields;
  }

  private static List<Command> conditions(
      TemplateStage stage, Map<String, String> idOf, Supplier<String> ids) {
    var commands = new ArrayList<Command>();
    var conditions = stage.conditions();
    var own = conditions.stream().map(each -> ids.get()).toList();
    for (var at = 0; at < conditions.size(); at++) {
      var condition = conditions.get(at);
      var fields = new LinkedHashMap<String, Object>(condition.fields());
      fields.put(Fields.NAME, condition.name());
      fields.put("nameEn", condition.nameEn());
      fields.put(ChecklistItem.STAGE, idOf.get(stage.nameEn()));
      fields.putIfAbsent(ChecklistItem.GATE, ChecklistItem.EXIT);
      fields.put(ChecklistItem.POSITION, (long) at);
      var isFollowed = at + 1 < conditions.size() && conditions.get(at + 1).insteadOfFormer();
      if (condition.insteadOfFormer() || isFollowed) {
        fields.put(ChecklistItem.ANY_OF, own.get(condition.insteadOfFormer() ? at - 1 : at));
      }
      if (condition.back() != null) {
        fields.put(ChecklistItem.BACK, idOf.get(condition.back()));
      }
      commands.add(new Command.CreateRecord(RecordType.CHECKLIST_ITEM, own.get(at), fields));
    }
    return commands;
  }
}
