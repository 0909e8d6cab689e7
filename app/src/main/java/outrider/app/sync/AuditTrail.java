package outrider.app.sync;

import java.io.IOException;
import java.util.function.Supplier;
import outrider.core.protocol.AuditExportRequest;
import outrider.core.protocol.AuditRequest;
import outrider.core.protocol.AuditResponse;

/// HQ's audit trail, asked in the name of the signed-in person: it is HQ's to keep, and no laptop
/// has a copy. Calls block and fail with a `SyncFailure`.
public final class AuditTrail {

  /// Where there is no HQ: for pictures and tests.
  public static final AuditTrail NONE = new AuditTrail(AuditTransport.NONE, () -> "");

  private final AuditTransport transport;
  private final Supplier<String> token;

  public AuditTrail(AuditTransport transport, Supplier<String> token) {
    this.transport = transport;
    this.token = token;
  }

  public AuditResponse search(AuditRequest request) {
    return transport.search(token.get(), request);
  }

  public void export(AuditExportRequest request, AuditTransport.Receiver receiver)
      throws IOException {
    transport.export(token.get(), request, receiver);
  }
}
