package outrider.app.sync;

import java.io.IOException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import outrider.core.protocol.AuditExportRequest;
import outrider.core.protocol.AuditRequest;
import outrider.core.protocol.AuditResponse;

/// The audit trail over HTTP.
final class HttpAudit implements AuditTransport {

  /// HQ looks at a hundred thousand lines before it answers.
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final HttpUrl server;
  private final OkHttpClient http;

  HttpAudit(HttpUrl server, OkHttpClient http) {
    this.server = server;
    // A person asks here, and nobody asks again for them: a connection that HQ's restart has closed
    // is no answer.
    this.http = http.newBuilder().retryOnConnectionFailure(true).readTimeout(SILENCE).build();
  }

  @Override
  public AuditResponse search(String token, AuditRequest request) {
    return HttpTransport.call(post("/v1/audit", token, request), http, AuditResponse.class);
  }

  @Override
  public void export(String token, AuditExportRequest request, Receiver receiver)
      throws IOException {
    var call = post("/v1/audit/export", token, request).header("Accept-Encoding", "identity");
    try (var response = http.newCall(call.build()).execute()) {
      HttpTransport.requireSuccess(response);
      var lines = response.header("Outrider-Lines", "0");
      receiver.receive(Long.parseLong(lines), response.body().byteStream());
    } catch (NumberFormatException notOurs) {
      throw new IOException("the answer does not say how much is to come", notOurs);
    }
  }

  private Request.Builder post(String path, String token, Object body) {
    return HttpTransport.authorized(
        HttpTransport.at(server, path)
            .post(RequestBody.create(Wire.bytes(body), HttpTransport.JSON)),
        token);
  }
}
