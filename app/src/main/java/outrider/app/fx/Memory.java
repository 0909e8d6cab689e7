package outrider.app.fx;

import java.util.HashMap;
import java.util.Map;

/// What the screen remembers between sittings: column layouts, folded groups, the last view.
public interface Memory {
  /// What was remembered, or the empty text.
  String recall(String name);

  void remember(String name, String value);

  /// Remembers until the program ends, for tests.
  static Memory brief() {
    Map<String, String> held = new HashMap<>();
    return new Memory() {
      @Override
      public String recall(String name) {
        return held.getOrDefault(name, "");
      }

      @Override
      public void remember(String name, String value) {
        held.put(name, value);
      }
    };
  }
}
