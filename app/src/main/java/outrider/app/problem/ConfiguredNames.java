package outrider.app.problem;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outrider.app.i18n.Words;
import outrider.core.configuration.Configuration;
import outrider.core.configuration.CustomField;
import outrider.core.configuration.Layout;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The names of what the business set up (stages, checklist items, people) in the language of now.
/// An id that nobody knows any more is shown as it is. FX thread only.
public final class ConfiguredNames {

  private final Words words;
  private final Supplier<Configuration> configuration;

  public ConfiguredNames(Words words, Supplier<Configuration> configuration) {
    this.words = words;
    this.configuration = configuration;
  }

  /// The label of a field: the administrator's for a custom one, else from the words.
  public String field(RecordType type, String name) {
    var fields = words.fields();
    return configuration
        .get()
        .fields()
        .field(type, name)
        .map(fields::label)
        .orElseGet(() -> fields.label(type, name));
  }

  public String pipeline(String id) {
    return named(RecordType.PIPELINE, id);
  }

  public String stage(String id) {
    return named(RecordType.STAGE, id);
  }

  public String item(String id) {
    return named(RecordType.CHECKLIST_ITEM, id);
  }

  public String team(@Nullable String id) {
    return id == null ? "" : named(RecordType.TEAM, id);
  }

  public String user(@Nullable String id) {
    return id == null ? "" : named(RecordType.USER, id);
  }

  public String tag(String id) {
    return named(RecordType.TAG, id);
  }

  public String product(String id) {
    return named(RecordType.PRODUCT, id);
  }

  /// Empty where the definition is gone.
  public Optional<String> serviceLevel(String id) {
    return configuration.get().row(RecordType.SERVICE_LEVEL, id).map(this::of);
  }

  public String cadence(String id) {
    return named(RecordType.CADENCE, id);
  }

  public String calendar(String id) {
    return named(RecordType.CALENDAR, id);
  }

  /// The name a configuration row carries, in English where it has one and English is on.
  public String of(Row row) {
    return switch (row.type()) {
      case FIELD -> english(row, CustomField.LABEL, CustomField.LABEL_EN);
      case LAYOUT ->
          words.get(
              "layout.of",
              RecordType.byWireName(row.text(Layout.OF)).map(words.fields()::type).orElse(""));
      default -> english(row, Fields.NAME, "nameEn");
    };
  }

  /// What a checklist item asks for, beyond its name.
  public String hint(Row item) {
    return english(item, "hint", "hintEn");
  }

  private String named(RecordType type, String id) {
    return configuration.get().row(type, id).map(this::of).orElse(id);
  }

  private String english(Row row, String chinese, String english) {
    return words.isChinese() || row.text(english).isBlank() ? row.text(chinese) : row.text(english);
  }
}
