package outrider.app.importing.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.app.importing.file.WrittenDate;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Fields;

/// How the columns of a file become the fields of records. Immutable: every change is a new
/// mapping, so that a plan belongs to exactly one.
///
/// @param fixed what every record gets, by field, in the words a file would use
public record Mapping(ImportTarget target, List<ColumnMapping> columns, Map<String, String> fixed) {
  public Mapping {
    columns = List.copyOf(columns);
    fixed = Map.copyOf(fixed);
  }

  /// The column that fills a field.
  public Optional<ColumnMapping> columnOf(String field) {
    return columns.stream()
        .filter(column -> column.field().filter(f -> f.name().equals(field)).isPresent())
        .findFirst();
  }

  public boolean fills(String field) {
    return fixed.containsKey(field) || columnOf(field).isPresent();
  }

  /// The required fields that nothing fills: rows of the mapping step of their own. A deal without
  /// a name is called by its product and customer, so its name is never among them, and a lead that
  /// has a company is called by it.
  public List<FieldDefinition> missing() {
    return target.required().stream()
        .filter(field -> !fills(field.name()) && !composed(field))
        .toList();
  }

  /// Whether the name is made up of other fields.
  public boolean composed(FieldDefinition field) {
    if (!field.name().equals(Fields.NAME) || fills(Fields.NAME)) {
      return false;
    }
    return switch (target.type()) {
      case OPPORTUNITY ->
          fills(Opportunity.ACCOUNT) || fills("product") || fills(Fields.EXTERNAL_ID);
      case LEAD -> fills("company");
      default -> false;
    };
  }

  public boolean ready() {
    return missing().isEmpty();
  }

  /// Puts a column into a field, or leaves it out; a column that had the field loses it.
  public Mapping choose(int index, Optional<FieldDefinition> field, MappingProposal proposal) {
    List<ColumnMapping> changed = new ArrayList<>();
    for (ColumnMapping column : columns) {
      if (column.column().index() == index) {
        changed.add(proposal.mapped(column.column(), field, ColumnMapping.How.CHOSEN));
      } else if (field.isPresent() && column.field().equals(field)) {
        changed.add(proposal.mapped(column.column(), Optional.empty(), ColumnMapping.How.LEFT_OUT));
      } else {
        changed.add(column);
      }
    }
    var kept = new LinkedHashMap<>(fixed);
    field.ifPresent(f -> kept.remove(f.name()));
    return new Mapping(target, changed, kept);
  }

  public Mapping choose(int index, ValueChoice choice) {
    return with(index, column(index).with(choice));
  }

  public Mapping read(int index, WrittenDate.Order order) {
    return with(index, column(index).read(order));
  }

  /// Gives every record the same value; blank text takes it away again.
  public Mapping fix(String field, String text) {
    var changed = new LinkedHashMap<>(fixed);
    if (text.isBlank()) {
      changed.remove(field);
    } else {
      changed.put(field, text.strip());
    }
    return new Mapping(target, columns, changed);
  }

  private ColumnMapping column(int index) {
    return columns.stream().filter(c -> c.column().index() == index).findFirst().orElseThrow();
  }

  private Mapping with(int index, ColumnMapping changed) {
    return new Mapping(
        target,
        columns.stream().map(c -> c.column().index() == index ? changed : c).toList(),
        fixed);
  }
}
