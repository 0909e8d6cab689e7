package outrider.app.list;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.command.Undo;
import outrider.app.store.Database;
import outrider.app.store.RecordTable;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Reason;

/// The same change to many records: each is decided on its own by the rules, so that one refusal
/// leaves the others be, and one step takes all of them back. Any thread.
public final class BulkEdit {
  /// More at once would hold up the writer, and nobody oversees it.
  public static final int RECORDS_MAX = 10_000;

  /// One record that was not changed, and why.
  public record Refusal(long number, Row row, List<Reason> reasons) {}

  /// What became of all of them.
  public record Outcome(int changed, List<Refusal> refusals) {}

  private final Database database;
  private final Undo undo;
  private final RecordType type;

  public BulkEdit(Database database, Undo undo, RecordType type) {
    this.database = database;
    this.undo = undo;
    this.type = type;
  }

  public CompletableFuture<Outcome> assign(List<Long> numbers, String owner) {
    return each(
        "undo.assigned",
        numbers,
        row -> new Command.AssignOwner(type, row.id(), row.textOrNull(Fields.OWNER), owner));
  }

  public CompletableFuture<Outcome> addTags(List<Long> numbers, List<String> tags) {
    return each("undo.tagged", numbers, row -> new Command.AddTags(type, row.id(), tags));
  }

  public CompletableFuture<Outcome> removeTags(List<Long> numbers, List<String> tags) {
    return each("undo.tagged", numbers, row -> new Command.RemoveTags(type, row.id(), tags));
  }

  public CompletableFuture<Outcome> set(List<Long> numbers, String field, @Nullable Object value) {
    return each(
        "undo.edited",
        numbers,
        row ->
            new Command.EditFields(
                type, row.id(), List.of(new FieldEdit(field, row.value(field), value))));
  }

  public CompletableFuture<Outcome> delete(List<Long> numbers) {
    return each("undo.deleted", numbers, row -> new Command.DeleteRecord(type, row.id()));
  }

  /// Gives each record a command of its own.
  ///
  /// @param words key of the words for what undo takes back
  public CompletableFuture<Outcome> each(
      String words, List<Long> numbers, Function<Row, Command> command) {
    var asked = numbers.stream().limit(RECORDS_MAX).mapToLong(Long::longValue).toArray();
    return database
        .read(sql -> RecordTable.of(type).numbered(sql, asked))
        .thenCompose(rows -> {
          var order = List.copyOf(rows.keySet());
          var commands = rows.values().stream().map(command).toList();
          return undo.submitAll(words, commands)
              .thenApply(receipts -> outcome(order, List.copyOf(rows.values()), receipts));
        });
  }

  private static Outcome outcome(List<Long> numbers, List<Row> rows, List<Receipt> receipts) {
    var refusals = new ArrayList<Refusal>();
    for (var index = 0; index < receipts.size(); index++) {
      if (receipts.get(index) instanceof Receipt.Refused refused) {
        refusals.add(new Refusal(numbers.get(index), rows.get(index), refused.reasons()));
      }
    }
    return new Outcome(receipts.size() - refusals.size(), List.copyOf(refusals));
  }
}
