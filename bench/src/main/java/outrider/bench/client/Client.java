package outrider.bench.client;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import outrider.app.attachment.Attaching;
import outrider.app.attachment.NewFile;
import outrider.app.command.Receipt;
import outrider.app.profile.OpenBook;
import outrider.app.profile.ProfileStore;
import outrider.app.profile.SignInDesk;
import outrider.app.profile.SignInResult;
import outrider.app.store.AttentionStore;
import outrider.app.store.BlobStore;
import outrider.app.store.OutboxStore;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.app.sync.HttpTransport;
import outrider.bench.SampleLeads;
import outrider.bench.demo.MavenImport;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;

/// A workstation without its window, driven over standard input and output: one JSON object a line,
/// one answer a line. Times are `System.nanoTime`, which all processes of a machine share on Linux.
/// `docs/performance.md` tells others how to measure it beside their engine.
///
/// `push` (book) and `pull` (book) wait until what waits here is acknowledged, and until the book
/// equals HQ once more · `watch` (book, id, field) answers with the value, and from then on says
/// each change of it in a line of its own · `open` (book, folder, server, login, password) ·
/// `insert` (book, count, first, seed, team?) · `attach` (book, id: of a lead, bytes, seed; answers
/// with its `sha256`) · `beginFetch` (book, sha256; answers when some of it is there) · `fetch`
/// (book, sha256) · `awaitReceived` (book, count) · `files` (book) · `pauseFiles` (book, paused) ·
/// `log` (book, id: of a lead) · `edit` (book, id, field, value) · `editAll` (book, ids, field,
/// value) · `import` (book, type, file) · `awaitConfiguration` (book) · `count` (book) · `value`
/// (book, id, field) · `awaitCount` (book, count) · `awaitValue` (book, id, field, value) · `drain`
/// (book) · `nudge` (book) · `close` (book)
public final class Client {

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
  private static final long PATIENCE_SECONDS = 300;

  private final ObjectMapper mapper =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();
  private final Map<String, OpenBook> books = new HashMap<>();
  private final Map<String, List<Watch>> watches = new HashMap<>();
  private final PrintStream answers;

  private Client(PrintStream answers) {
    this.answers = answers;
  }

  public static void main(String[] arguments) throws IOException {
    // What libraries print must not be taken for answers.
    var answers = System.out;
    System.setOut(System.err);
    new Client(answers).serve();
    System.exit(0);
  }

  private void serve() throws IOException {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      Map<String, Object> answer;
      try {
        answer = answer(mapper.readValue(line, MAP));
      } catch (IOException | RuntimeException failure) {
        failure.printStackTrace();
        answer = Map.of("failed", String.valueOf(failure));
      }
      say(answer);
    }
    watches.values().forEach(some -> some.forEach(Watch::close));
    books.values().forEach(OpenBook::close);
  }

  /// Answers, and what is watched between them, each whole.
  private synchronized void say(Map<String, Object> line) {
    try {
      answers.println(mapper.writeValueAsString(line));
      answers.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Map<String, Object> answer(Map<String, Object> asked) {
    return switch (text(asked, "do")) {
      case "open" -> open(asked);
      case "insert" -> insert(asked);
      case "log" -> log(asked);
      case "attach" -> attach(asked);
      case "beginFetch" -> fetch(asked, (sql, sha256) -> BlobStore.reached(sql, sha256) > 0);
      case "fetch" -> fetch(asked, BlobStore::has);
      case "awaitReceived" -> {
        var wanted = number(asked, "count");
        yield await(book(asked), () -> received(book(asked)) >= wanted);
      }
      case "files" -> files(asked);
      case "pauseFiles" -> {
        book(asked).sync().files().pause((Boolean) Objects.requireNonNull(asked.get("paused")));
        yield at();
      }
      case "edit" -> edit(asked);
      case "editAll" -> editAll(asked);
      case "import" -> importTable(asked);
      case "awaitConfiguration" ->
          await(book(asked), () -> !book(asked).database().configuration().pipelines().isEmpty());
      case "count" -> count(asked);
      case "value" -> value(asked);
      case "awaitCount" -> {
        var wanted = number(asked, "count");
        yield await(book(asked), () -> leads(book(asked)) >= wanted);
      }
      case "awaitGone" -> await(book(asked), () -> leads(book(asked)) == 0);
      case "awaitValue" -> awaitValue(asked);
      case "assignAll" -> assignAll(asked);
      case "poison" -> poison(asked);
      case "drain" -> drain(asked);
      case "push" -> {
        book(asked).sync().nudge();
        yield drain(asked);
      }
      case "pull" -> pull(book(asked));
      case "typeUntilQuiet" ->
          new Typist(book(asked), text(asked, "id"), number(asked, "seq")).typeUntilQuiet();
      case "watch" -> watch(asked);
      case "nudge" -> {
        book(asked).sync().nudge();
        yield at();
      }
      case "close" -> {
        watches.getOrDefault(text(asked, "book"), List.of()).forEach(Watch::close);
        watches.remove(text(asked, "book"));
        Objects.requireNonNull(books.remove(text(asked, "book"))).close();
        yield at();
      }
      default -> throw new IllegalArgumentException("unknown: " + asked);
    };
  }

  private Map<String, Object> open(Map<String, Object> asked) {
    var began = System.nanoTime();
    var desk =
        new SignInDesk(
            new ProfileStore(Path.of(text(asked, "folder"))),
            HttpTransport::new,
            InstantSource.system(),
            () -> UuidCreator.getTimeOrderedEpoch().toString(),
            new Random());
    var result = desk.signIn(text(asked, "server"), text(asked, "login"), text(asked, "password"));
    if (result instanceof SignInResult.Opened opened) {
      books.put(text(asked, "book"), opened.book());
      return Map.of("began", began, "at", System.nanoTime());
    }
    throw new IllegalStateException(result.toString());
  }

  private Map<String, Object> insert(Map<String, Object> asked) {
    var book = book(asked);
    var leads = new SampleLeads(number(asked, "seed"));
    var first = number(asked, "first");
    var commands = new ArrayList<Command>();
    for (var number = first; number < first + number(asked, "count"); number++) {
      var fields = new LinkedHashMap<>(leads.next(number));
      fields.put("importId", "bench");
      if (asked.get("team") instanceof String team) {
        fields.put("team", team);
      }
      commands.add(new Command.CreateRecord(RecordType.LEAD, SampleLeads.id(number), fields));
    }
    return submitted(book, commands);
  }

  private Map<String, Object> log(Map<String, Object> asked) {
    var commands = book(asked).commands();
    requireDone(
        commands
            .submit(
                new Command.LogActivity(
                    commands.newId(),
                    RecordType.LEAD,
                    text(asked, "id"),
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
    return at();
  }

  private Map<String, Object> attach(Map<String, Object> asked) {
    var book = book(asked);
    var bytes = new byte[Math.toIntExact(number(asked, "bytes"))];
    new Random(number(asked, "seed")).nextBytes(bytes);
    var began = System.nanoTime();
    new Attaching(book.database(), book.commands(), book.undo())
        .attach(
            List.of(new NewFile("photo.jpg", "image/jpeg", bytes)),
            RecordType.LEAD,
            text(asked, "id"),
            null)
        .join()
        .forEach(Client::requireDone);
    return Map.of("began", began, "at", System.nanoTime(), "sha256", BlobStore.sha256(bytes));
  }

  /// Asks for a file and waits until it is here, whole and verified.
  private Map<String, Object> fetch(Map<String, Object> asked, BiPredicate<Sql, String> isThere) {
    var book = book(asked);
    var sha256 = text(asked, "sha256");
    book.sync().files().want(sha256, 0, true);
    return await(book, () -> book.database().readNow(sql -> isThere.test(sql, sha256)));
  }

  private Map<String, Object> files(Map<String, Object> asked) {
    var book = book(asked);
    var report = book.sync().files().report();
    return Map.of(
        "received", received(book),
        "waiting", report.waiting(),
        "waitingBytes", report.waitingBytes(),
        "refused", report.refused());
  }

  /// Attachments here whose bytes HQ has.
  private static long received(OpenBook book) {
    return book.database()
        .readNow(
            sql -> sql.number("SELECT count(*) FROM attachment WHERE received_at IS NOT NULL"));
  }

  private Map<String, Object> edit(Map<String, Object> asked) {
    var book = book(asked);
    var command = edit(book, text(asked, "id"), text(asked, "field"), asked.get("value"));
    var began = System.nanoTime();
    requireDone(book.commands().submit(command).join());
    return Map.of("began", began, "at", System.nanoTime());
  }

  private Map<String, Object> editAll(Map<String, Object> asked) {
    var book = book(asked);
    var commands = new ArrayList<Command>();
    for (var id : (List<?>) Objects.requireNonNull(asked.get("ids"))) {
      commands.add(edit(book, (String) id, text(asked, "field"), asked.get("value")));
    }
    return submitted(book, commands);
  }

  /// Gives every lead of the book to somebody else.
  private Map<String, Object> assignAll(Map<String, Object> asked) {
    var book = book(asked);
    var to =
        book.database().configuration().all(RecordType.USER).stream()
            .filter(user -> user.text("login").equals(text(asked, "to")))
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

  /// Puts a command into the queue that HQ cannot read, as a newer version would have left it.
  private Map<String, Object> poison(Map<String, Object> asked) {
    return book(asked)
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
          return at();
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
    for (var from = 0; from < commands.size(); from += 1_000) {
      var part = commands.subList(from, Math.min(commands.size(), from + 1_000));
      book.commands().submitAll(part).join().forEach(Client::requireDone);
    }
    return Map.of("began", began, "at", System.nanoTime());
  }

  private Map<String, Object> importTable(Map<String, Object> asked) {
    var file = Path.of(text(asked, "file"));
    var began = System.nanoTime();
    try {
      var outcome =
          new MavenImport(book(asked), file.resolveSibling("refused"))
              .load(
                  RecordType.byWireName(text(asked, "type")).orElseThrow(),
                  file,
                  Map.of("currency", "USD"));
      return Map.of("began", began, "at", System.nanoTime(), "created", outcome.created());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Map<String, Object> count(Map<String, Object> asked) {
    var book = book(asked);
    return Map.of(
        "leads", leads(book),
        "activities", book.database().readNow(sql -> sql.number("SELECT count(*) FROM activity")),
        "waiting", book.database().readNow(OutboxStore::count),
        "refused", book.database().readNow(AttentionStore::countOpen),
        "report", book.sync().report().toString());
  }

  private Map<String, Object> value(Map<String, Object> asked) {
    var row =
        book(asked)
            .database()
            .readNow(sql -> RecordTable.of(RecordType.LEAD).find(sql, text(asked, "id")));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("value", row.map(found -> found.value(text(asked, "field"))).orElse(null));
    return answer;
  }

  private Map<String, Object> awaitValue(Map<String, Object> asked) {
    var book = book(asked);
    var id = text(asked, "id");
    var field = text(asked, "field");
    var wanted = asked.get("value");
    return await(
        book,
        () ->
            book.database()
                .readNow(sql -> RecordTable.of(RecordType.LEAD).find(sql, id))
                .filter(row -> Objects.equals(row.value(field), wanted))
                .isPresent());
  }

  /// Asks HQ what is new and waits until the book equals it.
  private static Map<String, Object> pull(OpenBook book) {
    var before = book.sync().report().syncedAt();
    var equal = new CompletableFuture<Long>();
    book.sync()
        .onReport(report -> {
          if (!Objects.equals(before, report.syncedAt())) {
            equal.complete(System.nanoTime());
          }
        });
    book.sync().nudge();
    try {
      return Map.of("at", equal.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (Exception failure) {
      throw new IllegalStateException(book.sync().report().toString(), failure);
    }
  }

  private Map<String, Object> watch(Map<String, Object> asked) {
    var watch = new Watch(book(asked), text(asked, "id"), text(asked, "field"), this::say);
    watches.computeIfAbsent(text(asked, "book"), name -> new ArrayList<>()).add(watch);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("value", watch.value());
    return answer;
  }

  private Map<String, Object> drain(Map<String, Object> asked) {
    var book = book(asked);
    return await(book, () -> book.database().readNow(OutboxStore::count) == 0);
  }

  /// Waits for what a commit brings about; the answer's time is the commit's.
  private static Map<String, Object> await(OpenBook book, BooleanSupplier condition) {
    var reached = new CompletableFuture<Long>();
    try (var ignored =
        book.database()
            .onCommit(tables -> {
              if (!reached.isDone() && condition.getAsBoolean()) {
                reached.complete(System.nanoTime());
              }
            })) {
      if (condition.getAsBoolean()) {
        reached.complete(System.nanoTime());
      }
      return Map.of("at", reached.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (Exception failure) {
      throw new IllegalStateException(book.sync().report().toString(), failure);
    }
  }

  private static long leads(OpenBook book) {
    return book.database().readNow(sql -> sql.number("SELECT count(*) FROM lead"));
  }

  private static void requireDone(Receipt receipt) {
    if (!receipt.done()) {
      throw new IllegalStateException("refused: " + receipt.reasons());
    }
  }

  private OpenBook book(Map<String, Object> asked) {
    return Objects.requireNonNull(books.get(text(asked, "book")), "no such book is open");
  }

  private static Map<String, Object> at() {
    return Map.of("at", System.nanoTime());
  }

  private static String text(Map<String, Object> asked, String name) {
    return (String) Objects.requireNonNull(asked.get(name), name);
  }

  private static long number(Map<String, Object> asked, String name) {
    return (Long) Objects.requireNonNull(asked.get(name), name);
  }
}
