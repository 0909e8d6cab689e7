package outrider.app.sync;

import outrider.core.protocol.DevicesResponse;
import outrider.core.protocol.FarewellRequest;
import outrider.core.protocol.FarewellResponse;
import outrider.core.protocol.RevokeRequest;
import outrider.core.protocol.SettleRequest;
import outrider.core.protocol.SettleResponse;

/// The way to HQ for what is about workstations rather than about the book. Every call blocks, and
/// fails with a `SyncFailure`.
public interface DeviceTransport {

  DevicesResponse devices(String token);

  void revoke(String token, RevokeRequest request);

  SettleResponse settle(String token, SettleRequest request);

  /// The one call that a withdrawn workstation may still make.
  FarewellResponse farewell(String token, FarewellRequest request);

  /// A way on which nothing is known of workstations.
  DeviceTransport NONE =
      new DeviceTransport() {
        @Override
        public DevicesResponse devices(String token) {
          throw noDevices();
        }

        @Override
        public void revoke(String token, RevokeRequest request) {
          throw noDevices();
        }

        @Override
        public SettleResponse settle(String token, SettleRequest request) {
          throw noDevices();
        }

        @Override
        public FarewellResponse farewell(String token, FarewellRequest request) {
          throw noDevices();
        }

        private SyncFailure noDevices() {
          return new SyncFailure(SyncFailure.Kind.UNREACHABLE, "no devices this way", null);
        }
      };
}
