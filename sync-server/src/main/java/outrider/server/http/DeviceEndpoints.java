package outrider.server.http;

import outrider.core.protocol.FarewellRequest;
import outrider.core.protocol.RevokeRequest;
import outrider.core.protocol.SettleRequest;
import outrider.server.access.SignedIn;
import outrider.server.device.DeviceService;

/// The workstations, for those who answer for them; and the last call of one that was withdrawn.
final class DeviceEndpoints {
  private final DeviceService devices;

  DeviceEndpoints(DeviceService devices) {
    this.devices = devices;
  }

  void register(Router router) {
    router
        .get("/v1/devices", exchange -> exchange.answer(devices.list(exchange.signedIn())))
        .post("/v1/devices/revoke", this::revoke)
        .post("/v1/devices/settle", this::settle)
        .post("/v1/farewell", this::farewell);
  }

  private void revoke(Exchange exchange) {
    SignedIn who = exchange.signedIn();
    devices.revoke(exchange.body(RevokeRequest.class), who);
    exchange.answerNothing();
  }

  private void settle(Exchange exchange) {
    SignedIn who = exchange.signedIn();
    exchange.answer(devices.settle(exchange.body(SettleRequest.class), who));
  }

  private void farewell(Exchange exchange) {
    SignedIn leaving = exchange.leaving();
    exchange.answer(devices.farewell(exchange.body(FarewellRequest.class), leaving));
  }
}
