package outrider.server.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// A list of objects in a JSON document as rows of texts. What is nested is named by its way, such
/// as `buyer.name`; a list in a row is its JSON.
public final class JsonRows {
  private JsonRows() {}

  /// @param place of the list (RFC 6901); empty for the document itself
  /// @param most rows that are read; the others are passed over
  /// @return empty where there is no list of objects
  /// @throws ProblemException where it is no JSON, or the place is none
  public static Optional<List<Map<String, String>>> read(byte[] bytes, String place, int most) {
    JsonNode found;
    try {
      found = Json.read(bytes, JsonNode.class).at(place);
    } catch (IllegalArgumentException noPlace) {
      throw new ProblemException(Problem.wrongShape("There is no such place as " + place + "."));
    }
    if (!found.isArray()) {
      return Optional.empty();
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonNode item : found) {
      if (!item.isObject()) {
        return Optional.empty();
      }
      if (rows.size() < most) {
        Map<String, String> row = new LinkedHashMap<>();
        flatten("", item, row);
        rows.add(row);
      }
    }
    return Optional.of(rows);
  }

  private static void flatten(String way, JsonNode object, Map<String, String> row) {
    object
        .properties()
        .forEach(member -> {
          String name = way + member.getKey();
          JsonNode value = member.getValue();
          if (value.isObject()) {
            flatten(name + '.', value, row);
          } else if (value.isArray()) {
            row.put(name, value.toString());
          } else if (value.isNumber()) {
            row.put(name, value.decimalValue().toPlainString());
          } else {
            row.put(name, value.isNull() ? "" : value.asText());
          }
        });
  }
}
