package outrider.app.store;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import outrider.core.configuration.FieldRegistry;
import outrider.core.library.CaseStudy;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The full-text index beside a record table: names, companies, phones, and the initials of Chinese
/// names.
///
/// It holds no copy of the text, which would be written, ciphered and kept twice; so what is taken
/// out of it has to be said word for word, and is made anew from the row as it was. Whoever changes
/// what `text` gives has to fill the tables anew in a migration.
final class SearchIndex {

  private static final List<String> SEARCHED =
      List.of(
          Fields.NAME,
          "company",
          "phone",
          "wechat",
          "email",
          "city",
          Fields.EXTERNAL_ID,
          CaseStudy.SUMMARY,
          CaseStudy.SCRIPT);

  /// Kilobytes of words that are gathered before they are written, where the whole index is made at
  /// once, and as FTS5 has it by itself.
  private static final int FILLING_KIB = 8 * 1_024;

  private static final int USUAL_KIB = 1_024;

  private final boolean applies;
  private final String insert;
  private final String delete;
  private final String gather;
  private final String rows;

  /// Those of `SEARCHED` that have a column in this table.
  private final List<String> columns;

  SearchIndex(RecordType type) {
    applies =
        switch (type) {
          case LEAD, ACCOUNT, CONTACT, OPPORTUNITY, CASE_STUDY -> true;
          default -> false;
        };
    var records = type.wireName();
    insert = "INSERT INTO " + records + "_search(rowid, text) VALUES (?, ?)";
    delete =
        "INSERT INTO %1$s_search(%1$s_search, rowid, text) VALUES ('delete', ?, ?)"
            .formatted(records);
    gather = "INSERT INTO %1$s_search(%1$s_search, rank) VALUES ('hashsize', ?)".formatted(records);
    var known = FieldRegistry.builtIn().fields(type).stream().map(FieldDefinition::name).toList();
    columns = SEARCHED.stream().filter(known::contains).toList();
    rows =
        "SELECT no, custom"
            + columns.stream()
                .map(name -> ", \"" + RecordTable.column(name) + '"')
                .collect(joining())
            + " FROM "
            + records
            + " ORDER BY no";
  }

  boolean applies() {
    return applies;
  }

  /// Adds the text of a new record.
  ///
  /// The number is given and not looked up in the statement: `INSERT … SELECT` is guarded by a
  /// savepoint too (see `RecordTable`).
  void add(Sql sql, long no, Row row) {
    sql.run(insert, no, text(row));
  }

  /// Makes the whole index of a table that has none.
  void fill(Sql sql) {
    sql.run(gather, FILLING_KIB * 1_024);
    sql.each(rows, row -> sql.run(insert, row.number(1), text(row)));
    sql.run(gather, USUAL_KIB * 1_024);
  }

  /// As `text` of the whole row, of which only this much is read.
  private String text(Columns row) {
    var values = new HashMap<String, Object>();
    var custom = row.textOrNull(2);
    if (custom != null) {
      values.putAll(Json.map(custom));
    }
    for (var index = 0; index < columns.size(); index++) {
      var value = row.textOrNull(index + 3);
      if (value != null) {
        values.put(columns.get(index), value);
      }
    }
    return text(values::get);
  }

  /// @param number of the record, asked only where what is searched has changed
  void update(Sql sql, LongSupplier number, Row before, Row after) {
    if (SEARCHED.stream()
        .allMatch(field -> Objects.equals(before.value(field), after.value(field)))) {
      return;
    }
    var no = number.getAsLong();
    sql.run(delete, no, text(before));
    sql.run(insert, no, text(after));
  }

  void remove(Sql sql, long no, Row row) {
    sql.run(delete, no, text(row));
  }

  static String text(Row row) {
    return text(row::value);
  }

  private static String text(Function<String, @Nullable Object> values) {
    var text = new StringBuilder();
    for (var field : SEARCHED) {
      var value = values.apply(field);
      if (value != null) {
        text.append(value).append(' ');
      }
    }
    return SearchText.indexed(text.toString());
  }
}
