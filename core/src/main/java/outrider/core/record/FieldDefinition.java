package outrider.core.record;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.formula.Expression;

/// What is known of one field: it feeds forms, columns, filters, import mapping, gates,
/// completeness and sync, so that each of them agrees with the others.
///
/// @param name camelCase, unique within the type; a custom field's starts with `x_`
/// @param required a person must fill it before the record is saved
/// @param key counts for data completeness, and is asked about rather than overwritten in a
///   conflict
/// @param managed written by rules only (touch counter, stage, owner); `EditFields` may not name it
/// @param options the choices of a `CHOICE`, in order; their words are found by
///   `field.<type>.<name>.<option>` or, for custom fields, are the options themselves
/// @param label the words of a custom field as the administrator wrote them; null for built-in ones
/// @param terms what the administrator said of it besides; `NONE` for built-in ones
public record FieldDefinition(
    RecordType type,
    String name,
    FieldKind kind,
    boolean required,
    boolean key,
    boolean managed,
    MergePolicy merge,
    List<String> options,
    @Nullable RecordType references,
    @Nullable String label,
    FieldTerms terms) {

  public FieldDefinition {
    Objects.requireNonNull(type);
    Objects.requireNonNull(terms);
    options = List.copyOf(options);
  }

  public static FieldDefinition field(RecordType type, String name, FieldKind kind) {
    var merge =
        switch (kind) {
          case LONG_TEXT -> MergePolicy.MERGE_TEXT;
          case TEXT_SET -> MergePolicy.UNITE;
          default -> MergePolicy.LATEST;
        };
    return new FieldDefinition(
        type, name, kind, false, false, false, merge, List.of(), null, null, FieldTerms.NONE);
  }

  public static FieldDefinition choice(RecordType type, String name, String... options) {
    var plain = field(type, name, FieldKind.CHOICE);
    return new FieldDefinition(
        type,
        name,
        FieldKind.CHOICE,
        false,
        false,
        false,
        plain.merge,
        List.of(options),
        null,
        null,
        FieldTerms.NONE);
  }

  public static FieldDefinition reference(RecordType type, String name, RecordType target) {
    return new FieldDefinition(
        type,
        name,
        FieldKind.REFERENCE,
        false,
        false,
        false,
        MergePolicy.LATEST,
        List.of(),
        target,
        null,
        FieldTerms.NONE);
  }

  public FieldDefinition asRequired() {
    return new FieldDefinition(
        type, name, kind, true, key, managed, merge, options, references, label, terms);
  }

  public FieldDefinition asKey() {
    return new FieldDefinition(
        type, name, kind, required, true, managed, merge, options, references, label, terms);
  }

  public FieldDefinition asManaged() {
    return new FieldDefinition(
        type, name, kind, required, key, true, merge, options, references, label, terms);
  }

  public FieldDefinition merging(MergePolicy policy) {
    return new FieldDefinition(
        type, name, kind, required, key, managed, policy, options, references, label, terms);
  }

  public FieldDefinition labelled(String words) {
    return new FieldDefinition(
        type, name, kind, required, key, managed, merge, options, references, words, terms);
  }

  public FieldDefinition on(FieldTerms said) {
    return new FieldDefinition(
        type, name, kind, required, key, managed, merge, options, references, label, said);
  }

  /// Calculated by a formula, or by none that makes sense: then it is always empty.
  public FieldDefinition calculatedBy(@Nullable Expression expression) {
    return on(terms.calculatedBy(expression)).asManaged();
  }

  /// Whether it is calculated from other fields, and stored nowhere.
  public boolean isCalculated() {
    return terms.isCalculated();
  }

  /// The value that a row has in this field, or that is calculated from its others.
  public @Nullable Object valueIn(Row row) {
    if (!isCalculated()) {
      return row.value(name);
    }
    var calculation = terms.calculation();
    return calculation == null ? null : Calculation.value(kind, calculation, row);
  }

  /// The administrator's words in a language; null for built-in fields.
  public @Nullable String label(boolean chinese) {
    var english = terms.labelEn();
    return chinese || english == null ? label : english;
  }

  public boolean custom() {
    return name.startsWith("x_");
  }

  public Optional<RecordType> referenced() {
    return Optional.ofNullable(references);
  }

  /// Whether `value` has this field's shape (null is always of the right shape).
  public boolean accepts(@Nullable Object value) {
    return switch (Values.normalise(value)) {
      case null -> true;
      case String text ->
          switch (kind) {
            case TEXT, LONG_TEXT, PHONE, EMAIL, REFERENCE -> true;
            case CHOICE -> options.isEmpty() || options.contains(text);
            default -> false;
          };
      case Long _ -> kind.isNumeric();
      case Boolean _ -> kind == FieldKind.FLAG;
      case List<?> _ -> kind == FieldKind.TEXT_SET;
      default -> false;
    };
  }
}
