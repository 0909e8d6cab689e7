package outrider.server.telephony;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts values in the place of `{name}`; `{name:xml}` is the same, escaped for XML. What is unknown
/// stays, and whoever sets a system up is told of it.
final class Placeholders {
  static final Pattern NAME = Pattern.compile("\\{([a-z]+)(:[a-z]+)?}");

  private final Map<String, String> values;

  Placeholders(Map<String, String> values) {
    this.values = values;
  }

  /// As it is, such as in JSON that is written afterwards.
  String in(String text) {
    return in(text, UnaryOperator.identity());
  }

  /// Each value as a part of an address; one that begins the text is its host, and is left alone.
  String inAddress(String text) {
    return NAME.matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                found.start() == 0 ? value(found.group()) : encoded(value(found.group()))));
  }

  String inForm(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + '=' + encoded(in(field.getValue())))
        .collect(Collectors.joining("&"));
  }

  Object inJson(Object node) {
    return switch (node) {
      case String text -> in(text);
      case List<?> list -> list.stream().map(this::inJson).toList();
      case Map<?, ?> map -> {
        Map<String, Object> filled = new LinkedHashMap<>();
        map.forEach((name, value) -> filled.put((String) name, inJson(value)));
        yield filled;
      }
      default -> node;
    };
  }

  private String in(String text, UnaryOperator<String> as) {
    return NAME.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(as.apply(value(found.group()))));
  }

  private String value(String placeholder) {
    String name = placeholder.substring(1, placeholder.length() - 1);
    String known = values.get(name);
    if (known != null) {
      return known;
    }
    return name.endsWith(":xml")
        ? xml(values.getOrDefault(name.substring(0, name.length() - 4), placeholder))
        : placeholder;
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
