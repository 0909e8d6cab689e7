package outrider.app.sync;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import outrider.core.protocol.PortalRequest;
import outrider.core.protocol.PortalResponse;

/// Who at a customer may look at their company's page, over HTTP.
final class HttpPortal implements PortalTransport {

  private static final String PATH = "/v1/portal/";

  private final HttpUrl server;
  private final OkHttpClient http;

  HttpPortal(HttpUrl server, OkHttpClient http) {
    this.server = server;
    // A person asks here, and nobody asks again for them.
    this.http = http.newBuilder().retryOnConnectionFailure(true).build();
  }

  @Override
  public PortalResponse look(String token, String contact) {
    return call(at(contact).get(), token);
  }

  @Override
  public PortalResponse invite(String token, String contact, boolean mailed) {
    var body = RequestBody.create(Wire.bytes(new PortalRequest(mailed)), HttpTransport.JSON);
    return call(at(contact).post(body), token);
  }

  @Override
  public void withdraw(String token, String contact) {
    HttpTransport.call(HttpTransport.authorized(at(contact).delete(), token), http, Void.class);
  }

  private Request.Builder at(String contact) {
    return HttpTransport.at(server, PATH + contact);
  }

  private PortalResponse call(Request.Builder request, String token) {
    return HttpTransport.call(HttpTransport.authorized(request, token), http, PortalResponse.class);
  }
}
