package outrider.bench.client;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import outrider.app.profile.OpenBook;
import outrider.app.store.BlobStore;
import outrider.app.store.OutboxStore;
import outrider.app.store.Sql;

/// What is answered as soon as something has come about in a book.
final class Waiting {

  private static final long PATIENCE_SECONDS = 300;

  private final Books books;

  Waiting(Books books) {
    this.books = books;
  }

  void offer(Map<String, Function<Request, Map<String, Object>>> table) {
    table.put(
        "awaitConfiguration",
        asked -> await(asked, book -> !book.database().configuration().pipelines().isEmpty()));
    table.put(
        "awaitCount", asked -> await(asked, book -> Look.leads(book) >= asked.number("count")));
    table.put("awaitGone", asked -> await(asked, book -> Look.leads(book) == 0));
    table.put(
        "awaitRows", asked -> await(asked, book -> Look.rows(book).equals(asked.text("rows"))));
    table.put("awaitValue", this::awaitValue);
    table.put("awaitFilled", this::awaitFilled);
    table.put(
        "awaitReceived",
        asked -> await(asked, book -> Look.received(book) >= asked.number("count")));
    table.put(
        "beginFetch", asked -> fetch(asked, (sql, sha256) -> BlobStore.reached(sql, sha256) > 0));
    table.put("fetch", asked -> fetch(asked, BlobStore::has));
    table.put("drain", this::drain);
    table.put(
        "push",
        asked -> {
          books.of(asked).sync().nudge();
          return drain(asked);
        });
    table.put("pull", this::pull);
    table.put(
        "typeUntilQuiet",
        asked ->
            new Typist(books.of(asked), asked.text("id"), asked.number("seq")).typeUntilQuiet());
  }

  private Map<String, Object> awaitValue(Request asked) {
    var id = asked.text("id");
    var field = asked.text("field");
    var wanted = asked.value("value");
    return await(
        asked,
        book ->
            Look.lead(book, id)
                .filter(row -> Objects.equals(row.value(field), wanted))
                .isPresent());
  }

  /// Answers with what the field holds then.
  private Map<String, Object> awaitFilled(Request asked) {
    var id = asked.text("id");
    var field = asked.text("field");
    var filled = new HashMap<String, Object>();
    filled.putAll(
        await(
            asked,
            book -> {
              var value = Look.lead(book, id).map(row -> row.value(field));
              value.ifPresent(there -> filled.put("value", there));
              return value.isPresent();
            }));
    return filled;
  }

  /// Asks for a file and waits until it is here, whole and verified, or some of it.
  private Map<String, Object> fetch(Request asked, BiPredicate<Sql, String> isThere) {
    var sha256 = asked.text("sha256");
    books.of(asked).sync().files().want(sha256, 0, true);
    return await(asked, book -> book.database().readNow(sql -> isThere.test(sql, sha256)));
  }

  private Map<String, Object> drain(Request asked) {
    return await(asked, book -> book.database().readNow(OutboxStore::count) == 0);
  }

  /// Asks HQ what is new and waits until the book equals it.
  private Map<String, Object> pull(Request asked) {
    var book = books.of(asked);
    var before = book.sync().report().syncedAt();
    var equal = new CompletableFuture<Long>();
    book.sync()
        .onReport(report -> {
          if (!Objects.equals(before, report.syncedAt())) {
            equal.complete(System.nanoTime());
          }
        });
    book.sync().nudge();
    return reached(book, equal);
  }

  /// Waits for what a commit brings about; the answer's time is the commit's.
  private Map<String, Object> await(Request asked, Predicate<OpenBook> condition) {
    var book = books.of(asked);
    var reached = new CompletableFuture<Long>();
    Runnable look =
        () -> {
          if (!reached.isDone() && condition.test(book)) {
            reached.complete(System.nanoTime());
          }
        };
    try (var ignored = book.database().onCommit(tables -> look.run())) {
      look.run();
      return reached(book, reached);
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static Map<String, Object> reached(OpenBook book, CompletableFuture<Long> at) {
    try {
      return Map.of("at", at.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (Exception failure) {
      throw new IllegalStateException(book.sync().report().toString(), failure);
    }
  }
}
