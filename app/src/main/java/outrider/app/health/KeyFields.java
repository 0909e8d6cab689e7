package outrider.app.health;

import java.util.List;
import java.util.stream.Collectors;
import outrider.app.store.RecordTable;
import outrider.core.configuration.Configuration;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;

/// The key fields of a kind of record, and SQL that says which are blank.
record KeyFields(RecordType type, List<FieldDefinition> fields) {

  /// Whose key fields count.
  static final List<RecordType> TYPES =
      List.of(RecordType.LEAD, RecordType.OPPORTUNITY, RecordType.ACCOUNT, RecordType.CONTACT);

  static KeyFields of(RecordType type, Configuration configuration) {
    return new KeyFields(
        type,
        configuration.fields().fields(type).stream()
            .filter(field -> field.key() && !field.isCalculated())
            .toList());
  }

  private static String blank(FieldDefinition field) {
    return "ifnull(" + value(field) + ", '') = ''";
  }

  /// Fields of one's own lie together in one column, by name. Names are made of letters, digits and
  /// underscores.
  private static String value(FieldDefinition field) {
    return field.custom()
        ? "json_extract(custom, '$." + field.name() + "')"
        : '"' + RecordTable.column(field.name()) + '"';
  }

  /// How many are blank in each field, one column each.
  String sums() {
    return fields.stream()
        .map(field -> "sum(" + blank(field) + ")")
        .collect(Collectors.joining(", "));
  }

  /// Whether each is blank, one column each.
  String flags() {
    return fields.stream().map(KeyFields::blank).collect(Collectors.joining(", "));
  }

  String anyBlank() {
    return fields.stream().map(KeyFields::blank).collect(Collectors.joining(" OR ", "(", ")"));
  }

  String table() {
    return type.wireName();
  }
}
