package outrider.bench.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import outrider.app.profile.OpenBook;
import outrider.app.store.AttentionStore;
import outrider.app.store.OutboxStore;
import outrider.app.store.RecordTable;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What stands in a book at this moment.
final class Look {

  private static final List<RecordType> COMPARED = List.of(RecordType.LEAD, RecordType.ACTIVITY);

  private final Books books;

  Look(Books books) {
    this.books = books;
  }

  void offer(Map<String, Function<Request, Map<String, Object>>> table) {
    table.put("count", this::count);
    table.put("value", this::value);
    table.put("sums", this::sums);
    table.put("files", this::files);
    table.put(
        "pauseFiles",
        asked -> {
          books.of(asked).sync().files().pause(asked.isTrue("paused"));
          return Reply.now();
        });
    table.put(
        "nudge",
        asked -> {
          books.of(asked).sync().nudge();
          return Reply.now();
        });
  }

  static long leads(OpenBook book) {
    return book.database().readNow(sql -> sql.number("SELECT count(*) FROM lead"));
  }

  static Optional<Row> lead(OpenBook book, String id) {
    return book.database().readNow(sql -> RecordTable.of(RecordType.LEAD).find(sql, id));
  }

  /// Attachments here whose bytes HQ has.
  static long received(OpenBook book) {
    return book.database()
        .readNow(
            sql -> sql.number("SELECT count(*) FROM attachment WHERE received_at IS NOT NULL"));
  }

  private Map<String, Object> count(Request asked) {
    var book = books.of(asked);
    return Map.of(
        "leads", leads(book),
        "activities", book.database().readNow(sql -> sql.number("SELECT count(*) FROM activity")),
        "waiting", book.database().readNow(OutboxStore::count),
        "refused", book.database().readNow(AttentionStore::countOpen),
        "report", book.sync().report().toString());
  }

  private Map<String, Object> value(Request asked) {
    var row = lead(books.of(asked), asked.text("id"));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("value", row.map(found -> found.value(asked.text("field"))).orElse(null));
    return answer;
  }

  /// The sums that this laptop compares with HQ's, a scope each, and one of the client's own
  /// making.
  private Map<String, Object> sums(Request asked) {
    var book = books.of(asked);
    var scopes = new TreeMap<String, String>();
    book.database()
        .<List<Map.Entry<String, String>>>readNow(sql ->
            sql.list(
                "SELECT scope, count, checksum FROM scope",
                columns -> Map.entry(columns.text(1), columns.number(2) + "/" + columns.number(3))))
        .forEach(scope -> scopes.put(scope.getKey(), scope.getValue()));
    return Map.of("scopes", scopes, "rows", rows(book));
  }

  /// A digest of every value of every lead and activity.
  static String rows(OpenBook book) {
    var digest = sha256();
    book.database()
        .<List<Row>>readNow(sql ->
            COMPARED.stream()
                .flatMap(type -> RecordTable.of(type).where(sql, "true ORDER BY id").stream())
                .toList())
        .forEach(row -> {
          var whole = row.id() + new TreeMap<>(row.fields());
          digest.update(whole.getBytes(StandardCharsets.UTF_8));
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private Map<String, Object> files(Request asked) {
    var book = books.of(asked);
    var report = book.sync().files().report();
    return Map.of(
        "received", received(book),
        "waiting", report.waiting(),
        "waitingBytes", report.waitingBytes(),
        "refused", report.refused());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
