package outrider.app.store;

import java.util.EnumSet;
import java.util.Set;
import outrider.core.record.RecordType;

/// What a write may do, and the tables it changed. Lives on the writer thread until it commits.
public final class Transaction {

  private final Sql sql;
  private final Numbers numbers;
  private final Set<Table> touched = EnumSet.noneOf(Table.class);

  Transaction(Sql sql) {
    this.sql = sql;
    this.numbers = new Numbers(sql);
  }

  public Sql sql() {
    return sql;
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
