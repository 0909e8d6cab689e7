package outrider.app.store;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outrider.core.record.RecordType;

/// What a book's file is made of, as its migrations left it: enough to make an empty one like it.
///
/// @param tables statements that make the tables
/// @param indexes statements that make the indexes
/// @param searches statements that make the search tables
/// @param local the tables whose rows come from nowhere but this laptop
/// @param version the newest migration
record Schema(
    List<String> tables,
    List<String> indexes,
    List<String> searches,
    List<String> local,
    long version) {

  private static final String VIRTUAL = "CREATE VIRTUAL TABLE";

  /// What comes from HQ, or is worked out again from what does.
  private static final Set<String> FETCHED =
      Stream.concat(
              Arrays.stream(RecordType.values()).map(RecordType::wireName),
              Stream.of(
                  "scope",
                  "scope_member",
                  "shadow",
                  "fact_name",
                  "lead_fact",
                  "deal_fact",
                  "stage_visit",
                  "touch_fact",
                  "fact_progress"))
          .collect(Collectors.toUnmodifiableSet());

  private record Entry(String type, String name, String statement) {
    boolean isSearch() {
      return statement.startsWith(VIRTUAL);
    }
  }

  static Schema of(Sql sql) {
    var entries =
        sql.list(
            "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid",
            columns -> new Entry(columns.text(1), columns.text(2), columns.text(3)));
    var searches = entries.stream().filter(Entry::isSearch).toList();
    // A search table keeps its words in tables of its own, which it makes itself.
    var itsOwn = new HashSet<String>();
    for (var search : searches) {
      for (var part : List.of("config", "content", "data", "docsize", "idx")) {
        itsOwn.add(search.name() + '_' + part);
      }
    }
    var tables =
        entries.stream()
            .filter(entry -> entry.type().equals("table") && !entry.isSearch())
            .filter(entry -> !itsOwn.contains(entry.name()))
            .toList();
    return new Schema(
        statements(tables.stream().filter(table -> !table.name().startsWith("sqlite_"))),
        statements(entries.stream().filter(entry -> entry.type().equals("index"))),
        statements(searches.stream()),
        tables.stream().map(Entry::name).filter(name -> !FETCHED.contains(name)).toList(),
        sql.number("PRAGMA user_version"));
  }

  private static List<String> statements(Stream<Entry> entries) {
    return entries.map(Entry::statement).toList();
  }
}
