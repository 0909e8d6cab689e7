package outrider.app.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;

/// A command in words: "金额、预计成交日期 · 改字段", for people who never heard of commands.
final class CommandText {

  private final Words words;
  private final Workspace space;

  CommandText(Workspace space) {
    this.space = space;
    words = space.words();
  }

  /// What was done: `改字段`, `推进阶段`. A kind that this version does not know keeps its name.
  String deed(String kind) {
    var key = "command." + kind;
    return words.has(key) ? words.get(key) : kind;
  }

  /// What exactly, where that can be said in a line: the fields that were changed, the stages that
  /// a deal went from and to, what was written.
  String what(Subject subject, Map<String, Object> arguments) {
    if (arguments.get("edits") instanceof List<?> edits) {
      return edits.stream()
          .filter(Map.class::isInstance)
          .map(edit -> String.valueOf(((Map<?, ?>) edit).get("field")))
          .map(field -> space.reasons().names().field(subject.type(), field))
          .collect(Collectors.joining(words.get("list.separator")));
    }
    var names = space.reasons().names();
    var said = new ArrayList<String>();
    if (arguments.get("from") instanceof String from && arguments.get("to") instanceof String to) {
      said.add(names.stage(from) + " → " + names.stage(to));
    }
    if (arguments.get("item") instanceof String item) {
      said.add(names.item(item));
    }
    if (arguments.get("tags") instanceof List<?> tags) {
      said.add(
          tags.stream()
              .map(tag -> names.tag(String.valueOf(tag)))
              .collect(Collectors.joining(words.get("list.separator"))));
    }
    for (var name : List.of("text", "chat", "title", "opportunityName", "name", "reason")) {
      if (arguments.get(name) instanceof String text && !text.isBlank()) {
        said.add(text);
        break;
      }
    }
    return String.join(" · ", said);
  }

  /// The name of the record, or its type where the name is unknown here.
  String name(AttentionItem item) {
    return item.name().isEmpty() ? words.fields().type(item.subjectType()) : item.name();
  }
}
