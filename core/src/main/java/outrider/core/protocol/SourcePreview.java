package outrider.core.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The answer to `POST /v1/sources/preview`: what would become of a delivery. Nothing of it was
/// taken. Reasons are as `ReasonText` writes them.
///
/// @param columns that were delivered
/// @param missing that are mapped and were not
/// @param samples the first rows as they came, a cell a column
/// @param rows the first rows as they would be read
/// @param count of all that can be read
/// @param refused of those that cannot
/// @param refusals the first of them
/// @param problem why there is no table; empty where there is one
public record SourcePreview(
    List<String> columns,
    List<String> missing,
    List<List<String>> samples,
    List<Line> rows,
    int count,
    int refused,
    List<SourceBook.Refusal> refusals,
    String problem) {

  /// @param company whose it would be; null where nobody's
  /// @param joinedBy a word of `JoinKey`; null without a customer
  /// @param why there is no customer; empty for rows that are everybody's
  public record Line(
      String kind,
      String key,
      @Nullable String company,
      @Nullable String joinedBy,
      String why,
      Map<String, Object> values) {}
}
