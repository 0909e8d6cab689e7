package outrider.core.configuration;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.RecordType.LAYOUT;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Ids;
import outrider.core.record.MergePolicy;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// In which sections and which order the fields of a record type stand on its pages and forms, and
/// which are left out. One for each type.
///
/// The whole is one text, a line for each section and each field, so that of two people who move
/// things about at a time the later one has the page as they saw it: a mixture of two pages is one
/// that nobody meant. A field that it does not name stands in the last section: a new field needs
/// no layout.
public record Layout(Row row) {

  public static final String OF = "recordType";
  public static final String LINES = "lines";

  public static final int SECTIONS_MAX = 20;
  public static final int TITLE_MAX = 60;

  /// Before the title of a section, and before a field that is left out.
  private static final String SECTION = "# ";

  private static final String LEFT_OUT = "- ";

  /// Between a title and its English one.
  private static final String ENGLISH = " | ";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(LAYOUT, OF, FieldKind.TEXT).asRequired(),
          field(LAYOUT, LINES, FieldKind.LONG_TEXT).merging(MergePolicy.LATEST));

  /// @param title what it is called; `@` and a word key for one that came with the program
  /// @param titleEn empty where it has no English title
  public record Section(String title, String titleEn, List<String> fields) {
    public Section {
      fields = List.copyOf(fields);
    }

    public Section with(List<String> others) {
      return new Section(title, titleEn, others);
    }

    public Section named(String chinese, String english) {
      return new Section(chinese, english, fields);
    }

    public boolean isBuiltIn() {
      return title.startsWith("@");
    }
  }

  public static Layout of(Row row) {
    return new Layout(row);
  }

  /// Everybody's layout of a type has the same id, so that there is one.
  public static String idOf(RecordType type) {
    return Ids.derive("layout", type.wireName());
  }

  public List<Section> sections() {
    var sections = new ArrayList<Section>();
    var fields = new ArrayList<String>();
    var seen = new LinkedHashSet<String>();
    for (var line : row.text(LINES).lines().map(String::strip).toList()) {
      if (line.startsWith(SECTION.strip())) {
        finish(sections, fields);
        sections.add(section(line.substring(1).strip()));
      } else if (!line.isEmpty() && !line.startsWith(LEFT_OUT) && seen.add(line)) {
        fields.add(line);
      }
    }
    finish(sections, fields);
    return sections;
  }

  private static void finish(List<Section> sections, List<String> fields) {
    if (!sections.isEmpty()) {
      sections.set(sections.size() - 1, sections.getLast().with(fields));
    }
    fields.clear();
  }

  private static Section section(String titles) {
    var cut = titles.indexOf(ENGLISH);
    return cut < 0
        ? new Section(titles.strip(), "", List.of())
        : new Section(
            titles.substring(0, cut).strip(),
            titles.substring(cut + ENGLISH.length()).strip(),
            List.of());
  }

  /// Fields that stand nowhere.
  public Set<String> leftOut() {
    var out = new LinkedHashSet<String>();
    row.text(LINES)
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(LEFT_OUT))
        .forEach(line -> out.add(line.substring(LEFT_OUT.length()).strip()));
    return out;
  }

  public static String write(List<Section> sections, Set<String> leftOut) {
    var lines = new ArrayList<String>();
    for (var section : sections) {
      lines.add(
          SECTION
              + plain(section.title())
              + (section.titleEn().isBlank() ? "" : ENGLISH + plain(section.titleEn())));
      lines.addAll(section.fields());
    }
    leftOut.forEach(name -> lines.add(LEFT_OUT + name));
    return String.join("\n", lines);
  }

  /// A title holds no line end and no stroke.
  private static String plain(String title) {
    return title.replaceAll("[\\r\\n|]+", " ").strip();
  }
}
