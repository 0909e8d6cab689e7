package outrider.app.sync;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import outrider.core.protocol.DevicesResponse;
import outrider.core.protocol.FarewellRequest;
import outrider.core.protocol.FarewellResponse;
import outrider.core.protocol.RevokeRequest;
import outrider.core.protocol.SettleRequest;
import outrider.core.protocol.SettleResponse;

/// Workstations over HTTP.
final class HttpDevices implements DeviceTransport {

  private final HttpUrl server;
  private final OkHttpClient http;

  HttpDevices(HttpUrl server, OkHttpClient http) {
    this.server = server;
    // A person asks here, and nobody asks again for them: a connection that HQ's restart has closed
    // is no answer. What is asked twice is done once.
    this.http = http.newBuilder().retryOnConnectionFailure(true).build();
  }

  @Override
  public DevicesResponse devices(String token) {
    return HttpTransport.call(
        HttpTransport.authorized(HttpTransport.at(server, "/v1/devices").get(), token),
        http,
        DevicesResponse.class);
  }

  @Override
  public void revoke(String token, RevokeRequest request) {
    post("/v1/devices/revoke", token, request, Void.class);
  }

  @Override
  public SettleResponse settle(String token, SettleRequest request) {
    return post("/v1/devices/settle", token, request, SettleResponse.class);
  }

  @Override
  public FarewellResponse farewell(String token, FarewellRequest request) {
    return post("/v1/farewell", token, request, FarewellResponse.class);
  }

  private <T> T post(String path, String token, Object request, Class<T> answer) {
    var call =
        HttpTransport.at(server, path)
            .post(RequestBody.create(Wire.bytes(request), HttpTransport.JSON));
    return HttpTransport.call(HttpTransport.authorized(call, token), http, answer);
  }
}
