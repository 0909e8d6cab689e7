package outrider.core.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to `GET /v1/sources/<id>`, for administrators: what became of a source's deliveries
/// and rows. Reasons are as `ReasonText` writes them.
///
/// @param runs the newest first
/// @param waiting rows whose customer is not known, the newest first
/// @param joined rows that somebody brought to a customer, the newest first
/// @param tenders that became no lead, the newest first; empty for other sources
public record SourceBook(
    List<Run> runs, List<Waiting> waiting, List<Joined> joined, List<Tender> tenders) {

  /// @param outcome `good`, `failing` or `changed`
  /// @param from the name of a file, or how far a query came; null where there is neither
  /// @param refusals the first of the rows that could not be read
  public record Run(
      String id,
      long at,
      String outcome,
      @Nullable String from,
      int rows,
      int written,
      int waiting,
      int refused,
      String reasons,
      List<Refusal> refusals) {}

  /// @param line in the file or document, from 1
  /// @param text its cells, shortened
  public record Refusal(long line, String text, String reasons) {}

  /// @param keys by which its customer was looked for: the words of `JoinKey`, and values
  public record Waiting(
      String record, String kind, String key, String title, List<Key> keys, String why, long at) {}

  public record Key(String name, String value) {}

  /// @param by the user who did it
  public record Joined(
      String record,
      String kind,
      String key,
      String title,
      String account,
      String company,
      String by,
      long at) {}

  /// @param outcome `rejected` or `duplicate`
  public record Tender(
      String id, String title, String buyer, String outcome, String why, long at) {}
}
