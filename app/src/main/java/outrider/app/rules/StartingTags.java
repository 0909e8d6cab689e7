package outrider.app.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import outrider.core.command.Command;
import outrider.core.configuration.Configuration;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.tag.TagRule;

/// Tag rules to begin with, as one click: three touches within a week make a lead active, thirty
/// days without contact dormant. The tags come along where there are none of that name.
final class StartingTags {
  private static final long TOUCHES = 3;
  private static final long WEEK = 7;
  private static final long MONTH = 30;

  private StartingTags() {}

  static List<Command> commands(Configuration configuration, Supplier<String> newId) {
    var commands = new ArrayList<Command>();
    var active = tag(configuration, newId, "活跃", "Active", "ok", commands);
    var dormant = tag(configuration, newId, "沉睡", "Dormant", "warn", commands);
    var position = RulesViewModel.nextPosition(configuration, RecordType.TAG_RULE);
    var touched = fields(TOUCHES, WEEK);
    touched.put(Fields.NAME, "一周三次触达");
    touched.put("nameEn", "Three touches in a week");
    touched.put(TagRule.DIRECTION, "out");
    commands.add(rule(newId, touched, active, position));
    var silent = new LinkedHashMap<String, Object>();
    silent.put(Fields.NAME, "一个月没有联系");
    silent.put("nameEn", "A month without contact");
    silent.put(TagRule.WHEN, TagRule.SILENCE);
    silent.put(TagRule.DAYS, MONTH);
    commands.add(rule(newId, silent, dormant, position + 1));
    return commands;
  }

  /// What a new rule is most likely about.
  static Map<String, Object> fresh(long position) {
    var fields = fields(TOUCHES, WEEK);
    fields.put(TagRule.LIFECYCLE, true);
    fields.put(TagRule.POSITION, position);
    return fields;
  }

  private static Map<String, Object> fields(long count, long days) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put(TagRule.WHEN, TagRule.ACTIVITY);
    fields.put(TagRule.COUNT, count);
    fields.put(TagRule.DAYS, days);
    return fields;
  }

  private static Command rule(
      Supplier<String> newId, Map<String, Object> fields, String tag, long position) {
    fields.put(TagRule.TAG, tag);
    fields.put(TagRule.LIFECYCLE, true);
    fields.put(TagRule.POSITION, position);
    return new Command.CreateRecord(RecordType.TAG_RULE, newId.get(), fields);
  }

  private static String tag(
      Configuration configuration,
      Supplier<String> newId,
      String name,
      String nameEn,
      String tone,
      List<Command> commands) {
    return configuration.all(RecordType.TAG).stream()
        .filter(row -> row.text(Fields.NAME).equals(name))
        .map(Row::id)
        .findFirst()
        .orElseGet(() -> {
          var id = newId.get();
          commands.add(
              new Command.CreateRecord(
                  RecordType.TAG, id, Map.of(Fields.NAME, name, "nameEn", nameEn, "tone", tone)));
          return id;
        });
  }
}
