package outrider.core.rule;

import java.util.Map;
import java.util.TreeMap;

/// Why something was refused, as data: the words are chosen at the screen, by `reason.<id>`.
///
/// @param arguments plain text values (ids, numbers, names) that the words are built from
public record Reason(String id, Map<String, String> arguments) {

  public Reason {
    arguments = Map.copyOf(arguments);
  }

  public static Reason of(String id) {
    return new Reason(id, Map.of());
  }

  public static Reason of(String id, String name, String value) {
    return new Reason(id, Map.of(name, value));
  }

  public Reason with(String name, Object value) {
    var more = new TreeMap<>(arguments);
    more.put(name, value.toString());
    return new Reason(id, more);
  }

  public String argument(String name) {
    return arguments.getOrDefault(name, "");
  }
}
