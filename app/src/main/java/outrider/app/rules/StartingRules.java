package outrider.app.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import outrider.core.calendar.CalendarDefinition;
import outrider.core.command.Command;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.sla.ServiceLevel;

/// A set of rules to begin with, as one click: 5 minutes for A, 30 for B, an hour for the others,
/// on weekdays from 9 to 18 in Shanghai. What is made is the business's own to rename and change,
/// so its names are data in both languages, like those of the pipeline.
final class StartingRules {
  private static final String ZONE = "Asia/Shanghai";
  private static final String HOURS = "09:00-18:00";

  private StartingRules() {}

  static List<Command> commands(Supplier<String> newId) {
    var commands = new ArrayList<Command>();
    var calendar = newId.get();
    var week = named("工作日 9–18", "Weekdays 9–18");
    week.put(CalendarDefinition.ZONE, ZONE);
    for (var day : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
      week.put(day, HOURS);
    }
    commands.add(new Command.CreateRecord(RecordType.CALENDAR, calendar, week));
    commands.add(level(newId.get(), "A 类线索", "Grade A", List.of("A"), 5, 1, calendar));
    commands.add(level(newId.get(), "B 类线索", "Grade B", List.of("B"), 30, 2, calendar));
    commands.add(level(newId.get(), "其他线索", "Other leads", List.of(), 60, 3, calendar));
    return commands;
  }

  private static Command level(
      String id,
      String name,
      String nameEn,
      List<String> grades,
      long minutes,
      long position,
      String calendar) {
    var fields = named(name, nameEn);
    fields.put(ServiceLevel.KIND, ServiceLevel.FIRST_RESPONSE);
    if (!grades.isEmpty()) {
      fields.put(ServiceLevel.INTENTS, grades);
    }
    fields.put(ServiceLevel.MINUTES, minutes);
    fields.put(ServiceLevel.CALENDAR, calendar);
    fields.put(ServiceLevel.POSITION, position);
    return new Command.CreateRecord(RecordType.SERVICE_LEVEL, id, fields);
  }

  private static LinkedHashMap<String, Object> named(String name, String nameEn) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put(Fields.NAME, name);
    fields.put("nameEn", nameEn);
    return fields;
  }
}
