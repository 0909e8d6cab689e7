package outrider.server;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody at a customer before a browser that keeps its cookies.
final class Guest {
  private static final Pattern TOKEN = Pattern.compile("name=\"form\" value=\"([0-9a-f]{64})\"");

  final Map<String, String> cookies = new HashMap<>();
  private final Laptop line;

  Guest(int port) {
    line = new Laptop(port);
  }

  /// Comes in by an invitation.
  static Guest joined(int port, String invitation) {
    Guest guest = new Guest(port);
    guest.sends(
        "/portal/join/" + invitation,
        Map.of("password", TestServer.PASSWORD, "again", TestServer.PASSWORD));
    return guest;
  }

  Laptop.Answer looks(String path) {
    return call("GET", path, "", Map.of());
  }

  Laptop.Answer sends(String path, Map<String, String> values) {
    return sends(path, values, Map.of());
  }

  Laptop.Answer sends(String path, Map<String, String> values, Map<String, String> headers) {
    String body =
        values.entrySet().stream()
            .map(each -> encoded(each.getKey()) + '=' + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return call("POST", path, body, headers);
  }

  /// Sends a form of the page that it stands on, with the secret that the page carries.
  Laptop.Answer fillsIn(String page, String path, Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.put("form", token(page));
    return sends(path, all);
  }

  String token(String page) {
    Matcher found = TOKEN.matcher(looks(page).text());
    return found.find() ? found.group(1) : "";
  }

  private Laptop.Answer call(String method, String path, String body, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    headers.putIfAbsent("Accept-Language", "en");
    if (!cookies.isEmpty()) {
      headers.put(
          "Cookie",
          cookies.entrySet().stream()
              .map(each -> each.getKey() + '=' + each.getValue())
              .collect(Collectors.joining("; ")));
    }
    Laptop.Answer answer =
        line.send(method, path, HttpRequest.BodyPublishers.ofString(body), headers);
    for (String cookie : answer.response().headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";")[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return answer;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
