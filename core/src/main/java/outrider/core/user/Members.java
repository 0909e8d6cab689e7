package outrider.core.user;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// Those who work on something that another has, as a record names them: each with what it is by
/// that they see it. On a deal that is their role there, on its customer and the people there the
/// deal; on what hangs on a deal it is nothing further.
public final class Members {

  private static final char BETWEEN = ':';

  private Members() {}

  /// The users, each once, in order.
  public static List<String> users(Row row) {
    var entries = row.set(Fields.MEMBERS);
    return entries.isEmpty()
        ? List.of()
        : entries.stream().map(Members::user).distinct().sorted().toList();
  }

  public static boolean names(Row row, String user) {
    return row.set(Fields.MEMBERS).stream().anyMatch(entry -> user(entry).equals(user));
  }

  /// What somebody is named by; empty where they are not.
  public static List<String> grounds(Row row, String user) {
    return row.set(Fields.MEMBERS).stream()
        .filter(entry -> user(entry).equals(user))
        .map(Members::ground)
        .toList();
  }

  public static Row with(Row row, String user, String ground) {
    var entries = new TreeSet<>(row.set(Fields.MEMBERS));
    entries.add(user + BETWEEN + ground);
    return row.with(Fields.MEMBERS, List.copyOf(entries));
  }

  public static Row without(Row row, String user, String ground) {
    return keeping(
        row,
        row.set(Fields.MEMBERS).stream().filter(entry -> !entry.equals(user + BETWEEN + ground)));
  }

  /// The row without anybody who is named by this.
  public static Row without(Row row, String ground) {
    return keeping(
        row, row.set(Fields.MEMBERS).stream().filter(entry -> !ground(entry).equals(ground)));
  }

  private static Row keeping(Row row, Stream<String> entries) {
    var kept = entries.toList();
    return row.with(Fields.MEMBERS, kept.isEmpty() ? null : kept);
  }

  private static String user(String entry) {
    var end = entry.lastIndexOf(BETWEEN);
    return end < 0 ? entry : entry.substring(0, end);
  }

  private static String ground(String entry) {
    return entry.substring(entry.lastIndexOf(BETWEEN) + 1);
  }
}
