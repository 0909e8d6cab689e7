package outrider.bench.client;

import java.util.Map;

/// What a client answers with: times of the clock that all processes of a machine share on Linux.
final class Reply {

  private Reply() {}

  static Map<String, Object> now() {
    return Map.of("at", System.nanoTime());
  }

  /// @param began when it was begun, in nanoseconds
  static Map<String, Object> since(long began) {
    return Map.of("began", began, "at", System.nanoTime());
  }
}
