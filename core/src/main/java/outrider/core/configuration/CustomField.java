package outrider.core.configuration;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.FIELD;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.core.record.FieldAudience;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.FieldLimits;
import outrider.core.record.FieldPattern;
import outrider.core.record.FieldTerms;
import outrider.core.record.Fields;
import outrider.core.record.MergePolicy;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.ValueText;

/// A field that an administrator added: a configuration row that becomes a `FieldDefinition`.
///
/// One that was removed is still here with everything that was said of it, and the records keep its
/// values; it is a definition no more, until it is brought back.
public record CustomField(Row row) {

  public static final String OF = "recordType";
  public static final String LABEL = "label";
  public static final String LABEL_EN = "labelEn";
  public static final String KIND = "kind";
  public static final String REQUIRED = "required";
  public static final String KEY = "key";

  /// The options of a choice as a set, which has no order: what workstations before `CHOICES` read.
  public static final String OPTIONS = "options";

  /// The options in their order, one a line: `stored words` or `stored words=English words`.
  public static final String CHOICES = "choices";

  public static final String POSITION = "position";

  /// The record type that a reference points to.
  public static final String TARGET = "target";

  public static final String LEAST = "least";
  public static final String MOST = "most";
  public static final String SHORTEST = "shortest";
  public static final String LONGEST = "longest";
  public static final String PATTERN = "pattern";

  /// What a new record has that comes without a value, as `ValueText` writes it.
  public static final String STANDARD = "standard";

  /// See `FormulaReader`; absent for a field that people fill.
  public static final String FORMULA = "formula";

  public static final String STAGES = "stages";
  public static final String SEEN_BY = "seenBy";
  public static final String WRITTEN_BY = "writtenBy";
  public static final String REMOVED = "removed";

  /// The records that can have fields of one's own.
  public static final List<RecordType> TYPES =
      List.of(RecordType.LEAD, RecordType.OPPORTUNITY, RecordType.ACCOUNT, RecordType.CONTACT);

  /// What a reference can point to: what every workstation holds.
  public static final Set<RecordType> TARGETS =
      Set.of(RecordType.USER, RecordType.TEAM, RecordType.PRODUCT);

  /// The kinds that a formula can give.
  public static final Set<FieldKind> CALCULATED =
      Set.of(FieldKind.NUMBER, FieldKind.MONEY, FieldKind.DATE, FieldKind.TEXT, FieldKind.FLAG);

  public static final int CHOICES_MAX = 100;

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(FIELD, OF, FieldKind.TEXT).asRequired(),
          field(FIELD, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(FIELD, LABEL, FieldKind.TEXT).asRequired(),
          field(FIELD, LABEL_EN, FieldKind.TEXT),
          choice(
                  FIELD,
                  KIND,
                  "text",
                  "long_text",
                  "phone",
                  "email",
                  "number",
                  "money",
                  "instant",
                  "date",
                  "flag",
                  "choice",
                  "text_set",
                  "reference")
              .asRequired(),
          field(FIELD, REQUIRED, FieldKind.FLAG),
          field(FIELD, KEY, FieldKind.FLAG),
          field(FIELD, OPTIONS, FieldKind.TEXT_SET),
          field(FIELD, CHOICES, FieldKind.LONG_TEXT).merging(MergePolicy.LATEST),
          choice(FIELD, TARGET, "user", "team", "product"),
          field(FIELD, LEAST, FieldKind.NUMBER),
          field(FIELD, MOST, FieldKind.NUMBER),
          field(FIELD, SHORTEST, FieldKind.NUMBER),
          field(FIELD, LONGEST, FieldKind.NUMBER),
          field(FIELD, PATTERN, FieldKind.TEXT),
          field(FIELD, STANDARD, FieldKind.TEXT),
          field(FIELD, FORMULA, FieldKind.TEXT),
          field(FIELD, STAGES, FieldKind.TEXT_SET),
          field(FIELD, SEEN_BY, FieldKind.TEXT_SET),
          field(FIELD, WRITTEN_BY, FieldKind.TEXT_SET),
          field(FIELD, REMOVED, FieldKind.FLAG),
          field(FIELD, POSITION, FieldKind.NUMBER));

  /// The order in which fields were added, and stand where no layout says otherwise.
  public static final Comparator<CustomField> ORDER =
      Comparator.comparingLong((CustomField field) -> field.row.number(POSITION, 0))
          .thenComparing(field -> field.row.id());

  public static CustomField of(Row row) {
    return new CustomField(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  public String label() {
    return row.text(LABEL);
  }

  public Optional<RecordType> type() {
    return RecordType.byWireName(row.text(OF));
  }

  public Optional<FieldKind> kind() {
    try {
      return Optional.of(FieldKind.valueOf(row.text(KIND).toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  public boolean isRemoved() {
    return row.flag(REMOVED);
  }

  public String formula() {
    return row.text(FORMULA);
  }

  public boolean isCalculated() {
    return row.has(FORMULA);
  }

  /// The options in order, each with its English words or the empty text.
  public Map<String, String> choices() {
    var choices = new LinkedHashMap<String, String>();
    for (var line : row.text(CHOICES).lines().toList()) {
      var cut = line.indexOf('=');
      var option = (cut < 0 ? line : line.substring(0, cut)).strip();
      if (!option.isEmpty()) {
        choices.putIfAbsent(option, cut < 0 ? "" : line.substring(cut + 1).strip());
      }
    }
    if (choices.isEmpty()) {
      row.set(OPTIONS).forEach(option -> choices.put(option, ""));
    }
    return choices;
  }

  public FieldLimits limits() {
    var pattern = row.textOrNull(PATTERN);
    return new FieldLimits(
        row.numberOrNull(LEAST),
        row.numberOrNull(MOST),
        row.numberOrNull(SHORTEST),
        row.numberOrNull(LONGEST),
        pattern == null ? null : FieldPattern.read(pattern).orElse(null));
  }

  /// The definition, or nothing where the field was removed, or the row makes no sense to this
  /// version of the program: the values stay stored, they are just not shown. A formula is read
  /// later, when all fields are known.
  public Optional<FieldDefinition> definition() {
    var kind = kind();
    if (type().isEmpty() || kind.isEmpty() || !name().startsWith("x_") || isRemoved()) {
      return Optional.empty();
    }
    var plain = plain(type().get(), kind.get()).labelled(label()).on(terms(kind.get()));
    if (isCalculated()) {
      return Optional.of(plain.calculatedBy(null));
    }
    plain = row.flag(REQUIRED) ? plain.asRequired() : plain;
    return Optional.of(row.flag(KEY) ? plain.asKey() : plain);
  }

  private FieldDefinition plain(RecordType type, FieldKind kind) {
    return switch (kind) {
      case CHOICE -> choice(type, name(), choices().keySet().toArray(String[]::new));
      case REFERENCE ->
          reference(
              type,
              name(),
              RecordType.byWireName(row.text(TARGET))
                  .filter(TARGETS::contains)
                  .orElse(RecordType.USER));
      default -> field(type, name(), kind);
    };
  }

  private FieldTerms terms(FieldKind kind) {
    var english = new LinkedHashMap<>(choices());
    english.values().removeIf(String::isEmpty);
    return new FieldTerms(
        row.textOrNull(LABEL_EN),
        english,
        limits(),
        standard(kind),
        new FieldAudience(
            new LinkedHashSet<>(row.set(STAGES)),
            new LinkedHashSet<>(row.set(SEEN_BY)),
            new LinkedHashSet<>(row.set(WRITTEN_BY))),
        false,
        null);
  }

  /// What a new record has; nothing where it cannot be read.
  private @Nullable Object standard(FieldKind kind) {
    try {
      return ValueText.read(kind, row.textOrNull(STANDARD));
    } catch (IllegalArgumentException unread) {
      return null;
    }
  }

  /// Lines as `CHOICES` holds them.
  public static String write(Map<String, String> choices) {
    var lines = new ArrayList<String>();
    choices.forEach(
        (option, english) -> lines.add(english.isBlank() ? option : option + "=" + english));
    return String.join("\n", lines);
  }
}
