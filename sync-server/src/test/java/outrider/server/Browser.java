package outrider.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A real Chromium without a window, driven by chromedriver through the few calls of the W3C
/// WebDriver protocol that a page without scripts needs. The usual library for it brings more than
/// the whole server.
final class Browser implements AutoCloseable {
  private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /// How an element is called in answers.
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process driver;
  private final String session;

  /// Where the two programs are; empty where one is not installed.
  static Optional<List<Path>> installed() {
    Optional<Path> chromium = program("chromium").or(() -> program("google-chrome"));
    Optional<Path> driver = program("chromedriver");
    return chromium.isPresent() && driver.isPresent()
        ? Optional.of(List.of(chromium.get(), driver.get()))
        : Optional.empty();
  }

  private static Optional<Path> program(String name) {
    return Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// @param folder empty, for what the browser keeps
  Browser(List<Path> programs, Path folder, String language) throws IOException {
    driver =
        new ProcessBuilder(programs.getLast().toString(), "--port=0")
            .redirectErrorStream(true)
            .start();
    String base = "http://127.0.0.1:" + port() + "/session";
    List<String> arguments =
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--no-proxy-server",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1100,900",
            "--lang=" + language,
            "--accept-lang=" + language,
            "--user-data-dir=" + folder.toAbsolutePath());
    JsonNode opened =
        send(
            "POST",
            base,
            Map.of(
                "capabilities",
                Map.of(
                    "alwaysMatch",
                    Map.of(
                        "browserName",
                        "chrome",
                        "goog:chromeOptions",
                        Map.of("binary", programs.getFirst().toString(), "args", arguments)))));
    session = base + '/' + opened.path("sessionId").asText();
  }

  private int port() throws IOException {
    BufferedReader lines = driver.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher found = STARTED.matcher(line);
      if (found.find()) {
        return Integer.parseInt(found.group(1));
      }
    }
    throw new IOException("chromedriver ended without a word");
  }

  void open(String address) {
    send("POST", session + "/url", Map.of("url", address));
  }

  String address() {
    return send("GET", session + "/url", null).asText();
  }

  /// Everything that a reader sees.
  String text() {
    return of("body", "text").asText();
  }

  /// @param css of one element
  void click(String css) {
    send("POST", element(css) + "/click", Map.of());
  }

  void type(String css, String text) {
    send("POST", element(css) + "/value", Map.of("text", text));
  }

  /// What a style says of an element, as the browser works it out.
  String style(String css, String property) {
    return of(css, "css/" + property).asText();
  }

  /// From now on the page is so wide, at twice the points; `dark` as a reader's system may be.
  void isSeen(int width, int height, boolean dark) {
    chromium(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", width < 600));
    chromium(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  private void chromium(String command, Map<String, ?> parameters) {
    send("POST", session + "/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
  }

  /// How wide the page is, which nobody may have to push aside.
  int pageWidth() {
    return send(
            "POST",
            session + "/execute/sync",
            Map.of("script", "return document.documentElement.scrollWidth", "args", List.of()))
        .asInt();
  }

  void picture(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(
          file, Base64.getDecoder().decode(send("GET", session + "/screenshot", null).asText()));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private JsonNode of(String css, String what) {
    return send("GET", element(css) + '/' + what, null);
  }

  private String element(String css) {
    JsonNode found =
        send("POST", session + "/element", Map.of("using", "css selector", "value", css));
    return session + "/element/" + found.path(ELEMENT).asText();
  }

  private JsonNode send(String method, String address, @Nullable Object body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address))
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .method(
                  method,
                  body == null
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofByteArray(Laptop.JSON.writeValueAsBytes(body)))
              .build();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(method + ' ' + address + " -> " + answer.body());
      }
      return Laptop.JSON.readTree(answer.body()).path("value");
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(method + ' ' + address, failure);
    }
  }

  @Override
  public void close() {
    try {
      send("DELETE", session, null);
    } finally {
      driver.destroy();
      try {
        if (!driver.waitFor(5, TimeUnit.SECONDS)) {
          driver.destroyForcibly();
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
