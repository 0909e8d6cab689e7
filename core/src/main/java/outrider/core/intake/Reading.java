package outrider.core.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import outrider.core.configuration.FieldRegistry;
import outrider.core.configuration.Form;
import outrider.core.lead.Lead;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;
import outrider.core.rule.Reason;

/// What somebody sent by a form, read as the fields of a lead. What the form does not know is kept
/// in the note: a field that a web designer added is nothing that sales may lose.
///
/// @param fields of the lead, as far as they could be read
/// @param words the note and everything unknown, as it will stand with the lead
/// @param wrong what is the matter, by the name under which it came
public record Reading(Map<String, Object> fields, String words, Map<String, Reason> wrong) {

  private static final String NOTE = "note";
  private static final String DETAIL = "sourceDetail";

  /// @param submission names and values as they came, without what is not meant for the lead
  public static Reading of(Form form, FieldRegistry registry, Map<String, String> submission) {
    var fields = new LinkedHashMap<String, Object>();
    var wrong = new LinkedHashMap<String, Reason>();
    var unknown = new ArrayList<String>();
    var mapping = form.mapping();
    submission.forEach((name, sent) -> {
      var text = cleaned(sent);
      var definition =
          Form.mayFill(registry, mapping.getOrDefault(name, ""))
              ? registry.field(RecordType.LEAD, mapping.getOrDefault(name, ""))
              : Optional.<FieldDefinition>empty();
      if (text.isEmpty()) {
        return;
      }
      if (definition.isEmpty()) {
        unknown.add(cleaned(name) + ": " + text);
        return;
      }
      try {
        fields.put(definition.get().name(), value(definition.get(), text));
      } catch (ArithmeticException | IllegalArgumentException | DateTimeParseException unread) {
        wrong.put(name, reason("field.malformed", definition.get()));
      }
    });
    mapping.forEach((name, field) -> {
      var definition = registry.field(RecordType.LEAD, field);
      if (definition.filter(FieldDefinition::required).isPresent()
          && !fields.containsKey(field)
          && !wrong.containsKey(name)) {
        wrong.put(name, reason("field.required", definition.get()));
      }
    });
    var note = fields.get(NOTE);
    if (note != null) {
      unknown.addFirst(note.toString());
    }
    var words = String.join("\n", unknown);
    fields.put(NOTE, words);
    fields.put(Lead.SOURCE, form.source());
    fields.putIfAbsent(DETAIL, form.name());
    return new Reading(fields, words, wrong);
  }

  /// The name under which a field of the lead comes by this form.
  public static String incoming(Form form, String field) {
    return form.mapping().entrySet().stream()
        .filter(line -> line.getValue().equals(field))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(field);
  }

  private static Reason reason(String id, FieldDefinition field) {
    return Reason.of(id, "type", RecordType.LEAD.wireName()).with("field", field.name());
  }

  private static Object value(FieldDefinition field, String text) {
    return switch (field.kind()) {
      case TEXT, LONG_TEXT, PHONE, EMAIL -> text;
      case CHOICE -> {
        if (!field.accepts(text)) {
          throw new IllegalArgumentException("not a choice");
        }
        yield text;
      }
      case NUMBER -> new BigDecimal(bounded(text)).longValueExact();
      case MONEY -> new BigDecimal(bounded(text)).movePointRight(2).longValueExact();
      case DATE -> LocalDate.parse(text).toEpochDay();
      case FLAG ->
          switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "1" -> true;
            case "false", "off", "no", "0" -> false;
            default -> throw new IllegalArgumentException("not a flag");
          };
      case TEXT_SET -> List.of(text.split("\\s*[,，、;；\\n]\\s*"));
      case INSTANT, REFERENCE -> throw new IllegalArgumentException("not from outside");
    };
  }

  /// A number with a million digits, or 1e999999999, is no number that anybody means.
  private static String bounded(String text) {
    if (text.length() > 20 || !text.matches("[+-]?\\d+(\\.\\d+)?")) {
      throw new IllegalArgumentException("not a number");
    }
    return text;
  }

  /// Without characters that are none, which some databases refuse.
  private static String cleaned(String text) {
    return text.codePoints()
        .filter(letter -> letter == '\n' || letter == '\t' || !Character.isISOControl(letter))
        .filter(letter -> Character.getType(letter) != Character.SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }
}
