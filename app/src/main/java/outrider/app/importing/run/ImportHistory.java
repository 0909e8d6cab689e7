package outrider.app.importing.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import outrider.app.importing.mapping.RememberedMapping;
import outrider.app.store.Columns;
import outrider.app.store.Database;
import outrider.app.store.Table;
import outrider.core.command.Command;
import outrider.core.record.RecordType;

/// The imports of this laptop: how columns were mapped, for the next file of the kind, and what
/// each import changed, to take it back as a whole for thirty days.
public final class ImportHistory {
  public static final Duration UNDOABLE = Duration.ofDays(30);

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

  private final Database database;

  public ImportHistory(Database database) {
    this.database = database;
  }

  /// One import.
  ///
  /// @param undoneAt when it was taken back, 0 where it was not
  public record Batch(
      String id,
      RecordType type,
      String fileName,
      long startedAt,
      long finishedAt,
      long undoneAt,
      long created,
      long updated,
      long rejected) {
    public boolean undoable(long now) {
      return undoneAt == 0 && now - startedAt < UNDOABLE.toMillis();
    }

    /// Whether it neither came to its end nor was taken back: the program ended in the middle of
    /// it, or it is running now.
    public boolean unfinished() {
      return finishedAt == 0 && undoneAt == 0;
    }
  }

  public RememberedMapping remembered(RecordType type, List<String> headers) {
    return database
        .<Optional<String>>readNow(sql ->
            sql.first(
                "SELECT mapping FROM import_mapping WHERE type = ? AND headers = ?",
                columns -> columns.text(1),
                type.wireName(),
                RememberedMapping.key(type, headers)))
        .map(json -> read(json, RememberedMapping.class))
        .orElse(RememberedMapping.NOTHING);
  }

  public void remember(RecordType type, List<String> headers, RememberedMapping mapping, long now) {
    database.writeNow(transaction ->
        transaction
            .sql()
            .run(
                "INSERT INTO import_mapping(type, headers, mapping, used_at) VALUES (?, ?, ?,"
                    + " ?) ON CONFLICT (type, headers) DO UPDATE SET mapping ="
                    + " excluded.mapping, used_at = excluded.used_at",
                type.wireName(),
                RememberedMapping.key(type, headers),
                write(mapping),
                now));
  }

  /// The newest imports first.
  public List<Batch> batches(int most) {
    return database
        .readNow(sql ->
            sql.list(
                "SELECT id, type, file_name, started_at, finished_at, undone_at, created, updated,"
                    + " rejected FROM import_batch ORDER BY started_at DESC LIMIT ?",
                ImportHistory::batch,
                most))
        .stream()
        .map(this::counted)
        .toList();
  }

  private static Batch batch(Columns columns) {
    return new Batch(
        columns.text(1),
        RecordType.byWireName(columns.text(2)).orElse(RecordType.LEAD),
        columns.text(3),
        columns.number(4),
        columns.number(5),
        columns.number(6),
        columns.number(7),
        columns.number(8),
        columns.number(9));
  }

  /// An import that did not come to its end never said how many records it made: they are marked
  /// with its id, so they can be counted.
  private Batch counted(Batch batch) {
    return batch.unfinished()
        ? new Batch(
            batch.id(),
            batch.type(),
            batch.fileName(),
            batch.startedAt(),
            0,
            0,
            made(batch.id(), batch.type()),
            batch.updated(),
            batch.rejected())
        : batch;
  }

  long made(String id, RecordType type) {
    return database.<Long>readNow(
        sql -> sql.number("SELECT count(*) FROM " + type.wireName() + " WHERE import_id = ?", id));
  }

  void begin(String id, RecordType type, String fileName, long now) {
    database.writeNow(transaction -> {
      transaction.touch(Table.IMPORT);
      return transaction
          .sql()
          .run(
              "INSERT INTO import_batch(id, type, file_name, started_at) VALUES (?, ?, ?, ?)"
                  + " ON CONFLICT (id) DO NOTHING",
              id,
              type.wireName(),
              fileName,
              now);
    });
  }

  /// Keeps what is about to be changed before it is, so that an import that is killed half way can
  /// still be turned round. An edit that was not made after all does no harm there.
  void plan(String id, List<Command.EditFields> edits) {
    var changes = write(edits);
    database.writeNow(transaction ->
        transaction.sql().run("UPDATE import_batch SET changes = ? WHERE id = ?", changes, id));
  }

  /// @param edits the edits that were made to records there before, to be turned round by an undo
  void finish(
      String id,
      long created,
      long updated,
      long rejected,
      List<Command.EditFields> edits,
      long now) {
    database.writeNow(transaction -> {
      transaction.touch(Table.IMPORT);
      return transaction
          .sql()
          .run(
              "UPDATE import_batch SET finished_at = ?, created = ?, updated = ?, rejected = ?,"
                  + " changes = ? WHERE id = ?",
              now,
              created,
              updated,
              rejected,
              write(edits),
              id);
    });
  }

  List<Command.EditFields> edits(String id) {
    return database
        .<Optional<String>>readNow(sql ->
            sql.first(
                "SELECT changes FROM import_batch WHERE id = ?", columns -> columns.text(1), id))
        .filter(json -> !json.isEmpty())
        .map(json -> List.of(read(json, Command.EditFields[].class)))
        .orElse(List.of());
  }

  void undone(String id, long now) {
    database.writeNow(transaction -> {
      transaction.touch(Table.IMPORT);
      return transaction.sql().run("UPDATE import_batch SET undone_at = ? WHERE id = ?", now, id);
    });
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("what an import kept is damaged", damaged);
    }
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("plain values always have a JSON form", impossible);
    }
  }
}
