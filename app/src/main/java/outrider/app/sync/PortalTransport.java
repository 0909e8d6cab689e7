package outrider.app.sync;

import outrider.core.protocol.PortalResponse;

/// The way to HQ for who at a customer may look at their company's page. Every call blocks, and
/// fails with a `SyncFailure`.
public interface PortalTransport {

  PortalResponse look(String token, String contact);

  /// @param mailed whether HQ writes to the contact
  PortalResponse invite(String token, String contact, boolean mailed);

  void withdraw(String token, String contact);

  /// A way on which nothing is known of customers' pages.
  PortalTransport NONE =
      new PortalTransport() {
        @Override
        public PortalResponse look(String token, String contact) {
          throw noPortal();
        }

        @Override
        public PortalResponse invite(String token, String contact, boolean mailed) {
          throw noPortal();
        }

        @Override
        public void withdraw(String token, String contact) {
          throw noPortal();
        }

        private SyncFailure noPortal() {
          return new SyncFailure(SyncFailure.Kind.UNREACHABLE, "no customers' page this way", null);
        }
      };
}
