package outrider.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import outrider.core.record.RecordType;

/// A form on the company's website, and whoever fills it in.
public final class WebForm implements AutoCloseable {

  private static final String TOKEN = "a-public-token-of-a-page";
  private static final Pattern REFERENCE = Pattern.compile("\"reference\":\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;

  private WebForm(URI address) {
    this.address = address;
  }

  /// Adds one to an HQ that does not run.
  ///
  /// @return its id
  public static String add(Path hq) {
    var id = UUID.randomUUID().toString();
    Office.add(hq, RecordType.FORM, id, Map.of("name", "官网", "source", "官网", "token", TOKEN));
    return id;
  }

  /// @param server address
  public static WebForm at(String server, String form) {
    return new WebForm(URI.create(server + "/intake/" + form));
  }

  /// Sends it, and comes back when HQ has taken it.
  ///
  /// @return the id of the lead
  public String send(String name, String phone) {
    var body =
        "name="
            + URLEncoder.encode(name, StandardCharsets.UTF_8)
            + "&phone="
            + URLEncoder.encode(phone, StandardCharsets.UTF_8)
            + "&outrider-token="
            + TOKEN;
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(address)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Accept", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      var reference = REFERENCE.matcher(answer.body());
      if (answer.statusCode() != 202 || !reference.find()) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      return reference.group(1);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
