package outrider.app.importing;

import java.util.stream.Collectors;
import outrider.app.i18n.Words;
import outrider.app.importing.file.WrittenDate;
import outrider.app.importing.mapping.ColumnMapping;
import outrider.app.importing.mapping.ValueChoice;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;

/// What is worth knowing about a mapped column, in one line.
final class MappingNotes {
  private static final int NAMED_MAX = 3;

  private MappingNotes() {}

  static String of(ColumnMapping mapping, Words words) {
    if (mapping.field().isEmpty()) {
      return "";
    }
    var field = mapping.field().get();
    if (mapping.datesDoubtful()) {
      var order =
          mapping.order() == WrittenDate.Order.DAY_FIRST
              ? "import.note.dayFirst"
              : "import.note.monthFirst";
      return words.get(order);
    }
    var unknown = named(mapping, ValueChoice.How.UNKNOWN, words);
    if (!unknown.isEmpty()) {
      return words.get("import.note.unknown", count(mapping, ValueChoice.How.UNKNOWN), unknown);
    }
    var likely =
        mapping.doubtfulValues().stream()
            .limit(NAMED_MAX)
            .map(choice -> pair(choice, words))
            .collect(Collectors.joining(words.get("list.comma")));
    if (!likely.isEmpty()) {
      return words.get("import.note.likely", likely);
    }
    return settled(mapping, field, words);
  }

  private static String settled(ColumnMapping mapping, FieldDefinition field, Words words) {
    var spelling = count(mapping, ValueChoice.How.SPELLING);
    if (spelling > 0) {
      return words.get("import.note.spelling", spelling);
    }
    if (mapping.wan()) {
      return words.get("import.note.wan");
    }
    if (field.kind() == FieldKind.PHONE && field.type() != RecordType.ACCOUNT) {
      return words.get("import.note.duplicates");
    }
    if (field.kind() == FieldKind.REFERENCE && !mapping.values().isEmpty()) {
      return words.get("import.note.found", mapping.values().size());
    }
    return "";
  }

  private static String pair(ValueChoice choice, Words words) {
    return words.get("import.note.pair", choice.raw(), choice.value().orElse(""));
  }

  private static String named(ColumnMapping mapping, ValueChoice.How how, Words words) {
    return mapping.values().stream()
        .filter(choice -> choice.how() == how)
        .limit(NAMED_MAX)
        .map(ValueChoice::raw)
        .collect(Collectors.joining(words.get("list.separator")));
  }

  private static long count(ColumnMapping mapping, ValueChoice.How how) {
    return mapping.values().stream().filter(choice -> choice.how() == how).count();
  }
}
