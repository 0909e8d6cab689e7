package outrider.app.i18n;

import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;

/// The words for record types, their fields and the options of a choice.
///
/// A field is looked up as `field.<type>.<name>`, then as `field.<name>` where it means the same on
/// every type; a custom field carries its own label.
public final class FieldWords {
  private final Words words;

  public FieldWords(Words words) {
    this.words = words;
  }

  public String type(RecordType type) {
    return words.get("type." + type.wireName());
  }

  public String label(FieldDefinition field) {
    var label = field.label(words.isChinese());
    return label == null ? label(field.type(), field.name()) : label;
  }

  public String label(RecordType type, String field) {
    var own = "field." + type.wireName() + "." + field;
    if (words.has(own)) {
      return words.get(own);
    }
    var common = "field." + field;
    return words.has(common) ? words.get(common) : field;
  }

  /// The words of one choice; an option without words, as of a custom field, speaks for itself.
  public String option(FieldDefinition field, String option) {
    if (field.custom()) {
      var english = field.terms().optionsEn().get(option);
      return words.isChinese() || english == null ? option : english;
    }
    return option(field.type(), field.name(), option);
  }

  public String option(RecordType type, String field, String option) {
    var key = "field." + type.wireName() + "." + field + "." + option;
    return words.has(key) ? words.get(key) : option;
  }
}
