package outrider.server.integrate;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import outrider.core.protocol.SourceBook.Refusal;
import outrider.core.rule.Reason;

/// What became of a delivery.
///
/// @param outcome `good`, `failing` or `changed`, as a `DataSource` has it
/// @param rows that could be read
/// @param written of them new or changed; the others were known
/// @param waiting of them without a customer
/// @param refused rows that could not be read
/// @param reasons why it was not taken, or what is to be said although it was
/// @param from the name of a file, or how far a query came; null where there is neither
/// @param refusals the first of the rows that could not be read; none of runs that were written
///   down before they were
public record Took(
    String outcome,
    int rows,
    int written,
    int waiting,
    int refused,
    List<Reason> reasons,
    @Nullable String from,
    List<Refusal> refusals) {

  public Took {
    refusals = Objects.requireNonNullElse(refusals, List.of());
  }

  /// Of which nothing was taken.
  static Took not(String outcome, List<Reason> reasons, @Nullable String from) {
    return new Took(outcome, 0, 0, 0, 0, reasons, from, List.of());
  }

  /// As a run tells it that was refused row by row.
  Took refusing(List<Refusal> rows, int count) {
    return new Took(outcome, 0, 0, 0, count, reasons, from, rows);
  }
}
