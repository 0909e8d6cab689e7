package outrider.app.rules;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import outrider.app.shell.Workspace;
import outrider.core.configuration.Configuration;
import outrider.core.record.Calculation;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;

/// A formula as people read it: `[预计金额] * 30%` for what is stored as `[amount] * 30%`. Fields are
/// called what they are called on the page, in the language of now.
record FormulaWords(Workspace space, Configuration configuration, RecordType type) {
  private static final Pattern FIELD = Pattern.compile("[\\[【［]([^\\]】］]*)[\\]】］]");

  String read(String stored) {
    return replaced(
        stored, name -> configuration.fields().field(type, name).map(this::label).orElse(name));
  }

  /// What is no field's name stays as it is: the rules say so beside the formula.
  String store(String written) {
    return replaced(written, words -> named(words).map(FieldDefinition::name).orElse(words));
  }

  /// A field that can be calculated with, as it stands in a formula.
  String of(FieldDefinition field) {
    return "[" + label(field) + "]";
  }

  private String label(FieldDefinition field) {
    return space.words().fields().label(field);
  }

  private Optional<FieldDefinition> named(String words) {
    var fields = configuration.fields().fields(type);
    return fields.stream()
        .filter(field -> label(field).equals(words) && Calculation.unit(field.kind()).isPresent())
        .findFirst()
        .or(() -> configuration.fields().field(type, words));
  }

  private static String replaced(String text, Function<String, String> other) {
    return FIELD
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement("[" + other.apply(found.group(1).strip()) + "]"));
  }
}
