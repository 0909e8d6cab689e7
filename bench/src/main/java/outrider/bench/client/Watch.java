package outrider.bench.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outrider.app.profile.OpenBook;
import outrider.app.store.RecordTable;
import outrider.core.record.RecordType;

/// Looks at one field of one lead after every commit, and tells what it has become: what a screen
/// would show, at the moment at which it could.
final class Watch implements AutoCloseable {

  private final OpenBook book;
  private final String id;
  private final String field;
  private final Consumer<Map<String, Object>> tell;
  private final AtomicReference<Optional<Object>> seen;
  private final AutoCloseable commits;

  /// @param tell is given a line for each change, on the thread of the commit
  Watch(OpenBook book, String id, String field, Consumer<Map<String, Object>> tell) {
    this.book = book;
    this.id = id;
    this.field = field;
    this.tell = tell;
    seen = new AtomicReference<>(Optional.ofNullable(value()));
    commits = book.database().onCommit(tables -> look());
  }

  private void look() {
    var value = Optional.ofNullable(value());
    if (!Objects.equals(seen.getAndSet(value), value)) {
      var line = new LinkedHashMap<String, Object>();
      line.put("changed", id);
      line.put("field", field);
      value.ifPresent(now -> line.put("value", now));
      line.put("at", System.nanoTime());
      tell.accept(line);
    }
  }

  @Nullable Object value() {
    return book.database()
        .readNow(sql -> RecordTable.of(RecordType.LEAD).find(sql, id))
        .map(row -> row.value(field))
        .orElse(null);
  }

  @Override
  public void close() {
    try {
      commits.close();
    } catch (Exception impossible) {
      throw new AssertionError(impossible);
    }
  }
}
