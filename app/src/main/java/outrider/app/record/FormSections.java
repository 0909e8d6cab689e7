package outrider.app.record;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import outrider.app.field.FieldEditor;
import outrider.app.i18n.Words;
import outrider.core.configuration.Configuration;
import outrider.core.configuration.FieldRegistry;
import outrider.core.configuration.Layout;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;

/// How the fields of a type are grouped on its forms and pages: as the business laid them out, or
/// as the program comes. What is in no group, such as a field that was added since, stands in the
/// last one.
public final class FormSections {
  private static final String OTHER = "@other";
  private static final String WORDS = "record.section.";

  private static final Map<RecordType, List<Layout.Section>> GROUPS =
      Map.of(
          RecordType.LEAD,
          List.of(
              group("@person", "name", "title", "phone", "wechat", "email"),
              group("@company", "company", "industry", "employees", "region", "city", "website"),
              group(
                  "@interest", "source", "sourceDetail", "intent", "status", "amount", "currency")),
          RecordType.ACCOUNT,
          List.of(
              group("@company", "name", "industry", "phone", "website", "region", "address"),
              group(
                  "@figures",
                  "taxId",
                  "employees",
                  "revenue",
                  "currency",
                  "yearEstablished",
                  "subsidiaryOf")),
          RecordType.CONTACT,
          List.of(group("@person", "name", "title", "role", "phone", "wechat", "email")));

  private FormSections() {}

  /// A section with its fields.
  public record Section(Layout.Section laidOut, List<FieldDefinition> fields) {
    public Section {
      fields = List.copyOf(fields);
    }

    /// What it is called in a language.
    public String title(Words words) {
      return titleOf(laidOut, words);
    }
  }

  /// The sections as the program comes.
  public static List<Layout.Section> usual(RecordType type) {
    return GROUPS.getOrDefault(type, List.of());
  }

  /// What a section is called: one that came with the program has words of its own.
  public static String titleOf(Layout.Section section, Words words) {
    if (section.isBuiltIn()) {
      return words.get(WORDS + section.title().substring(1));
    }
    return words.isChinese() || section.titleEn().isEmpty() ? section.title() : section.titleEn();
  }

  /// The sections that have fields, each with those that a page can show, in order.
  public static List<Section> of(RecordType type, Configuration configuration) {
    var laidOut = configuration.layout(type);
    return of(
        type,
        configuration.fields(),
        laidOut.map(Layout::sections).orElse(usual(type)),
        laidOut.map(Layout::leftOut).orElse(Set.of()));
  }

  /// The same for a form in a window of its own: where nobody has laid the fields out they stand
  /// there as the program lists them.
  static List<Section> inForm(RecordType type, Configuration configuration) {
    return configuration.layout(type).isPresent()
        ? of(type, configuration)
        : List.of(new Section(group(OTHER), List.copyOf(configuration.fields().fields(type))));
  }

  /// The same of a layout that somebody is at work on.
  public static List<Section> of(
      RecordType type, FieldRegistry registry, List<Layout.Section> laidOut, Set<String> leftOut) {
    var left = new LinkedHashSet<FieldDefinition>();
    registry.fields(type).stream()
        .filter(FormSections::isShown)
        .filter(field -> !leftOut.contains(field.name()) || field.required())
        .forEach(left::add);
    var sections = new ArrayList<Section>();
    for (var section : laidOut) {
      var fields = new ArrayList<FieldDefinition>();
      for (var name : section.fields()) {
        registry.field(type, name).filter(left::remove).ifPresent(fields::add);
      }
      sections.add(new Section(section, fields));
    }
    if (!left.isEmpty()) {
      addRest(sections, List.copyOf(left));
    }
    return sections;
  }

  /// New fields join the last section of the program's own, or get it.
  private static void addRest(List<Section> sections, List<FieldDefinition> rest) {
    for (var index = 0; index < sections.size(); index++) {
      var section = sections.get(index);
      if (section.laidOut().title().equals(OTHER)) {
        var all = new ArrayList<>(section.fields());
        all.addAll(rest);
        sections.set(index, new Section(section.laidOut(), all));
        return;
      }
    }
    sections.add(new Section(group(OTHER), rest));
  }

  /// The fields that an administrator added, in the order of the page.
  static List<FieldDefinition> custom(RecordType type, Configuration configuration) {
    return of(type, configuration).stream()
        .flatMap(section -> section.fields().stream())
        .filter(FieldDefinition::custom)
        .toList();
  }

  /// What people fill, and what is calculated from it.
  private static boolean isShown(FieldDefinition field) {
    return field.isCalculated() || !field.managed() && FieldEditor.canEdit(field);
  }

  private static Layout.Section group(String title, String... fields) {
    return new Layout.Section(title, "", List.of(fields));
  }
}
