package outrider.app.store;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import outrider.core.record.RecordType;

/// What a write may do, and the tables it changed. Lives on the writer thread until it commits.
public final class Transaction {

  private final Sql sql;
  private final BooleanSupplier awaited;
  private final boolean searchLater;
  private final Numbers numbers;
  private final Set<Table> touched = EnumSet.noneOf(Table.class);

  /// @param awaited whether somebody waits for the writer meanwhile
  Transaction(Sql sql, BooleanSupplier awaited) {
    this(sql, awaited, false);
  }

  /// @param searchLater whether the search index is made when all rows are there
  Transaction(Sql sql, BooleanSupplier awaited, boolean searchLater) {
    this.sql = sql;
    this.awaited = awaited;
    this.searchLater = searchLater;
    this.numbers = new Numbers(sql);
  }

  public Sql sql() {
    return sql;
  }

  /// Whether a person's command waits for this to end.
  boolean isAwaited() {
    return awaited.getAsBoolean();
  }

  boolean isSearchedLater() {
    return searchLater;
  }

  Numbers numbers() {
    return numbers;
  }

  public void touch(Table table) {
    touched.add(table);
  }

  public void touch(RecordType type) {
    touched.add(Table.of(type));
  }

  Set<Table> touched() {
    return touched;
  }
}
