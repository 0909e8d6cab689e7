package outrider.app.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.core.command.CommandShape;
import outrider.core.command.Envelope;
import outrider.core.command.UnknownCommandException;
import outrider.core.command.Upcasters;
import outrider.core.rule.Reason;

/// Commands that HQ refused, kept until the person edits and sends them again or throws them away.
/// They are kept as they were written, and read in the shape of today.
public final class AttentionStore {

  private static final TypeReference<List<Map<String, Object>>> REASONS = new TypeReference<>() {};

  /// @param refusedAt epoch milliseconds
  public record Refused(
      String id,
      String kind,
      Map<String, Object> arguments,
      long occurredAt,
      List<Reason> reasons,
      long refusedAt) {}

  private AttentionStore() {}

  static void add(
      Transaction transaction, Envelope envelope, List<Reason> reasons, long refusedAt) {
    var plain =
        reasons.stream()
            .map(reason -> Map.of("id", reason.id(), "arguments", reason.arguments()))
            .toList();
    transaction
        .sql()
        .run(
            "INSERT OR IGNORE INTO attention(id, envelope_id, schema, kind, arguments,"
                + " occurred_at, reasons, refused_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            envelope.id(),
            envelope.id(),
            envelope.schema(),
            envelope.kind(),
            Json.write(envelope.arguments()),
            envelope.occurredAt(),
            Json.write(plain),
            refusedAt);
    transaction.touch(Table.ATTENTION);
  }

  /// What is still to be settled, newest first.
  public static List<Refused> open(Sql sql) {
    return sql.list(
        "SELECT id, kind, arguments, occurred_at, reasons, refused_at, schema FROM attention"
            + " WHERE settled_at IS NULL ORDER BY refused_at DESC, id",
        AttentionStore::read);
  }

  /// What was settled, the newest first.
  public static List<Refused> settled(Sql sql, int most) {
    return sql.list(
        "SELECT id, kind, arguments, occurred_at, reasons, refused_at, schema FROM attention"
            + " WHERE settled_at IS NOT NULL ORDER BY settled_at DESC, id LIMIT ?",
        AttentionStore::read,
        most);
  }

  public static Optional<Refused> find(Sql sql, String id) {
    return sql.first(
        "SELECT id, kind, arguments, occurred_at, reasons, refused_at, schema FROM attention"
            + " WHERE id = ?",
        AttentionStore::read,
        id);
  }

  public static long countOpen(Sql sql) {
    return sql.number("SELECT count(*) FROM attention WHERE settled_at IS NULL");
  }

  /// Settled ones stay in the table: what a person typed is not thrown away by a click.
  public static void settle(Transaction transaction, String id, long at) {
    transaction.sql().run("UPDATE attention SET settled_at = ? WHERE id = ?", at, id);
    transaction.touch(Table.ATTENTION);
  }

  private static Refused read(Columns columns) {
    var shape =
        today(
            new CommandShape(columns.text(2), Json.map(columns.text(3))), (int) columns.number(7));
    return new Refused(
        columns.text(1),
        shape.kind(),
        shape.arguments(),
        columns.number(4),
        Json.read(columns.text(5), REASONS).stream().map(AttentionStore::reason).toList(),
        columns.number(6));
  }

  /// A command may lie here over several updates. One that cannot be read any more is shown as it
  /// was written.
  static CommandShape today(CommandShape shape, int schema) {
    try {
      return Upcasters.KNOWN.lift(shape, schema);
    } catch (UnknownCommandException strange) {
      return shape;
    }
  }

  private static Reason reason(Map<String, Object> plain) {
    var reason = Reason.of(String.valueOf(plain.get("id")));
    if (plain.get("arguments") instanceof Map<?, ?> arguments) {
      for (var entry : arguments.entrySet()) {
        reason = reason.with(String.valueOf(entry.getKey()), String.valueOf(entry.getValue()));
      }
    }
    return reason;
  }
}
