package outrider.app.change;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import outrider.core.record.RecordType;
import outrider.core.rule.Reason;

/// What a change would do to the records of this book, counted before anybody signs it.
///
/// @param reasons why the rules would refuse it; empty where it can be published
/// @param parts what it would do, only what it could touch
public record ChangeDryRun(List<Reason> reasons, List<Part> parts) {

  /// What is counted; its word is what a signature keeps of the count.
  public enum Kind {
    /// Deals that run on the pipelines.
    DEALS,
    /// Of them: those that could go on now and could not then.
    HELD,
    /// Of them: those whose stage the version does not have.
    MOVED,
    /// Leads without an answer that would have been promised another time.
    DUE,
    /// Cadences that run and go on as they began.
    RUNS,
    /// People who would see more or less.
    SIGHT,
    /// Leads of the last month that would have gone to somebody else.
    ASSIGNED,
    /// Leads of the pools.
    POOLED,
    /// Leads of which a tag rule is true and that do not have its tag.
    TAGGED,
    /// Overdue tasks of which something else would have been told.
    ESCALATED,
    /// Leads of the last month with the source of a form.
    FORMED,
    /// Deals that have a promotion's discount.
    DISCOUNTED,
    /// Records that have something in a field.
    FILLED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @param count of all; `affected` names as many as one reads
  public record Part(Kind kind, int count, List<Affected> affected) {}

  /// @param note what of it; empty where the kind says all
  public record Affected(RecordType type, String id, String name, String note) {}

  public boolean works() {
    return reasons.isEmpty();
  }

  /// As a signature keeps it: `deals=14 held=2`.
  public String counted() {
    return parts.stream()
        .map(part -> part.kind().word() + '=' + part.count())
        .collect(Collectors.joining(" "));
  }
}
