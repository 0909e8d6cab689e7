package outrider.app.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import outrider.app.field.FieldEditor;
import outrider.core.configuration.FieldRegistry;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;

/// How the fields of a type are grouped on its form. What is in no group, such as the fields an
/// administrator added, stands in the last one: a new field needs no change here.
final class FormSections {
  private static final String OTHER = "record.section.other";

  private static final Map<RecordType, Map<String, List<String>>> GROUPS =
      Map.of(
          RecordType.LEAD,
          ordered(
              "record.section.person",
              List.of("name", "title", "phone", "wechat", "email"),
              "record.section.company",
              List.of("company", "industry", "employees", "region", "city", "website"),
              "record.section.interest",
              List.of("source", "sourceDetail", "intent", "status", "amount", "currency")),
          RecordType.ACCOUNT,
          ordered(
              "record.section.company",
              List.of("name", "industry", "phone", "website", "region", "address"),
              "record.section.figures",
              List.of(
                  "taxId", "employees", "revenue", "currency", "yearEstablished", "subsidiaryOf")),
          RecordType.CONTACT,
          ordered(
              "record.section.person",
              List.of("name", "title", "role", "phone", "wechat", "email")));

  private FormSections() {}

  /// Word keys of the sections, each with its fields, in order.
  static Map<String, List<FieldDefinition>> of(RecordType type, FieldRegistry registry) {
    var left = new LinkedHashSet<FieldDefinition>();
    registry.fields(type).stream()
        .filter(field -> !field.managed() && FieldEditor.canEdit(field))
        .forEach(left::add);
    var sections = new LinkedHashMap<String, List<FieldDefinition>>();
    GROUPS
        .getOrDefault(type, Map.of())
        .forEach((section, names) -> {
          var fields = new ArrayList<FieldDefinition>();
          for (var name : names) {
            registry.field(type, name).filter(left::remove).ifPresent(fields::add);
          }
          sections.put(section, fields);
        });
    if (!left.isEmpty()) {
      sections.put(OTHER, List.copyOf(left));
    }
    return sections;
  }

  private static Map<String, List<String>> ordered(Object... sectionsAndFields) {
    var ordered = new LinkedHashMap<String, List<String>>();
    for (var index = 0; index < sectionsAndFields.length; index += 2) {
      @SuppressWarnings("unchecked") // Written just above.
      var fields = (List<String>) sectionsAndFields[index + 1];
      ordered.put((String) sectionsAndFields[index], fields);
    }
    return ordered;
  }
}
