package outrider.app.importing.mapping;

import java.util.List;
import java.util.Optional;
import outrider.app.importing.file.ColumnProfile;
import outrider.app.importing.file.WrittenDate;
import outrider.core.record.FieldDefinition;

/// One column of the file, the field it goes into, and how its words are to be read.
///
/// @param field empty when the column is left out
/// @param how how the field was found
/// @param order how to read dates that could be either
/// @param wan whether bare numbers are counted in ten thousands
/// @param values what becomes of each different word, where the field knows its values
public record ColumnMapping(
    ColumnProfile column,
    Optional<FieldDefinition> field,
    How how,
    WrittenDate.Order order,
    boolean wan,
    List<ValueChoice> values) {
  /// How a column found its field.
  public enum How {
    /// By its header or by what is in it.
    AUTO,
    /// As in the last import of a file with these headers.
    REMEMBERED,
    /// A person chose.
    CHOSEN,
    /// It is left out.
    LEFT_OUT
  }

  public ColumnMapping {
    values = List.copyOf(values);
  }

  /// The words that a person should look at.
  public List<ValueChoice> doubtfulValues() {
    return values.stream().filter(ValueChoice::doubtful).toList();
  }

  /// Whether a person should look at this column before it goes on.
  public boolean doubtful() {
    return field.isPresent() && (!doubtfulValues().isEmpty() || datesDoubtful());
  }

  /// Whether the column has dates that could be read either way and nothing settles it.
  public boolean datesDoubtful() {
    return field.isPresent()
        && how != How.CHOSEN
        && column.dates().filter(dates -> !dates.certain() || dates.mixed()).isPresent();
  }

  ColumnMapping with(ValueChoice choice) {
    return new ColumnMapping(
        column,
        field,
        how,
        order,
        wan,
        values.stream().map(old -> old.raw().equals(choice.raw()) ? choice : old).toList());
  }

  ColumnMapping read(WrittenDate.Order other) {
    return new ColumnMapping(column, field, How.CHOSEN, other, wan, values);
  }
}
