package outrider.core.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Plain values (`Map`, `List`, `String`, `Long`, `Boolean`, null) as JSON text and back, for the
/// few records that carry such a text in a field and whose rules have to know what it says.
///
/// Strict: whole numbers only, no repeated names, nothing behind the value. Members are written in
/// the order of their names, so that equal values are equal texts.
public final class JsonText {

  /// Deeper than anything that is written; a text from outside cannot exhaust the stack.
  private static final int DEPTH_MAX = 16;

  private final String text;
  private int at;

  private JsonText(String text) {
    this.text = text;
  }

  public static String write(@Nullable Object value) {
    var out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  /// @throws IllegalArgumentException where the text is none of ours
  public static @Nullable Object read(String text) {
    var reader = new JsonText(text);
    var value = reader.value(0);
    reader.space();
    if (reader.at != text.length()) {
      throw reader.wrong();
    }
    return value;
  }

  private static void write(@Nullable Object value, StringBuilder out) {
    switch (value) {
      case null -> out.append("null");
      case String words -> write(words, out);
      case Long number -> out.append(number);
      case Integer number -> out.append(number);
      case Boolean flag -> out.append(flag);
      case Map<?, ?> map -> write(map, out);
      case Iterable<?> items -> write(items, out);
      default -> throw new IllegalArgumentException("not a plain value: " + value.getClass());
    }
  }

  private static void write(Map<?, ?> map, StringBuilder out) {
    out.append('{');
    var sorted = new TreeMap<String, @Nullable Object>();
    map.forEach((name, item) -> sorted.put((String) name, item));
    var separator = "";
    for (var entry : sorted.entrySet()) {
      out.append(separator);
      write(entry.getKey(), out);
      out.append(':');
      write(entry.getValue(), out);
      separator = ",";
    }
    out.append('}');
  }

  private static void write(Iterable<?> items, StringBuilder out) {
    out.append('[');
    var separator = "";
    for (var item : items) {
      out.append(separator);
      write(item, out);
      separator = ",";
    }
    out.append(']');
  }

  private static void write(String words, StringBuilder out) {
    out.append('"');
    for (var index = 0; index < words.length(); index++) {
      var letter = words.charAt(index);
      switch (letter) {
        case '"', '\\' -> out.append('\\').append(letter);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          if (letter < ' ') {
            out.append(String.format("\\u%04x", (int) letter));
          } else {
            out.append(letter);
          }
        }
      }
    }
    out.append('"');
  }

  private @Nullable Object value(int depth) {
    if (depth > DEPTH_MAX) {
      throw wrong();
    }
    space();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> list(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> object(int depth) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    at++;
    space();
    if (peek() == '}') {
      at++;
      return map;
    }
    while (true) {
      space();
      var name = string();
      space();
      take(':');
      var value = value(depth + 1);
      if (map.containsKey(name)) {
        throw wrong();
      }
      map.put(name, value);
      space();
      if (peek() == '}') {
        at++;
        return map;
      }
      take(',');
    }
  }

  private List<@Nullable Object> list(int depth) {
    var items = new ArrayList<@Nullable Object>();
    at++;
    space();
    if (peek() == ']') {
      at++;
      return items;
    }
    while (true) {
      items.add(value(depth + 1));
      space();
      if (peek() == ']') {
        at++;
        return items;
      }
      take(',');
    }
  }

  private String string() {
    take('"');
    var words = new StringBuilder();
    while (true) {
      var letter = peek();
      at++;
      if (letter == '"') {
        return words.toString();
      }
      if (letter < ' ') {
        throw wrong();
      }
      words.append(letter == '\\' ? escaped() : letter);
    }
  }

  private char escaped() {
    var letter = peek();
    at++;
    return switch (letter) {
      case '"', '\\', '/' -> letter;
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        if (at + 4 > text.length()) {
          throw wrong();
        }
        var digits = text.substring(at, at + 4);
        at += 4;
        yield (char) Integer.parseInt(digits, 16);
      }
      default -> throw wrong();
    };
  }

  private Long number() {
    var from = at;
    if (peek() == '-') {
      at++;
    }
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    // Long.valueOf says what is wrong with what is none.
    return Long.valueOf(text.substring(from, at));
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw wrong();
    }
    at += word.length();
    return value;
  }

  private void space() {
    while (at < text.length() && " \n\t\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong();
    }
    return text.charAt(at);
  }

  private void take(char wanted) {
    if (peek() != wanted) {
      throw wrong();
    }
    at++;
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("not JSON at " + at);
  }
}
