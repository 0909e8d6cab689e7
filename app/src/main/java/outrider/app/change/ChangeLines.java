package outrider.app.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.app.field.FieldText;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.problem.ConfiguredNames;
import outrider.app.rules.RuleSentences;
import outrider.app.shell.Workspace;
import outrider.core.change.ChangeDuty;
import outrider.core.change.ChangeRequest;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.configuration.Configuration;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;
import outrider.core.user.Team;
import outrider.core.user.User;

/// What a change does, a deed a line, with what stands there before and what will: in the sentences
/// of the rules themselves where they have one.
final class ChangeLines {
  private static final String MONEY_OF_NONE = "CNY";

  /// Of a longer text so much is shown, from a little before what differs.
  private static final int SHOWN_CHARS = 400;

  private static final int CONTEXT_CHARS = 40;

  /// @param details what of it, a line each
  record Line(Icon icon, String title, List<Detail> details) {}

  /// @param before null where nothing stood there
  /// @param after null where nothing will
  record Detail(String label, @Nullable String before, @Nullable String after) {}

  private final Words words;
  private final ChangeRequest change;
  private final Configuration configuration;
  private final ConfiguredNames names;
  private final FieldText fields;
  private final RuleSentences sentences;

  private ChangeLines(Workspace space, ChangeRequest change) {
    words = space.words();
    this.change = change;
    configuration = space.database().configuration();
    names = space.reasons().names();
    fields = new FieldText(space);
    sentences = new RuleSentences(space);
  }

  static List<Line> of(Workspace space, ChangeRequest change) {
    var lines = new ChangeLines(space, change);
    return change.commands().stream().map(lines::line).toList();
  }

  private Line line(Command command) {
    return switch (command) {
      case Command.CreateRecord it -> made(new Row(it.type(), it.id(), it.fields()));
      case Command.EditFields it -> edited(it);
      case Command.DeleteRecord it -> deleted(it);
      case Command.PublishPipeline it -> published(it);
      case Command.MigrateDeals it ->
          new Line(
              Icon.TO,
              words.get("change.line.migrate", pipeline(it.from()), pipeline(it.to())),
              List.of());
      default -> new Line(Icon.EDIT, command.getClass().getSimpleName(), List.of());
    };
  }

  private Line made(Row row) {
    var details = new ArrayList<Detail>();
    sentences.say(row).ifPresent(said -> details.add(new Detail("", null, said)));
    row.fields()
        .forEach((name, value) -> {
          if (!name.equals(Fields.NAME) && !isSaid(row, name, null)) {
            detail(row, name, null, value).ifPresent(details::add);
          }
        });
    return new Line(Icon.ADD, words.get("change.line.made", type(row), name(row)), details);
  }

  private Line edited(Command.EditFields edit) {
    var stored = row(edit.type(), edit.id());
    var before = stored;
    var after = stored;
    for (var each : edit.edits()) {
      before = before.with(each.field(), each.before());
      after = after.with(each.field(), each.after());
    }
    var title = words.get("change.line.edited", type(stored), name(before));
    return new Line(Icon.EDIT, title, details(edit, before, after));
  }

  /// The sentence, and each field that it does not speak of: who signs sees all of it.
  private List<Detail> details(Command.EditFields edit, Row before, Row after) {
    var was = sentences.say(before);
    var will = sentences.say(after);
    var details = new ArrayList<Detail>();
    if (was.isPresent() && will.isPresent() && !was.equals(will)) {
      details.add(new Detail("", was.get(), will.get()));
    }
    for (FieldEdit each : edit.edits()) {
      if (!isSaid(after, each.field(), each.before())) {
        detail(before, each.field(), each.before(), each.after()).ifPresent(details::add);
      }
    }
    return details;
  }

  /// Whether the sentence about a row would be another if this field were as it was.
  private boolean isSaid(Row row, String field, @Nullable Object was) {
    return !sentences.say(row).equals(sentences.say(row.with(field, was)));
  }

  private Line deleted(Command.DeleteRecord deletion) {
    var row = row(deletion.type(), deletion.id());
    var said = sentences.say(row).map(it -> new Detail("", it, null));
    return new Line(
        Icon.REMOVE,
        words.get("change.line.deleted", type(row), name(row)),
        said.map(List::of).orElse(List.of()));
  }

  private Line published(Command.PublishPipeline publish) {
    var details = new ArrayList<Detail>();
    var replaces = publish.replaces();
    var will = stages(publish.id());
    if (replaces == null || !stages(replaces).equals(will)) {
      details.add(
          new Detail(
              words.get("change.line.stages"), replaces == null ? null : stages(replaces), will));
    }
    if (replaces != null) {
      details.addAll(differences(parts(replaces), parts(publish.id())));
    }
    return new Line(
        Icon.OPPORTUNITY, words.get("change.line.published", pipeline(publish.id())), details);
  }

  /// Stages and conditions by what they are in every version.
  private Map<String, Row> parts(String pipeline) {
    var parts = new LinkedHashMap<String, Row>();
    for (var stage : configuration.stages(pipeline)) {
      parts.put(stage.lineage(), stage.row());
      configuration.checklist(stage.id()).forEach(item -> parts.put(item.lineage(), item.row()));
    }
    return parts;
  }

  private List<Detail> differences(Map<String, Row> before, Map<String, Row> after) {
    var details = new ArrayList<Detail>();
    after.forEach((lineage, row) -> {
      var was = before.get(lineage);
      if (was == null) {
        details.add(new Detail(type(row), null, name(row)));
      } else {
        each(row, was)
            .forEach(detail ->
                details.add(
                    new Detail(
                        words.get("change.line.of", name(row), detail.label()),
                        detail.before(),
                        detail.after())));
      }
    });
    before.forEach((lineage, row) -> {
      if (!after.containsKey(lineage)) {
        details.add(new Detail(type(row), name(row), null));
      }
    });
    return details;
  }

  /// What differs between a part and what it was, but for what only says where it belongs.
  private List<Detail> each(Row row, Row was) {
    return configuration.fields().fields(row.type()).stream()
        .filter(field -> field.kind() != FieldKind.REFERENCE)
        .filter(field -> !field.name().equals(OpportunityStage.LINEAGE))
        .filter(field -> !Values.same(row.value(field.name()), was.value(field.name())))
        .flatMap(field ->
            detail(row, field.name(), was.value(field.name()), row.value(field.name())).stream())
        .toList();
  }

  private String stages(String pipeline) {
    return configuration.stages(pipeline).stream()
        .map(OpportunityStage::row)
        .map(names::of)
        .collect(Collectors.joining(" · "));
  }

  private String pipeline(String id) {
    return configuration
        .journeys()
        .find(id)
        .map(it ->
            it.version() == 0
                ? words.get("change.line.draft", names.of(it.row()))
                : words.get("change.line.version", names.of(it.row()), it.version()))
        .orElse(id);
  }

  /// As it is, or was before it went.
  private Row row(RecordType type, String id) {
    return configuration
        .row(type, id)
        .or(() ->
            change.gone().stream()
                .filter(row -> row.type() == type && row.id().equals(id))
                .findFirst())
        .or(() -> madeHere(type, id))
        .orElse(Row.of(type, id));
  }

  private Optional<Row> madeHere(RecordType type, String id) {
    return change.commands().stream()
        .filter(Command.CreateRecord.class::isInstance)
        .map(Command.CreateRecord.class::cast)
        .filter(made -> made.type() == type && made.id().equals(id))
        .map(made -> new Row(type, id, made.fields()))
        .findFirst();
  }

  private String type(Row row) {
    return words.fields().type(row.type());
  }

  private String name(Row row) {
    var name = names.of(row);
    return name.isBlank() ? words.get("change.line.unnamed") : name;
  }

  private Optional<Detail> detail(
      Row row, String field, @Nullable Object before, @Nullable Object after) {
    if (row.type() == RecordType.TEAM && field.equals(Team.SIGNS_CHANGES)) {
      return Optional.of(new Detail(words.get("change.signing"), onOrOff(before), onOrOff(after)));
    }
    if (row.type() == RecordType.USER && field.equals(User.DUTIES)) {
      return Optional.of(new Detail(names.field(row.type(), field), duties(before), duties(after)));
    }
    return configuration
        .fields()
        .field(row.type(), field)
        .filter(definition -> !definition.managed())
        .map(definition ->
            excerpt(
                names.field(row.type(), field),
                value(definition, before),
                value(definition, after)));
  }

  private static Detail excerpt(String label, @Nullable String before, @Nullable String after) {
    var same = 0;
    if (before != null && after != null) {
      while (same < Math.min(before.length(), after.length())
          && before.charAt(same) == after.charAt(same)) {
        same++;
      }
    }
    return new Detail(label, cut(before, same), cut(after, same));
  }

  private static @Nullable String cut(@Nullable String text, int around) {
    if (text == null || text.length() <= SHOWN_CHARS) {
      return text;
    }
    var from = around < SHOWN_CHARS / 2 ? 0 : around - CONTEXT_CHARS;
    var to = Math.min(text.length(), from + SHOWN_CHARS);
    return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
  }

  private String onOrOff(@Nullable Object value) {
    return words.get(Boolean.TRUE.equals(value) ? "change.on" : "change.off");
  }

  private @Nullable String duties(@Nullable Object value) {
    return value instanceof Iterable<?>
        ? String.join(
            words.get("list.separator"),
            Row.of(RecordType.USER, "").with(User.DUTIES, value).set(User.DUTIES).stream()
                .map(word ->
                    ChangeDuty.of(word).isPresent() ? words.get("change.duty." + word) : word)
                .toList())
        : null;
  }

  private @Nullable String value(FieldDefinition definition, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    Map<String, Object> one;
    try {
      one = Row.of(definition.type(), "").with(definition.name(), value).fields();
    } catch (IllegalArgumentException malformed) {
      return String.valueOf(value);
    }
    return fields.of(definition, one.get(definition.name()), MONEY_OF_NONE);
  }
}
