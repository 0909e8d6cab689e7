package outrider.server.integrate;

import java.util.List;
import java.util.Map;
import outrider.core.protocol.SourceBook.Refusal;
import outrider.core.rule.Reason;
import outrider.core.rule.ReasonText;
import outrider.server.ops.Limits;
import outrider.server.store.AccountKeyStore.Key;

/// A table read by the settings of its source.
///
/// @param refused rows that cannot be read, each with why
record Mapped(List<Read> rows, List<Refused> refused) {
  /// @param keys by which its customer is looked for, the surest first
  /// @param values as the record has them
  record Read(String kind, String key, List<Key> keys, Map<String, Object> values) {}

  record Refused(DeliveredTable.Line line, List<Reason> reasons) {
    /// As somebody who looks for the mistake is told.
    Refusal told() {
      String text = String.join(" | ", line.cells());
      return new Refusal(
          line.number(),
          text.substring(0, Math.min(text.length(), Limits.SOURCE_REFUSED_CHARS)),
          ReasonText.write(reasons, ""));
    }
  }

  /// The first of the rows that cannot be read.
  List<Refusal> refusals() {
    return refused.stream().limit(Limits.SOURCE_REFUSED_NAMED).map(Refused::told).toList();
  }
}
