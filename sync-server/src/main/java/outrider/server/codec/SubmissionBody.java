package outrider.server.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// What a web form sends, whichever way, as names with texts. A name that comes several times, as
/// ticked boxes do, has its values joined.
public final class SubmissionBody {
  private static final String SEPARATOR = ", ";

  private SubmissionBody() {}

  /// A flat JSON object; its values are texts, numbers, flags, or lists of them.
  public static Map<String, String> json(byte[] bytes) {
    Map<String, String> values = new LinkedHashMap<>();
    ObjectNode object = Json.read(bytes, ObjectNode.class);
    object
        .properties()
        .forEach(field -> {
          String text = text(field.getKey(), field.getValue());
          if (!text.isEmpty()) {
            values.put(field.getKey(), text);
          }
        });
    return values;
  }

  private static String text(String name, JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    if (value.isValueNode()) {
      return value.asText();
    }
    List<String> parts = new ArrayList<>();
    for (JsonNode part : value) {
      if (value.isObject() || !part.isValueNode()) {
        throw new ProblemException(
            Problem.fields(
                "A form is flat.", List.of(Map.of("field", name, "reason", "field.malformed"))));
      }
      parts.add(part.asText());
    }
    return String.join(SEPARATOR, parts);
  }

  /// `application/x-www-form-urlencoded`, in UTF-8.
  public static Map<String, String> form(byte[] bytes) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : utf8(bytes).split("&")) {
      int cut = pair.indexOf('=');
      String name = decoded(cut < 0 ? pair : pair.substring(0, cut));
      String value = cut < 0 ? "" : decoded(pair.substring(cut + 1));
      if (!name.isEmpty()) {
        values.merge(name, value, (one, other) -> one + SEPARATOR + other);
      }
    }
    return values;
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException broken) {
      throw new ProblemException(Problem.malformed("The body is not UTF-8."));
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw new ProblemException(Problem.malformed("The body is not form-urlencoded."));
    }
  }
}
