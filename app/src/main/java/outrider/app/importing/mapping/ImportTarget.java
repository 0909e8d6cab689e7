package outrider.app.importing.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import outrider.core.configuration.FieldRegistry;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;

/// What a file may be imported into: one record type and the fields of it that a file may fill,
/// which are those a person may fill and the few that say whose a record is and how far it got.
public record ImportTarget(RecordType type, List<FieldDefinition> fields) {
  /// What can be imported, in the order a company should do it: deals name accounts and products.
  public static final List<RecordType> TYPES =
      List.of(
          RecordType.LEAD,
          RecordType.ACCOUNT,
          RecordType.CONTACT,
          RecordType.PRODUCT,
          RecordType.OPPORTUNITY);

  private static final Set<String> GIVEN_ONCE =
      Set.of(Fields.OWNER, Fields.TEAM, Opportunity.STAGE, Opportunity.PIPELINE);

  public ImportTarget {
    fields = List.copyOf(fields);
  }

  public static ImportTarget of(RecordType type, FieldRegistry registry) {
    return new ImportTarget(
        type,
        registry.fields(type).stream()
            .filter(field -> !field.managed() || isGivenOnce(field))
            .toList());
  }

  /// Only a lead is brought into a pool; a deal follows the lead that it came from.
  private static boolean isGivenOnce(FieldDefinition field) {
    return GIVEN_ONCE.contains(field.name()) || isPool(field);
  }

  /// Whether it names the pool that a lead goes to.
  public static boolean isPool(FieldDefinition field) {
    return field.type() == RecordType.LEAD && field.name().equals(Fields.POOL);
  }

  public Optional<FieldDefinition> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /// The fields without which no record is accepted.
  public List<FieldDefinition> required() {
    return fields.stream().filter(FieldDefinition::required).toList();
  }
}
