package outrider.app.sync;

import outrider.core.protocol.CallState;
import outrider.core.protocol.DialRequest;

/// The way to HQ for calls by the company's telephone system. Every call blocks, and fails with a
/// `SyncFailure`.
public interface CallTransport {

  CallState dial(String token, DialRequest request);

  CallState look(String token, String call);

  /// A way on which nobody is called.
  CallTransport NONE =
      new CallTransport() {
        @Override
        public CallState dial(String token, DialRequest request) {
          throw noCalls();
        }

        @Override
        public CallState look(String token, String call) {
          throw noCalls();
        }

        private SyncFailure noCalls() {
          return new SyncFailure(SyncFailure.Kind.UNREACHABLE, "no calls this way", null);
        }
      };
}
