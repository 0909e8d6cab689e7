package outrider.app.sync;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// The issuer's token endpoint over HTTP. Only an authority vouches for an issuer: what people
/// compare by hand is HQ's certificate.
final class HttpIssuer implements IssuerTransport {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration WHOLE = Duration.ofSeconds(20);
  private static final long ANSWER_BYTES_MOST = 1 << 20;

  private final OkHttpClient http;

  HttpIssuer(Optional<Path> authority) {
    http =
        new ServerTrust(authority)
            .guard(new OkHttpClient.Builder())
            .connectTimeout(CONNECT)
            .callTimeout(WHOLE)
            .followRedirects(false)
            .build();
  }

  private record Answer(@JsonProperty("id_token") @Nullable String idToken) {}

  @Override
  public String trade(Trade trade) {
    var form =
        new FormBody.Builder()
            .add("grant_type", "authorization_code")
            .add("client_id", trade.clientId())
            .add("code", trade.code())
            .add("redirect_uri", trade.redirect())
            .add("code_verifier", trade.verifier());
    if (!trade.clientSecret().isEmpty()) {
      form.add("client_secret", trade.clientSecret());
    }
    var request =
        new Request.Builder()
            .url(trade.tokenEndpoint())
            .header("Accept", "application/json")
            .post(form.build())
            .build();
    try (var response = http.newCall(request).execute()) {
      return idToken(response);
    } catch (IOException failure) {
      throw HttpTransport.unreachable(failure);
    } finally {
      http.connectionPool().evictAll();
    }
  }

  private static String idToken(Response response) throws IOException {
    if (response.code() >= 500) {
      throw new SyncFailure(SyncFailure.Kind.UNREACHABLE, "the issuer: " + response.code(), null);
    }
    var bytes = response.peekBody(ANSWER_BYTES_MOST).bytes();
    try {
      var token =
          response.isSuccessful() ? Wire.MAPPER.readValue(bytes, Answer.class).idToken() : null;
      if (token != null) {
        return token;
      }
    } catch (IOException noJson) {
      throw new SyncFailure(SyncFailure.Kind.REFUSED, "the issuer makes no sense", noJson);
    }
    throw new SyncFailure(
        SyncFailure.Kind.REFUSED, "the issuer does not trade: " + response.code(), null);
  }
}
