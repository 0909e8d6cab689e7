package outrider.app.store;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works out the facts of what stood in the book before there were any: slice by slice, each a
/// transaction of its own behind whatever a person or synchronisation does, so that a program that
/// is killed goes on where it was.
///
/// What is changed meanwhile has its facts at once, whether its slice has come or not.
final class FactBuilding {
  private static final Logger LOG = LoggerFactory.getLogger(FactBuilding.class);

  /// Records of a slice: a few milliseconds.
  private static final int SLICE = 1_000;

  private record Step(String kind, long done, long until, String after) {}

  private final Database database;

  FactBuilding(Database database) {
    this.database = database;
  }

  /// How much of the facts is there, from 0 to 1.
  static double progress(Sql sql) {
    return sql.first(
            "SELECT total(done), total(until) FROM fact_progress",
            columns -> columns.number(2) == 0 ? 1 : (double) columns.number(1) / columns.number(2))
        .orElse(1.0);
  }

  static boolean isNeeded(Sql sql) {
    return next(sql) != null;
  }

  /// Goes on until everything is there or the database is closed.
  void goOn() {
    try {
      database
          .writeBehind(this::slice)
          .whenComplete((more, failure) -> {
            if (failure != null) {
              LOG.error("facts could not be worked out; the next start goes on", failure);
            } else if (more) {
              goOn();
            }
          });
    } catch (RejectedExecutionException closed) {
      LOG.info("facts are not all there yet; the next start goes on");
    }
  }

  private static @Nullable Step next(Sql sql) {
    return sql.first(
            "SELECT kind, done, until, after FROM fact_progress WHERE done < until ORDER BY kind LIMIT 1",
            columns ->
                new Step(columns.text(1), columns.number(2), columns.number(3), columns.text(4)))
        .orElse(null);
  }

  private boolean slice(Transaction transaction) {
    var sql = transaction.sql();
    var step = next(sql);
    if (step == null) {
      return false;
    }
    switch (step.kind()) {
      case "lead" -> leads(transaction, step);
      case "deal" -> deals(transaction, step);
      default -> touches(transaction, step);
    }
    transaction.touch(Table.FACT);
    return true;
  }

  private static void leads(Transaction transaction, Step step) {
    var sql = transaction.sql();
    var numbers = numbers(sql, "lead", step);
    FactTables.leadNames(sql, FactTables.listed(numbers));
    FactTables.leads(sql, FactTables.listed(numbers));
    transaction.changed(new FactChange(numbers, List.of(), List.of()));
    reached(sql, step, numbers.size() < SLICE ? step.until() : numbers.getLast(), "");
  }

  private static void deals(Transaction transaction, Step step) {
    var sql = transaction.sql();
    if (step.done() == 0) {
      FactTables.stageNames(sql);
    }
    var numbers = numbers(sql, "opportunity", step);
    FactTables.dealNames(sql, FactTables.listed(numbers));
    FactTables.deals(sql, FactTables.listed(numbers));
    transaction.changed(new FactChange(List.of(), numbers, List.of()));
    reached(sql, step, numbers.size() < SLICE ? step.until() : numbers.getLast(), "");
  }

  private static List<Long> numbers(Sql sql, String table, Step step) {
    return sql.list(
        "SELECT no FROM " + table + " WHERE no > ? AND no <= ? ORDER BY no LIMIT " + SLICE,
        columns -> columns.number(1),
        step.done(),
        step.until());
  }

  /// A person a slice.
  private static void touches(Transaction transaction, Step step) {
    var sql = transaction.sql();
    var person =
        sql.first(
                "SELECT min(created_by) FROM activity WHERE created_by > ?",
                columns -> columns.text(1),
                step.after())
            .orElse("");
    if (person.isEmpty()) {
      reached(sql, step, step.until(), step.after());
      return;
    }
    FactTables.touches(sql, person);
    transaction.changed(new FactChange(List.of(), List.of(), List.of(person)));
    reached(sql, step, Math.min(step.done() + 1, step.until() - 1), person);
  }

  private static void reached(Sql sql, Step step, long done, String after) {
    sql.run(
        "UPDATE fact_progress SET done = ?, after = ? WHERE kind = ?", done, after, step.kind());
  }
}
