package outrider.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import outrider.server.Headquarters;
import outrider.server.integrate.Sources;

/// A feed of public tenders that is pushed to HQ.
public final class TenderFeed implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final Sources.Added source;

  private TenderFeed(Sources.Added source) {
    this.source = source;
  }

  /// Sets one up at an HQ that does not run: pumps and sewage in two provinces, half a million and
  /// more, five days left.
  public static TenderFeed add(Path hq, String name) {
    var settings =
        """
        {"name":"%s","way":"push","columns":{"id":"externalKey","title":"title","buyer":"buyer",
         "number":"number","region":"region","budget":"amount","deadline":"deadline",
         "text":"words"},
         "tenders":{"leadSource":"招标","include":["水泵","污水","泵站"],"exclude":["维修","中标"],
         "regions":["浙江","上海"],"budgetFrom":500000,"daysLeft":5}}\
        """
            .formatted(name);
    try (var database = Headquarters.open(Engine.settings(hq), InstantSource.system())) {
      return new TenderFeed(
          new Sources(database, InstantSource.system())
              .add(Sources.read(settings.getBytes(StandardCharsets.UTF_8))));
    }
  }

  /// Sends notices, and comes back when HQ has screened them.
  ///
  /// @param notices names and plain values
  /// @return HQ's answer
  public String send(String server, List<Map<String, String>> notices) {
    var body =
        notices.stream()
            .map(notice ->
                notice.entrySet().stream()
                    .map(field -> '"' + field.getKey() + "\":\"" + field.getValue() + '"')
                    .collect(Collectors.joining(",", "{", "}")))
            .collect(Collectors.joining(",", "[", "]"));
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(server + "/sources/" + source.id()))
                  .header("Content-Type", "application/json")
                  .header("X-Api-Key", Objects.requireNonNull(source.key()))
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return Optional.of(answer)
          .filter(it -> it.statusCode() == 202)
          .map(HttpResponse::body)
          .orElseThrow(() -> new IllegalStateException(answer.statusCode() + " " + answer.body()));
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
