package outrider.app.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import outrider.core.command.Command;
import outrider.core.escalation.EscalationLevel;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;

/// Levels to begin with, as one click: when a first response is overdue its owner is reminded and
/// their manager told, and after 15 minutes without a word the lead goes to the head of the group.
final class StartingEscalation {
  private static final long PATIENCE_MINUTES = 15;

  private StartingEscalation() {}

  static List<Command> commands(Supplier<String> newId) {
    return List.of(
        level(newId, "提醒负责人", "Remind the owner", 0, EscalationLevel.REMIND_OWNER),
        level(newId, "告知主管", "Tell the manager", 0, EscalationLevel.WARN_MANAGER),
        level(
            newId,
            "无人确认，转给组长",
            "Nobody on it: head of the group",
            PATIENCE_MINUTES,
            EscalationLevel.REASSIGN));
  }

  /// What a new level is most likely about.
  static Map<String, Object> fresh() {
    return fields("", "", PATIENCE_MINUTES, EscalationLevel.WARN_MANAGER);
  }

  private static Command level(
      Supplier<String> newId, String name, String nameEn, long minutes, String action) {
    return new Command.CreateRecord(
        RecordType.ESCALATION_LEVEL, newId.get(), fields(name, nameEn, minutes, action));
  }

  private static Map<String, Object> fields(
      String name, String nameEn, long minutes, String action) {
    var fields = new LinkedHashMap<String, Object>();
    if (!name.isEmpty()) {
      fields.put(Fields.NAME, name);
      fields.put("nameEn", nameEn);
    }
    fields.put(EscalationLevel.OF, EscalationLevel.FIRST_RESPONSE);
    fields.put(EscalationLevel.MINUTES, minutes);
    fields.put(EscalationLevel.ACTION, action);
    return fields;
  }
}
