package outrider.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.server.intake.IntakeKeys;
import outrider.server.store.Database;

/// Somebody who is no user: a website, another system, or a browser before a form. Knows the
/// address of a form and, unless a test takes it away, a key.
final class Outside {
  static final String TOKEN = "a-public-token-of-a-page";

  private final Laptop line;
  final String form;
  String key;

  private Outside(Laptop line, String form, String key) {
    this.line = line;
    this.form = form;
    this.key = key;
  }

  /// With a form for the source `web` that was set up for it, and a key.
  static Outside of(TestServer server, Map<String, Object> more) {
    String form = form(server, more);
    return new Outside(server.laptop(), form, key(TestStore.settings(server.folder), "web"));
  }

  static Outside of(TestServer server) {
    return of(server, Map.of());
  }

  /// The same, at another address.
  Outside at(int port) {
    return new Outside(new Laptop(port), form, key);
  }

  Outside withForm(String other) {
    return new Outside(line, other, key);
  }

  Outside withKey(String other) {
    return new Outside(line, form, other);
  }

  static String form(TestServer server, Map<String, Object> more) {
    String id = TestServer.id();
    Map<String, Object> fields = new HashMap<>();
    fields.put("name", "Contact us");
    fields.put("source", "web");
    fields.put("token", TOKEN);
    fields.putAll(more);
    server.administer(administration ->
        administration.run(new Command.CreateRecord(RecordType.FORM, id, fields)));
    return id;
  }

  static String key(ServerSettings settings, String source) {
    try (Database database = Headquarters.open(settings, InstantSource.system())) {
      return new IntakeKeys(database, InstantSource.system()).make(source);
    }
  }

  String path() {
    return "/intake/" + form;
  }

  Laptop.Answer sends(Map<String, ?> values) {
    return sends(values, Map.of());
  }

  Laptop.Answer sends(Map<String, ?> values, Map<String, String> headers) {
    try {
      return sends(Laptop.JSON.writeValueAsString(values), headers);
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  Laptop.Answer sends(String json, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.putIfAbsent("Content-Type", "application/json");
    all.putIfAbsent("X-Api-Key", key);
    return post(json, all);
  }

  /// As a browser does.
  Laptop.Answer fillsIn(Map<String, String> values, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "application/x-www-form-urlencoded");
    all.putIfAbsent("Accept", "text/html,application/xhtml+xml");
    Map<String, String> sent = new HashMap<>(values);
    sent.putIfAbsent("outrider-token", TOKEN);
    return post(
        sent.entrySet().stream()
            .map(field -> encoded(field.getKey()) + '=' + encoded(field.getValue()))
            .collect(Collectors.joining("&")),
        all);
  }

  Laptop.Answer post(String body, Map<String, String> headers) {
    return line.send("POST", path(), HttpRequest.BodyPublishers.ofString(body), headers);
  }

  Laptop.Answer looks(Map<String, String> headers) {
    return line.send("GET", path(), HttpRequest.BodyPublishers.noBody(), headers);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
