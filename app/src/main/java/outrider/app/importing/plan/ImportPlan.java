package outrider.app.importing.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import outrider.core.rule.Reason;

/// What an import would do, counted: fed by a [RowPlanner] row by row, read by the wizard.
public final class ImportPlan implements Consumer<PlannedRow> {
  /// How many rows of each kind are kept to be shown; all are counted.
  private static final int KEPT_MAX = 500;

  private final Map<String, Group> refusals = new LinkedHashMap<>();
  private final Map<String, Group> flags = new LinkedHashMap<>();
  private final List<PlannedRow.Suspected> suspects = new ArrayList<>();
  private final List<PlannedRow.Refused> refused = new ArrayList<>();
  private final List<PlannedRow.New> samples = new ArrayList<>();
  private long created;
  private long updated;
  private long unchanged;
  private long suspected;
  private long refusedCount;

  /// Rows with the same reason.
  ///
  /// @param reason of the first of them
  /// @param line where the first of them stands
  public record Group(Reason reason, long line, long rows) {}

  @Override
  public void accept(PlannedRow row) {
    switch (row) {
      case PlannedRow.New made -> {
        created++;
        made.flags().forEach(flag -> count(flags, flag, made.line().line()));
        keep(samples, made);
      }
      case PlannedRow.Update update -> {
        updated++;
        update.flags().forEach(flag -> count(flags, flag, update.line().line()));
      }
      case PlannedRow.Unchanged _ -> unchanged++;
      case PlannedRow.Suspected suspect -> {
        suspected++;
        keep(suspects, suspect);
      }
      case PlannedRow.Refused refusal -> {
        refusedCount++;
        // The first reason names the row; the others come with it in the saved file.
        count(refusals, refusal.reasons().getFirst(), refusal.line().line());
        keep(refused, refusal);
      }
    }
  }

  public long created() {
    return created;
  }

  public long updated() {
    return updated;
  }

  public long unchanged() {
    return unchanged;
  }

  public long suspected() {
    return suspected;
  }

  public long refused() {
    return refusedCount;
  }

  public long rows() {
    return created + updated + unchanged + suspected + refusedCount;
  }

  /// The first rows that may be there already.
  public List<PlannedRow.Suspected> suspects() {
    return List.copyOf(suspects);
  }

  /// The first rows that are refused.
  public List<PlannedRow.Refused> refusedRows() {
    return List.copyOf(refused);
  }

  /// The first records that will be made.
  public List<PlannedRow.New> samples() {
    return List.copyOf(samples);
  }

  /// Why rows are refused, the commonest reason first.
  public List<Group> refusals() {
    return sorted(refusals);
  }

  /// What rows are kept in spite of, the commonest first.
  public List<Group> flags() {
    return sorted(flags);
  }

  private static void count(Map<String, Group> groups, Reason reason, long line) {
    groups.merge(
        key(reason),
        new Group(reason, line, 1),
        (old, _) -> new Group(old.reason(), old.line(), old.rows() + 1));
  }

  /// Rows refused for the same field or the same missing items are one group, whatever was in them.
  private static String key(Reason reason) {
    return reason.id()
        + ':'
        + reason.argument("field")
        + ':'
        + reason.argument("item")
        + ':'
        + reason.argument("fault");
  }

  private static List<Group> sorted(Map<String, Group> groups) {
    return groups.values().stream()
        .sorted(Comparator.comparingLong(Group::rows).reversed())
        .toList();
  }

  private static <T> void keep(List<T> list, T row) {
    if (list.size() < KEPT_MAX) {
      list.add(row);
    }
  }
}
