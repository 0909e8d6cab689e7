package outrider.app.sync;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import outrider.core.protocol.CalendarRequest;
import outrider.core.protocol.CalendarResponse;

/// The address of one's own calendar, over HTTP.
final class HttpCalendar implements CalendarTransport {

  private static final String PATH = "/v1/calendar";

  private final HttpUrl server;
  private final OkHttpClient http;

  HttpCalendar(HttpUrl server, OkHttpClient http) {
    this.server = server;
    // A person asks here, and nobody asks again for them.
    this.http = http.newBuilder().retryOnConnectionFailure(true).build();
  }

  @Override
  public CalendarResponse look(String token) {
    var call = HttpTransport.at(server, PATH).get();
    return HttpTransport.call(HttpTransport.authorized(call, token), http, CalendarResponse.class);
  }

  @Override
  public CalendarResponse make(String token, CalendarRequest request) {
    var call =
        HttpTransport.at(server, PATH)
            .post(RequestBody.create(Wire.bytes(request), HttpTransport.JSON));
    return HttpTransport.call(HttpTransport.authorized(call, token), http, CalendarResponse.class);
  }

  @Override
  public void stop(String token) {
    var call = HttpTransport.at(server, PATH).delete();
    HttpTransport.call(HttpTransport.authorized(call, token), http, Void.class);
  }
}
