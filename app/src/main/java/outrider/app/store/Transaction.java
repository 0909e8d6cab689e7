package outrider.app.store;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outrider.core.configuration.Configuration;
import outrider.core.record.RecordType;

/// What a write may do, and the tables it changed. Lives on the writer thread until it commits.
public final class Transaction {

  private final Sql sql;
  private final BooleanSupplier awaited;
  private final boolean workedOutLater;
  private final Numbers numbers;
  private final FactKeeping facts;
  private final List<FactChange> factChanges = new ArrayList<>();
  private final Set<Table> touched = EnumSet.noneOf(Table.class);
  private final Supplier<Configuration> committed;
  private @Nullable Configuration own;

  /// @param committed the configuration as it stands without this
  /// @param awaited whether somebody waits for the writer meanwhile
  /// @param names that facts have named before
  Transaction(
      Sql sql, Supplier<Configuration> committed, BooleanSupplier awaited, Set<String> names) {
    this(sql, committed, awaited, false, names);
  }

  /// @param workedOutLater whether the search index and the facts are made when all rows are there
  Transaction(
      Sql sql, Supplier<Configuration> committed, BooleanSupplier awaited, boolean workedOutLater) {
    this(sql, committed, awaited, workedOutLater, new HashSet<>());
  }

  private Transaction(
      Sql sql,
      Supplier<Configuration> committed,
      BooleanSupplier awaited,
      boolean workedOutLater,
      Set<String> names) {
    this.sql = sql;
    this.committed = committed;
    this.awaited = awaited;
    this.workedOutLater = workedOutLater;
    this.numbers = new Numbers(sql);
    this.facts = new FactKeeping(names);
  }

  public Sql sql() {
    return sql;
  }

  /// People, teams, pipelines and fields with what this has changed of them.
  public Configuration configuration() {
    var current = own;
    if (current == null) {
      current =
          touched.contains(Table.CONFIGURATION) ? RecordTable.configuration(sql) : committed.get();
      own = current;
    }
    return current;
  }

  /// Whether a person's command waits for this to end.
  boolean isAwaited() {
    return awaited.getAsBoolean();
  }

  boolean isWorkedOutLater() {
    return workedOutLater;
  }

  /// Hears of every record that is written.
  FactKeeping facts() {
    return facts;
  }

  /// Facts were worked out by other means than `facts`.
  void changed(FactChange change) {
    factChanges.add(change);
  }

  /// What has to be done before the commit: the facts of what was written, and how far the numbers
  /// came.
  void end() {
    var change = facts.settle(sql);
    if (!change.isNone()) {
      factChanges.add(change);
      touch(Table.FACT);
    }
    numbers.write();
  }

  /// Which facts are others once this is committed.
  List<FactChange> factChanges() {
    return factChanges;
  }

  Numbers numbers() {
    return numbers;
  }

  public void touch(Table table) {
    touched.add(table);
    if (table == Table.CONFIGURATION) {
      own = null;
    }
  }

  public void touch(RecordType type) {
    touch(Table.of(type));
  }

  Set<Table> touched() {
    return touched;
  }
}
