package outrider.app.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import outrider.core.configuration.Configuration;
import outrider.core.configuration.FieldRegistry;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Rows of one record type in their table: a column per built-in field, everything else in
/// `custom`.
///
/// Writing keeps the search index beside it right, and tells the facts what was written: nothing
/// else writes records.
public final class RecordTable {

  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private static final Map<RecordType, RecordTable> TABLES =
      Arrays.stream(RecordType.values())
          .collect(
              Collectors.toMap(
                  type -> type,
                  RecordTable::new,
                  (one, other) -> one,
                  () -> new EnumMap<>(RecordType.class)));

  private final RecordType type;
  private final List<FieldDefinition> fields;
  private final Map<String, Integer> columnOfField = new LinkedHashMap<>();
  private final List<String> columnNames;
  private final String select;
  private final String has;
  private final String insert;
  private final SearchIndex search;

  private RecordTable(RecordType type) {
    this.type = type;
    fields = List.copyOf(FieldRegistry.builtIn().fields(type));
    for (var field : fields) {
      columnOfField.put(field.name(), columnOfField.size());
    }
    columnNames = fields.stream().map(field -> '"' + column(field.name()) + '"').toList();
    var columns = String.join(", ", columnNames);
    select = "SELECT id, " + columns + ", custom, no FROM " + type.wireName();
    has = "SELECT 1 FROM " + type.wireName() + " WHERE id = ?";
    insert =
        "INSERT INTO "
            + type.wireName()
            + "(id, "
            + columns
            + ", custom, no) VALUES (?"
            + ", ?".repeat(fields.size() + 2)
            + ")";
    search = new SearchIndex(type);
  }

  public static RecordTable of(RecordType type) {
    return Objects.requireNonNull(TABLES.get(type));
  }

  /// People, teams, pipelines and fields as they stand.
  static Configuration configuration(Sql sql) {
    return new Configuration(
        Arrays.stream(RecordType.values())
            .filter(RecordType::isConfiguration)
            .flatMap(type -> of(type).all(sql).stream())
            .toList());
  }

  /// The column of a built-in field: its name in snake case.
  public static String column(String field) {
    return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  public Optional<Row> find(Sql sql, String id) {
    return sql.first(select + " WHERE id = ?", this::read, id);
  }

  boolean has(Sql sql, String id) {
    return sql.number(has, id) != 0;
  }

  public List<Row> all(Sql sql) {
    return sql.list(select, this::read);
  }

  /// The rows that a condition on this table selects.
  ///
  /// @param condition what stands after WHERE, with `?` for each argument
  public List<Row> where(Sql sql, String condition, @Nullable Object... arguments) {
    return sql.list(select + " WHERE " + condition, this::read, arguments);
  }

  public void each(
      Sql sql, String condition, Consumer<Row> consumer, @Nullable Object... arguments) {
    sql.each(select + " WHERE " + condition, columns -> consumer.accept(read(columns)), arguments);
  }

  /// The rows with these numbers (`no`), by number; numbers that are gone are left out.
  public Map<Long, Row> numbered(Sql sql, long[] numbers) {
    var rows = LinkedHashMap.<Long, Row>newLinkedHashMap(numbers.length);
    sql.each(
        select + " WHERE no IN (SELECT value FROM json_each(?))",
        columns -> rows.put(number(columns), read(columns)),
        Arrays.toString(numbers));
    return rows;
  }

  void put(Transaction transaction, Row row) {
    var sql = transaction.sql();
    var stored = stored(sql, row.id());
    if (stored.isEmpty()) {
      add(transaction, row);
      return;
    }
    change(transaction, stored.get().row(), row, stored.get()::no);
  }

  /// As `put`, for a row that is known to stand there as `before`: it is not read for it.
  void change(Transaction transaction, Row before, Row row) {
    change(
        transaction,
        before,
        row,
        () ->
            transaction
                .sql()
                .number("SELECT no FROM " + type.wireName() + " WHERE id = ?", row.id()));
  }

  private record Stored(long no, Row row) {}

  private Optional<Stored> stored(Sql sql, String id) {
    return sql.first(
        select + " WHERE id = ?", columns -> new Stored(number(columns), read(columns)), id);
  }

  /// Writes the columns that differ and no others: SQLite writes every index anew that a named
  /// column is in, whether its value differs or not.
  ///
  /// An update and no upsert: an upsert may write twice, so SQLite guards it by a savepoint, and at
  /// each savepoint FTS5 writes what it has gathered as a segment of its own.
  private void change(Transaction transaction, Row stored, Row row, LongSupplier no) {
    var sql = transaction.sql();
    var before = arguments(stored);
    var after = arguments(row);
    var changed =
        IntStream.range(1, after.length)
            .filter(index -> !Objects.equals(before[index], after[index]))
            .toArray();
    if (changed.length == 0) {
      return;
    }
    var assignments =
        Arrays.stream(changed)
            .mapToObj(index -> columnAt(index) + " = ?")
            .collect(Collectors.joining(", "));
    var values = new @Nullable Object[changed.length + 1];
    for (var index = 0; index < changed.length; index++) {
      values[index] = after[changed[index]];
    }
    values[changed.length] = row.id();
    sql.run("UPDATE " + type.wireName() + " SET " + assignments + " WHERE id = ?", values);
    if (isSearched(transaction)) {
      search.update(sql, no, stored, row);
    }
    wrote(transaction, stored, row);
  }

  /// The column of an argument, behind the id's.
  private String columnAt(int argument) {
    return argument > fields.size() ? "custom" : columnNames.get(argument - 1);
  }

  /// Adds a row that is known to be new.
  void add(Transaction transaction, Row row) {
    var sql = transaction.sql();
    var arguments = arguments(row);
    if (search.applies()) {
      var no = transaction.numbers().nextRow(type.wireName());
      arguments[fields.size() + 2] = no;
      sql.run(insert, arguments);
      if (isSearched(transaction)) {
        search.add(sql, no, row);
      }
    } else {
      sql.run(insert, arguments);
    }
    wrote(transaction, null, row);
  }

  void remove(Transaction transaction, String id) {
    var sql = transaction.sql();
    if (isSearched(transaction) || isCounted(transaction)) {
      stored(sql, id).ifPresent(stored -> forget(transaction, stored));
    }
    sql.run("DELETE FROM " + type.wireName() + " WHERE id = ?", id);
    transaction.touch(type);
  }

  private void forget(Transaction transaction, Stored stored) {
    if (isSearched(transaction)) {
      search.remove(transaction.sql(), stored.no(), stored.row());
    }
    if (isCounted(transaction)) {
      transaction.facts().removed(stored.no(), stored.row());
    }
  }

  private void wrote(Transaction transaction, @Nullable Row before, Row row) {
    if (isCounted(transaction)) {
      transaction.facts().wrote(before, row);
    }
    transaction.touch(type);
  }

  private boolean isSearched(Transaction transaction) {
    return search.applies() && !transaction.isWorkedOutLater();
  }

  private boolean isCounted(Transaction transaction) {
    return FactKeeping.asksFor(type) && !transaction.isWorkedOutLater();
  }

  /// Makes the search index of a table whose rows came without it.
  void index(Sql sql) {
    if (search.applies()) {
      search.fill(sql);
    }
  }

  /// What is bound for a row: its id, its fields, what has no column, and room for its number.
  private @Nullable Object[] arguments(Row row) {
    var arguments = new @Nullable Object[fields.size() + 3];
    arguments[0] = row.id();
    LinkedHashMap<String, Object> custom = null;
    for (var entry : row.fields().entrySet()) {
      var column = columnOfField.get(entry.getKey());
      if (column != null && fields.get(column).accepts(entry.getValue())) {
        arguments[column + 1] = stored(entry.getValue());
      } else {
        custom = custom == null ? new LinkedHashMap<>() : custom;
        custom.put(entry.getKey(), entry.getValue());
      }
    }
    arguments[fields.size() + 1] = custom == null ? null : Json.write(custom);
    return arguments;
  }

  private Row read(Columns columns) {
    var values = LinkedHashMap.<String, Object>newLinkedHashMap(fields.size());
    for (var index = 0; index < fields.size(); index++) {
      var value = value(fields.get(index).kind(), columns, index + 2);
      if (value != null) {
        values.put(fields.get(index).name(), value);
      }
    }
    var custom = columns.textOrNull(fields.size() + 2);
    if (custom != null) {
      values.putAll(Json.map(custom));
    }
    return new Row(type, columns.text(1), values);
  }

  private long number(Columns columns) {
    return columns.number(fields.size() + 3);
  }

  private static Object stored(Object value) {
    return value instanceof List<?> items ? Json.write(items) : value;
  }

  private static @Nullable Object value(FieldKind kind, Columns columns, int column) {
    return switch (kind) {
      case NUMBER, MONEY, INSTANT, DATE -> columns.numberOrNull(column);
      case FLAG -> {
        var flag = columns.numberOrNull(column);
        yield flag == null ? null : (Object) (flag != 0);
      }
      case TEXT_SET -> {
        var json = columns.textOrNull(column);
        yield json == null ? null : Json.read(json, TEXTS);
      }
      default -> columns.textOrNull(column);
    };
  }
}
