package outrider.app.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outrider.app.i18n.FieldWords;
import outrider.app.i18n.Words;
import outrider.core.configuration.Configuration;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.rule.Reason;

/// Says why a rule refused: the reason is data, the words `reason.<id>` are chosen here.
///
/// Ids among the arguments (of a field, an owner, a stage, a checklist item) are turned into names
/// first.
public final class Reasons {
  private final Words words;
  private final Configuration configuration;
  private final Told told;

  /// How moments among the arguments are told.
  public interface Told {

    /// Several, of which the days matter.
    String days(List<Instant> moments);

    /// One, with its time.
    String exactly(Instant moment);
  }

  /// Where no moment has to be told.
  public Reasons(Words words, Configuration configuration) {
    this(
        words,
        configuration,
        new Told() {
          @Override
          public String days(List<Instant> moments) {
            return moments.toString();
          }

          @Override
          public String exactly(Instant moment) {
            return moment.toString();
          }
        });
  }

  public Reasons(Words words, Configuration configuration, Told told) {
    this.words = words;
    this.configuration = configuration;
    this.told = told;
  }

  /// The names that reasons, and screens beside them, are worded with.
  public ConfiguredNames names() {
    return new ConfiguredNames(words, () -> configuration);
  }

  public String say(Reason reason) {
    var key = "reason." + reason.id();
    if (!words.has(key)) {
      return words.get("reason.unknown", reason.id());
    }
    var named = new TreeMap<String, String>();
    reason.arguments().forEach((name, value) -> named.put(name, spoken(reason, name, value)));
    return words.named(key, named);
  }

  /// Several reasons, one sentence after the other. What one gate misses is one sentence: six times
  /// the same beginning would hide the six ends.
  public String say(Collection<Reason> reasons) {
    var unmet = reasons.stream().filter(reason -> reason.id().equals("gate.unmet")).toList();
    var sentences = new ArrayList<String>();
    if (unmet.size() > 1) {
      sentences.add(
          words.get(
              "reason.gate.several",
              name(RecordType.STAGE, unmet.getFirst().argument("stage")),
              missing(unmet)));
    }
    reasons.stream()
        .filter(reason -> unmet.size() < 2 || !unmet.contains(reason))
        .map(this::say)
        .distinct()
        .forEach(sentences::add);
    return String.join(words.isChinese() ? "" : " ", sentences);
  }

  /// What a gate misses, as a list of names: `现场勘察照片、需求报告、预算区间`.
  public String missing(Collection<Reason> reasons) {
    return reasons.stream()
        .filter(reason -> reason.id().equals("gate.unmet"))
        .map(reason -> name(RecordType.CHECKLIST_ITEM, reason.argument("item")))
        .collect(Collectors.joining(words.get("list.separator")));
  }

  private String spoken(Reason reason, String name, String value) {
    var fields = new FieldWords(words);
    var english = reason.argument(name + "En");
    if (!words.isChinese() && !english.isBlank()) {
      return english;
    }
    return switch (name) {
      case "type" -> RecordType.byWireName(value).map(fields::type).orElse(value);
      case "field" ->
          RecordType.byWireName(reason.argument("type"))
              .flatMap(type -> configuration.fields().field(type, value))
              .map(fields::label)
              .orElse(value);
      case "owner", "by", "user" -> name(RecordType.USER, value);
      case "stage", "from", "to", "next", "back" -> name(RecordType.STAGE, value);
      case "team" -> name(RecordType.TEAM, value);
      case "item" -> name(RecordType.CHECKLIST_ITEM, value);
      case "tag" -> name(RecordType.TAG, value);
      case "times" ->
          told.days(
              Stream.of(value.split(","))
                  .filter(time -> time.matches("\\d{1,15}"))
                  .map(time -> Instant.ofEpochMilli(Long.parseLong(time)))
                  .toList());
      case "words" -> String.join(words.get("list.separator"), value.split("\n"));
      case "limit" -> limit(reason, value);
      case "role" -> fields.option(RecordType.USER, "role", value);
      case "pool" -> name(RecordType.POOL, value);
      case "duty" -> words.get("change.duty." + value);
      case "duties" ->
          Stream.of(value.split("\n"))
              .map(duty -> words.get("change.duty." + duty))
              .collect(Collectors.joining(words.get("list.separator")));
      case "kind" ->
          words.has("approval.kind." + value) ? words.get("approval.kind." + value) : value;
      case "at", "until" -> moment(value);
      case "why" -> words.has("pool.why." + value) ? words.get("pool.why." + value) : value;
      case "status" -> fields.option(RecordType.LEAD, "status", value);
      default -> value;
    };
  }

  /// A limit in the terms of its field: money in whole units, a day as a day.
  private String limit(Reason reason, String value) {
    var kind =
        RecordType.byWireName(reason.argument("type"))
            .flatMap(type -> configuration.fields().field(type, reason.argument("field")))
            .map(FieldDefinition::kind)
            .orElse(FieldKind.TEXT);
    if (!value.matches("-?\\d{1,18}")) {
      return value;
    }
    var number = Long.parseLong(value);
    return switch (kind) {
      case MONEY -> words.amounts().number(number / 100);
      case DATE -> LocalDate.ofEpochDay(number).toString();
      default -> words.amounts().number(number);
    };
  }

  /// A time travels as epoch milliseconds.
  private String moment(String value) {
    return value.matches("\\d{1,15}")
        ? told.exactly(Instant.ofEpochMilli(Long.parseLong(value)))
        : value;
  }

  private String name(RecordType type, String id) {
    var row = configuration.row(type, id);
    if (row.isEmpty()) {
      return id;
    }
    var english = row.get().textOrNull("nameEn");
    return !words.isChinese() && english != null ? english : row.get().text(Fields.NAME);
  }
}
