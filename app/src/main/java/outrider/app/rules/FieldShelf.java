package outrider.app.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.configuration.Configuration;
import outrider.core.configuration.CustomField;
import outrider.core.configuration.Layout;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Where the fields of one's own stand on the screen: a shelf for each record type, with the layout
/// of its page in front, and one for those that were removed.
enum FieldShelf {
  LEAD(RecordType.LEAD),
  OPPORTUNITY(RecordType.OPPORTUNITY),
  ACCOUNT(RecordType.ACCOUNT),
  CONTACT(RecordType.CONTACT),
  REMOVED(null);

  /// The layout first, then the fields in the order in which they were added.
  static final Comparator<Row> ORDER =
      Comparator.comparing((Row row) -> row.type() == RecordType.FIELD)
          .thenComparing(CustomField::of, CustomField.ORDER);

  private final @Nullable RecordType type;

  FieldShelf(@Nullable RecordType type) {
    this.type = type;
  }

  /// The record type; empty for what was removed.
  Optional<RecordType> type() {
    return Optional.ofNullable(type);
  }

  boolean holds(Row row) {
    var field = CustomField.of(row);
    return type == null
        ? field.isRemoved()
        : !field.isRemoved() && field.type().equals(Optional.of(type));
  }

  Collection<Row> rows(Configuration configuration) {
    var rows = new ArrayList<Row>();
    type().ifPresent(of -> rows.add(layout(of, configuration)));
    configuration.all(RecordType.FIELD).stream().filter(this::holds).forEach(rows::add);
    return List.copyOf(rows);
  }

  /// The layout of a type, empty where nobody has made one.
  static Row layout(RecordType type, Configuration configuration) {
    return configuration
        .row(RecordType.LAYOUT, Layout.idOf(type))
        .orElseGet(
            () -> Row.of(RecordType.LAYOUT, Layout.idOf(type)).with(Layout.OF, type.wireName()));
  }
}
