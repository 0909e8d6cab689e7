package outrider.server.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import outrider.server.store.HistoryStore.Entry;
import outrider.server.store.HistoryStore.Link;

/// A line of the audit trail as a row of an exported file, and back: all that its link was made of
/// is in it, so that a file proves itself line by line.
final class AuditCsv {
  static final List<String> HEAD =
      List.of(
          "line",
          "occurred_at",
          "received_at",
          "person",
          "person_name",
          "device",
          "device_name",
          "command",
          "type",
          "record",
          "changes",
          "previous_link",
          "link");

  private AuditCsv() {}

  static List<String> row(Link link, String personName, String deviceName) {
    Entry entry = link.entry();
    return List.of(
        Long.toString(link.seq()),
        Instant.ofEpochMilli(entry.occurredAt()).toString(),
        Instant.ofEpochMilli(entry.receivedAt()).toString(),
        guarded(entry.userId()),
        guarded(personName),
        guarded(entry.deviceId()),
        guarded(deviceName),
        guarded(entry.command()),
        guarded(entry.type()),
        guarded(entry.id()),
        guarded(entry.changes()),
        link.previousHash(),
        link.hash());
  }

  /// @return empty where the row is none
  static Optional<Link> link(List<String> row) {
    if (row.size() != HEAD.size()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Link(
              Long.parseLong(row.get(0)),
              new Entry(
                  plain(row.get(8)),
                  plain(row.get(9)),
                  plain(row.get(7)),
                  plain(row.get(10)),
                  plain(row.get(3)),
                  plain(row.get(5)),
                  Instant.parse(row.get(1)).toEpochMilli(),
                  Instant.parse(row.get(2)).toEpochMilli()),
              row.get(11),
              row.get(12)));
    } catch (NumberFormatException | DateTimeException | ArithmeticException malformed) {
      return Optional.empty();
    }
  }

  /// Text that a spreadsheet will not run. Unlike in a list that people take out, whatever is
  /// guarded can be told from what was written, since links are made of the latter.
  static String guarded(String text) {
    return text.isEmpty() || "=+-@\t\r\n'".indexOf(text.charAt(0)) < 0 ? text : '\'' + text;
  }

  static String plain(String cell) {
    return cell.startsWith("'") ? cell.substring(1) : cell;
  }
}
