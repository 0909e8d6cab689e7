package outrider.server.integrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import outrider.core.rule.Reason;
import outrider.server.ops.Limits;
import outrider.server.store.ForeignDatabase;
import outrider.server.store.ForeignDatabase.Answer;
import outrider.server.store.ForeignDatabase.Question;
import outrider.server.store.ForeignDatabaseException;

/// Reads what came to be in another system's database since it was read last.
final class DatabaseRead {
  private DatabaseRead() {}

  /// @param mark of the last row; how far the source has been read with this
  record Page(DeliveredTable table, @Nullable String mark) {}

  /// @throws UnusableDelivery where it does not answer, or its rows cannot be told apart
  static Page read(SourceSettings settings, @Nullable String mark) throws UnusableDelivery {
    Answer answer = ask(settings, mark);
    List<List<String>> rows = answer.rows();
    if (rows.isEmpty()) {
      return new Page(table(answer.columns(), rows), null);
    }
    int marks = answer.columns().indexOf(Objects.requireNonNull(settings.mark()));
    if (marks < 0) {
      throw new UnusableDelivery(Reason.of("source.columns-missing", "columns", settings.mark()));
    }
    List<List<String>> whole = rows.size() > Limits.SOURCE_ROWS ? whole(rows, marks) : rows;
    return new Page(table(answer.columns(), whole), whole.getLast().get(marks));
  }

  /// Where there are more, what has the mark of the last may be only half of it: it comes with the
  /// next page.
  private static List<List<String>> whole(List<List<String>> rows, int marks)
      throws UnusableDelivery {
    String last = rows.getLast().get(marks);
    List<List<String>> whole = new ArrayList<>(rows);
    while (!whole.isEmpty() && whole.getLast().get(marks).equals(last)) {
      whole.removeLast();
    }
    if (whole.isEmpty()) {
      throw new UnusableDelivery(Reason.of("source.rows-max").with("most", Limits.SOURCE_ROWS));
    }
    return whole;
  }

  private static Answer ask(SourceSettings settings, @Nullable String mark)
      throws UnusableDelivery {
    try {
      return ForeignDatabase.ask(
          new Question(
              Objects.requireNonNull(settings.database()),
              settings.user(),
              settings.password(),
              Objects.requireNonNull(settings.query()),
              settings.markOf(),
              mark == null ? Objects.requireNonNull(settings.markFrom()) : mark,
              Limits.SOURCE_ROWS,
              Math.toIntExact(Limits.SOURCE_PATIENCE.toSeconds())));
    } catch (ForeignDatabaseException failure) {
      throw new UnusableDelivery(
          Reason.of("source.database", "why", String.valueOf(failure.getMessage())), failure);
    }
  }

  private static DeliveredTable table(List<String> columns, List<List<String>> rows) {
    List<DeliveredTable.Line> lines = new ArrayList<>();
    for (List<String> cells : rows) {
      lines.add(new DeliveredTable.Line(lines.size() + 1L, cells));
    }
    return new DeliveredTable(columns, lines);
  }
}
