package outrider.app.importing;

import java.util.ArrayList;
import java.util.List;
import outrider.app.importing.mapping.ColumnMapping;
import outrider.app.importing.mapping.Mapping;
import outrider.core.record.FieldDefinition;

/// One line of the mapping step: a column of the file, or a field that no column fills.
sealed interface MappingRow {
  record OfColumn(ColumnMapping mapping) implements MappingRow {}

  /// A field that every record gets the same value for.
  record OfFixed(FieldDefinition field, String text) implements MappingRow {}

  /// A required field that nothing fills yet.
  record OfMissing(FieldDefinition field) implements MappingRow {}

  /// The file's columns, then what is missing, then what is fixed.
  static List<MappingRow> of(Mapping mapping) {
    var rows = new ArrayList<MappingRow>();
    mapping.columns().forEach(column -> rows.add(new OfColumn(column)));
    mapping.missing().forEach(field -> rows.add(new OfMissing(field)));
    for (var field : mapping.target().fields()) {
      var fixed = mapping.fixed().get(field.name());
      if (fixed != null) {
        rows.add(new OfFixed(field, fixed));
      }
    }
    return rows;
  }

  /// Whether a person should look before going on.
  default boolean doubtful() {
    return switch (this) {
      case OfColumn column -> column.mapping().doubtful();
      case OfFixed _ -> false;
      case OfMissing _ -> true;
    };
  }

  /// Stays the same while the mapping changes, so that the selection survives.
  default String key() {
    return switch (this) {
      case OfColumn column -> "column " + column.mapping().column().index();
      case OfFixed fixed -> "field " + fixed.field().name();
      case OfMissing missing -> "field " + missing.field().name();
    };
  }
}
