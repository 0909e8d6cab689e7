package outrider.app.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.app.store.SearchText;
import outrider.app.store.Sql;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;

/// Which records a list shows and in which order, asked as numbers: the rows themselves are fetched
/// page by page.
///
/// Names of columns come from the field registry only, values travel as parameters only; so a saved
/// view or a custom field can hold any text and still be nothing but a question. Records without a
/// value stand last either way, and equal ones keep the order in which they came.
///
/// @param search what was typed into the search field
/// @param sortField name in the field registry, or empty for newest first
public record ListQuery(
    RecordType type,
    List<Condition> conditions,
    String search,
    String sortField,
    boolean descending) {

  public ListQuery {
    conditions = List.copyOf(conditions);
  }

  public static ListQuery of(RecordType type, Condition... conditions) {
    return new ListQuery(type, List.of(conditions), "", "", false);
  }

  public ListQuery searching(String text) {
    return new ListQuery(type, conditions, text.strip(), sortField, descending);
  }

  public ListQuery sorted(String field, boolean down) {
    return new ListQuery(type, conditions, search, field, down);
  }

  public ListQuery where(List<Condition> other) {
    return new ListQuery(type, other, search, sortField, descending);
  }

  /// The numbers (`no`) of all records, in order.
  public long[] numbers(Sql sql, Viewpoint viewpoint) {
    return numbers(sql, asked(sql, viewpoint, true, -1));
  }

  /// The numbers of the first records: an index in the right order serves them without looking at
  /// the rest.
  public long[] first(Sql sql, Viewpoint viewpoint, int limit) {
    return numbers(sql, asked(sql, viewpoint, true, limit));
  }

  /// How many there are; counting stops at `limit`.
  public long count(Sql sql, Viewpoint viewpoint, int limit) {
    var asked = asked(sql, viewpoint, false, limit);
    return sql.number("SELECT count(*) FROM (" + asked.sql + ")", asked.arguments());
  }

  /// The ids of these records among those with the given numbers.
  public static List<String> ids(Sql sql, RecordType type, List<Long> numbers) {
    return sql.list(
        "SELECT id FROM "
            + type.wireName()
            + " WHERE no IN (SELECT value FROM json_each(?)) ORDER BY no",
        columns -> columns.text(1),
        numbers.toString());
  }

  /// How SQLite would go about it, for the tests that hold the lists to their indexes.
  String plan(Sql sql, Viewpoint viewpoint) {
    var asked = asked(sql, viewpoint, true, 200);
    return String.join(
        "; ",
        sql.list("EXPLAIN QUERY PLAN " + asked.sql, columns -> columns.text(4), asked.arguments()));
  }

  private static final class Asked {
    private String sql = "";
    private final List<@Nullable Object> arguments = new ArrayList<>();

    @Nullable Object[] arguments() {
      return arguments.toArray();
    }
  }

  private static long[] numbers(Sql sql, Asked asked) {
    var found = new Numbers();
    sql.each(asked.sql, columns -> found.add(columns.number(1)), asked.arguments());
    return found.toArray();
  }

  private Asked asked(Sql sql, Viewpoint viewpoint, boolean ordered, int limit) {
    var asked = new Asked();
    var whole = limit < 0;
    var table = type.wireName();
    var parts = new ArrayList<String>();
    var from = "FROM " + table + " t";
    var match = SearchText.query(search);
    if (!match.isEmpty()) {
      from += " JOIN " + table + "_search s ON s.rowid = t.no";
      parts.add(table + "_search MATCH ?");
      asked.arguments.add(match);
    }
    var sieve = new Sieve(type, viewpoint);
    // To count, an index of whose and what is best, but for a stretch of time, which has its own.
    var counted = !ordered && !Sieve.hasRange(conditions);
    for (var condition : conditions) {
      viewpoint
          .fields()
          .field(type, condition.field())
          .flatMap(field ->
              new ConditionSql(
                      field, condition, viewpoint, counted || sieve.isFine(sql, field, condition))
                  .write(asked.arguments))
          .ifPresent(parts::add);
    }
    asked.sql =
        "SELECT t.no "
            + from
            + (parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts))
            + (ordered
                ? order(viewpoint, asked.arguments, sieve.isScan(this, whole), !match.isEmpty())
                : "")
            + (limit < 0 ? "" : " LIMIT " + limit);
    return asked;
  }

  private String order(
      Viewpoint viewpoint, List<@Nullable Object> arguments, boolean scan, boolean searched) {
    Optional<FieldDefinition> field = viewpoint.fields().field(type, sortField);
    if (field.isEmpty()) {
      // The same number under another name: the search index gives its newest first by itself, and
      // the first page comes without a look at all that was found.
      return searched ? " ORDER BY s.rowid DESC" : " ORDER BY t.no DESC";
    }
    var expression = (scan ? "+" : "") + sortExpression(field.get(), arguments);
    return descending
        ? " ORDER BY " + expression + " DESC, t.no DESC"
        : " ORDER BY " + expression + " NULLS LAST, t.no";
  }

  /// What a reader would sort by: a person by name, a stage by its place in the pipeline.
  private static String sortExpression(FieldDefinition field, List<@Nullable Object> arguments) {
    var column = ConditionSql.column(field, arguments);
    if (field.kind() != FieldKind.REFERENCE || field.referenced().isEmpty()) {
      return column;
    }
    var target = field.referenced().get();
    var by = target == RecordType.STAGE ? "position" : "name";
    return "(SELECT r." + by + " FROM " + target.wireName() + " r WHERE r.id = " + column + ")";
  }

  /// Numbers without boxes: a million of them are eight megabytes.
  private static final class Numbers {
    private long[] held = new long[256];
    private int size;

    void add(long number) {
      if (size == held.length) {
        held = Arrays.copyOf(held, size * 2);
      }
      held[size++] = number;
    }

    long[] toArray() {
      return Arrays.copyOf(held, size);
    }
  }

  /// For the log: what is asked, without anybody's names.
  @Override
  public String toString() {
    return type.wireName()
        + conditions.stream()
            .map(condition -> condition.field() + ' ' + condition.operator())
            .collect(Collectors.joining(", ", " [", "]"))
        + (sortField.isEmpty() ? "" : " by " + sortField);
  }
}
