package outrider.server.integrate;

import java.util.List;
import java.util.Map;
import outrider.core.rule.Reason;
import outrider.server.store.AccountKeyStore.Key;

/// A table read by the settings of its source.
///
/// @param refused rows that cannot be read, each with why
record Mapped(List<Read> rows, List<Refused> refused) {
  /// @param keys by which its customer is looked for, the surest first
  /// @param values as the record has them
  record Read(String kind, String key, List<Key> keys, Map<String, Object> values) {}

  record Refused(DeliveredTable.Line line, List<Reason> reasons) {}
}
