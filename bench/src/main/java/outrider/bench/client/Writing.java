package outrider.bench.client;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import outrider.app.attachment.Attaching;
import outrider.app.attachment.NewFile;
import outrider.app.command.Receipt;
import outrider.app.profile.OpenBook;
import outrider.app.store.BlobStore;
import outrider.app.store.RecordTable;
import outrider.app.store.Table;
import outrider.bench.SampleLeads;
import outrider.bench.demo.MavenImport;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;

/// What a person writes into a book. Each is answered when it is in the book.
final class Writing {

  private static final int COMMANDS_AT_ONCE = 1_000;

  private final Books books;

  Writing(Books books) {
    this.books = books;
  }

  void offer(Map<String, Function<Request, Map<String, Object>>> table) {
    table.put("insert", this::insert);
    table.put("log", this::log);
    table.put("plan", this::plan);
    table.put("attach", this::attach);
    table.put("edit", this::edit);
    table.put("editAll", this::editAll);
    table.put("assignAll", this::assignAll);
    table.put("import", this::importTable);
    table.put("poison", this::poison);
  }

  private Map<String, Object> insert(Request asked) {
    var leads = new SampleLeads(asked.number("seed"));
    var first = asked.number("first");
    var commands = new ArrayList<Command>();
    for (var number = first; number < first + asked.number("count"); number++) {
      var fields = new LinkedHashMap<>(leads.next(number));
      fields.put("importId", "bench");
      if (asked.value("team") instanceof String team) {
        fields.put("team", team);
      }
      commands.add(new Command.CreateRecord(RecordType.LEAD, SampleLeads.id(number), fields));
    }
    return submitted(books.of(asked), commands);
  }

  private Map<String, Object> log(Request asked) {
    var commands = books.of(asked).commands();
    requireDone(
        commands
            .submit(
                new Command.LogActivity(
                    commands.newId(),
                    RecordType.LEAD,
                    asked.text("id"),
                    "call",
                    "out",
                    commands.now(),
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null))
            .join());
    return Reply.now();
  }

  private Map<String, Object> plan(Request asked) {
    var commands = books.of(asked).commands();
    requireDone(
        commands
            .submit(
                new Command.PlanTask(
                    commands.newId(),
                    RecordType.LEAD,
                    asked.text("id"),
                    "Call back",
                    "call",
                    asked.number("due"),
                    null))
            .join());
    return Reply.now();
  }

  private Map<String, Object> attach(Request asked) {
    var book = books.of(asked);
    var bytes = new byte[Math.toIntExact(asked.number("bytes"))];
    new Random(asked.number("seed")).nextBytes(bytes);
    var began = System.nanoTime();
    new Attaching(book.database(), book.commands(), book.undo())
        .attach(
            List.of(new NewFile("photo.jpg", "image/jpeg", bytes)),
            RecordType.LEAD,
            asked.text("id"),
            null)
        .join()
        .forEach(Writing::requireDone);
    var answer = new LinkedHashMap<>(Reply.since(began));
    answer.put("sha256", BlobStore.sha256(bytes));
    return answer;
  }

  private Map<String, Object> edit(Request asked) {
    var book = books.of(asked);
    var command = edit(book, asked.text("id"), asked.text("field"), asked.value("value"));
    var began = System.nanoTime();
    requireDone(book.commands().submit(command).join());
    return Reply.since(began);
  }

  private Map<String, Object> editAll(Request asked) {
    var book = books.of(asked);
    var commands = new ArrayList<Command>();
    for (var id : asked.texts("ids")) {
      commands.add(edit(book, id, asked.text("field"), asked.value("value")));
    }
    return submitted(book, commands);
  }

  /// Gives every lead of the book to somebody else.
  private Map<String, Object> assignAll(Request asked) {
    var book = books.of(asked);
    var to =
        book.database().configuration().all(RecordType.USER).stream()
            .filter(user -> user.text("login").equals(asked.text("to")))
            .findFirst()
            .orElseThrow()
            .id();
    var commands =
        book.database()
            .<List<Command>>readNow(sql ->
                sql.list(
                    "SELECT id, owner FROM lead",
                    columns ->
                        new Command.AssignOwner(
                            RecordType.LEAD, columns.text(1), columns.textOrNull(2), to)));
    return submitted(book, commands);
  }

  private Map<String, Object> importTable(Request asked) {
    var file = Path.of(asked.text("file"));
    var began = System.nanoTime();
    try {
      var outcome =
          new MavenImport(books.of(asked), file.resolveSibling("refused"))
              .load(
                  RecordType.byWireName(asked.text("type")).orElseThrow(),
                  file,
                  Map.of("currency", "USD"));
      var answer = new LinkedHashMap<>(Reply.since(began));
      answer.put("created", outcome.created());
      return answer;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Puts a command into the queue that HQ cannot read, as a newer version would have left it.
  private Map<String, Object> poison(Request asked) {
    return books
        .of(asked)
        .database()
        .writeNow(transaction -> {
          var sql = transaction.sql();
          sql.run("UPDATE lane SET last_n = last_n + 1 WHERE lane = 'DATA'");
          sql.run(
              "INSERT INTO outbox(lane, n, id, schema, occurred_at, kind, arguments)"
                  + " SELECT lane, last_n, ?, 1, ?, 'Teleport', '{}' FROM lane WHERE lane = 'DATA'",
              UuidCreator.getTimeOrderedEpoch().toString(),
              System.currentTimeMillis());
          transaction.touch(Table.OUTBOX);
          return Reply.now();
        });
  }

  private static Command edit(OpenBook book, String id, String field, @Nullable Object value) {
    var before =
        book.database()
            .readNow(sql -> RecordTable.of(RecordType.LEAD).find(sql, id))
            .orElseThrow()
            .value(field);
    return new Command.EditFields(
        RecordType.LEAD, id, List.of(new FieldEdit(field, before, value)));
  }

  private static Map<String, Object> submitted(OpenBook book, List<Command> commands) {
    var began = System.nanoTime();
    for (var from = 0; from < commands.size(); from += COMMANDS_AT_ONCE) {
      var part = commands.subList(from, Math.min(commands.size(), from + COMMANDS_AT_ONCE));
      book.commands().submitAll(part).join().forEach(Writing::requireDone);
    }
    return Reply.since(began);
  }

  private static void requireDone(Receipt receipt) {
    if (!receipt.done()) {
      throw new IllegalStateException("refused: " + receipt.reasons());
    }
  }
}
