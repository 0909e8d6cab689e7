package outrider.app.sync;

import java.util.function.Supplier;
import outrider.core.protocol.DevicesResponse;
import outrider.core.protocol.RevokeRequest;
import outrider.core.protocol.SettleRequest;
import outrider.core.protocol.SettleResponse;

/// The workstations of the people whom the signed-in person answers for, asked of HQ when they are
/// looked at: who holds what is not for every laptop to keep. Calls block and fail with a
/// `SyncFailure`.
public final class Fleet {

  /// Where there is no HQ: for pictures and tests.
  public static final Fleet NONE = new Fleet(DeviceTransport.NONE, () -> "");

  private final DeviceTransport transport;
  private final Supplier<String> token;

  public Fleet(DeviceTransport transport, Supplier<String> token) {
    this.transport = transport;
    this.token = token;
  }

  public DevicesResponse look() {
    return transport.devices(token.get());
  }

  /// @param handIn whether the device is to hand in what it has not sent before it wipes itself
  public void revoke(String device, boolean handIn) {
    transport.revoke(token.get(), new RevokeRequest(device, handIn));
  }

  /// Does what a withdrawn device handed in, or puts it away.
  public SettleResponse settle(String device, boolean accept) {
    return transport.settle(token.get(), new SettleRequest(device, accept));
  }
}
