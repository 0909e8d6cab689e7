package outrider.app.store;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import outrider.core.record.RecordType;

/// A book on its way: the first download is gathered in a file of its own beside the book's, and
/// takes its place when everything is there.
///
/// Rows of a growing book pay for a dozen indexes, the search index, and a write-ahead log whose
/// pages are ciphered twice. Here they come without indexes, which are made at the end in one piece
/// each, and a rollback journal, which has next to nothing to keep where a file only grows.
/// Meanwhile the book stays as it is, and whoever works in it waits for nothing.
///
/// A program that is killed leaves what was committed, and the next goes on from there. For one
/// caller at a time.
final class Staging implements AutoCloseable {

  private static final String SUFFIX = ".arriving";

  /// A commit writes the pages that changed; a part at a time would write many of them often.
  private static final int PARTS_PER_COMMIT = 5;

  private final Schema schema;
  private final Sql sql;
  private final int rowsPerCommit;
  private Transaction transaction;
  private int uncommitted;

  private Staging(Schema schema, Sql sql, Portions portions) {
    this.schema = schema;
    this.sql = sql;
    rowsPerCommit = PARTS_PER_COMMIT * portions.partRows();
    transaction = begin(true);
  }

  static Path beside(Path book) {
    return book.resolveSibling(book.getFileName() + SUFFIX);
  }

  /// @param sql an empty file
  static Staging begin(Schema schema, Sql sql, Portions portions) {
    sql.script("PRAGMA user_version = " + schema.version());
    var staging = new Staging(schema, sql, portions);
    schema.tables().forEach(sql::script);
    return staging;
  }

  /// @param sql what an earlier program left
  static Staging goOn(Schema schema, Sql sql, Portions portions) {
    return new Staging(schema, sql, portions);
  }

  private Transaction begin(boolean workedOutLater) {
    sql.begin();
    return new Transaction(sql, () -> RecordTable.configuration(sql), () -> false, workedOutLater);
  }

  Sql sql() {
    return sql;
  }

  /// @param write gives how many rows it wrote
  int write(Function<Transaction, Integer> write) {
    var rows = write.apply(transaction);
    uncommitted += rows;
    if (uncommitted >= rowsPerCommit) {
      commit();
      transaction = begin(true);
    }
    return rows;
  }

  private void commit() {
    transaction.end();
    sql.commit();
    uncommitted = 0;
  }

  /// Makes the indexes, the search index and the facts. Reads every page, so that what is damaged
  /// shows here.
  void index() {
    commit();
    transaction = begin(false);
    schema.indexes().forEach(sql::script);
    schema.searches().forEach(sql::script);
    Arrays.stream(RecordType.values()).map(RecordTable::of).forEach(table -> table.index(sql));
    FactTables.fill(sql);
  }

  /// Takes over what is known on this laptop alone, does the last of the work, and ends: the file
  /// is whole then, and on the disk.
  <T> T finish(Sql book, Function<Transaction, T> last) {
    schema.local().forEach(table -> copy(book, table));
    var result = last.apply(transaction);
    commit();
    close();
    return result;
  }

  private void copy(Sql book, String table) {
    var columns = (int) book.number("SELECT count(*) FROM pragma_table_info('" + table + "')");
    sql.run("DELETE FROM " + table);
    var insert = "INSERT INTO " + table + " VALUES (?" + ", ?".repeat(columns - 1) + ")";
    book.each("SELECT * FROM " + table, row -> sql.run(insert, row.values(columns)));
  }

  /// Leaves everything that has come for the next program to go on with.
  void keep() {
    commit();
  }

  @Override
  public void close() {
    sql.close();
  }
}
