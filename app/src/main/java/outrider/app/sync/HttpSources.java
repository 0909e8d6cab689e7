package outrider.app.sync;

import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import outrider.core.protocol.SourceAnswer;
import outrider.core.protocol.SourceBook;
import outrider.core.protocol.SourceDeed;
import outrider.core.protocol.SourcePreview;
import outrider.core.protocol.SourceRequest;
import outrider.core.protocol.SourcesResponse;

/// The systems that deliver to HQ, over HTTP.
final class HttpSources implements SourceTransport {
  private static final String PATH = "/v1/sources";

  /// HQ waits a minute for another system.
  private static final Duration PATIENCE = Duration.ofSeconds(75);

  private final HttpUrl server;
  private final OkHttpClient http;

  HttpSources(HttpUrl server, OkHttpClient http) {
    this.server = server;
    this.http = http.newBuilder().readTimeout(PATIENCE).retryOnConnectionFailure(true).build();
  }

  @Override
  public SourcesResponse list(String token) {
    return get(PATH, token, SourcesResponse.class);
  }

  @Override
  public SourceBook book(String token, String source) {
    return get(PATH + '/' + source, token, SourceBook.class);
  }

  @Override
  public SourceAnswer save(String token, SourceRequest request) {
    return post(PATH, token, request, SourceAnswer.class);
  }

  @Override
  public SourcePreview preview(String token, SourceRequest request) {
    return post(PATH + "/preview", token, request, SourcePreview.class);
  }

  @Override
  public SourceAnswer act(String token, SourceDeed deed) {
    return post(PATH + "/deed", token, deed, SourceAnswer.class);
  }

  private <T> T get(String path, String token, Class<T> answer) {
    var call = HttpTransport.at(server, path).get();
    return HttpTransport.call(HttpTransport.authorized(call, token), http, answer);
  }

  private <T> T post(String path, String token, Object request, Class<T> answer) {
    var call =
        HttpTransport.at(server, path)
            .post(RequestBody.create(Wire.bytes(request), HttpTransport.JSON));
    return HttpTransport.call(HttpTransport.authorized(call, token), http, answer);
  }
}
