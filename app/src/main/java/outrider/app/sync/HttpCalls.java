package outrider.app.sync;

import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import outrider.core.protocol.CallState;
import outrider.core.protocol.DialRequest;

/// Calls over HTTP.
final class HttpCalls implements CallTransport {
  private static final String PATH = "/v1/calls";

  /// HQ itself waits ten seconds for the telephone system.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpUrl server;
  private final OkHttpClient http;

  HttpCalls(HttpUrl server, OkHttpClient http) {
    this.server = server;
    // As with devices: a person asks, and what is asked twice is done once.
    this.http = http.newBuilder().retryOnConnectionFailure(true).readTimeout(PATIENCE).build();
  }

  @Override
  public CallState dial(String token, DialRequest request) {
    var call =
        HttpTransport.at(server, PATH)
            .post(RequestBody.create(Wire.bytes(request), HttpTransport.JSON));
    return HttpTransport.call(HttpTransport.authorized(call, token), http, CallState.class);
  }

  @Override
  public CallState look(String token, String call) {
    return HttpTransport.call(
        HttpTransport.authorized(HttpTransport.at(server, PATH + '/' + call).get(), token),
        http,
        CallState.class);
  }
}
