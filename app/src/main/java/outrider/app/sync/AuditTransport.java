package outrider.app.sync;

import java.io.IOException;
import java.io.InputStream;
import outrider.core.protocol.AuditExportRequest;
import outrider.core.protocol.AuditRequest;
import outrider.core.protocol.AuditResponse;

/// The way to HQ's audit trail. Every call blocks, and fails with a `SyncFailure`.
public interface AuditTransport {

  AuditResponse search(String token, AuditRequest request);

  /// Hands the files of an export over as they come.
  void export(String token, AuditExportRequest request, Receiver receiver) throws IOException;

  /// Takes in what comes.
  @FunctionalInterface
  interface Receiver {
    /// @param lines how many are to come
    /// @param zip the file and its manifest, in this order
    void receive(long lines, InputStream zip) throws IOException;
  }

  /// A way on which there is no trail.
  AuditTransport NONE =
      new AuditTransport() {
        @Override
        public AuditResponse search(String token, AuditRequest request) {
          throw noTrail();
        }

        @Override
        public void export(String token, AuditExportRequest request, Receiver receiver) {
          throw noTrail();
        }

        private SyncFailure noTrail() {
          return new SyncFailure(SyncFailure.Kind.UNREACHABLE, "no audit trail this way", null);
        }
      };
}
