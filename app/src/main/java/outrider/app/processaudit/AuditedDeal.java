package outrider.app.processaudit;

import org.jspecify.annotations.Nullable;
import outrider.core.processaudit.ProcessAudit;

/// A deal of a sample, as the list shows it.
///
/// @param account name; empty where it has none or is not seen
/// @param owner null for a deal that nobody owns
record AuditedDeal(
    ProcessAudit audit, String name, String account, @Nullable String owner, boolean won) {

  String id() {
    return audit.id();
  }
}
