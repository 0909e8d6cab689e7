package outrider.bench.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A pull's answer or a live message, taken apart so that a defect can tamper with it.
final class Feed {

  private static final ObjectMapper JSON = new ObjectMapper();

  final List<ObjectNode> lines = new ArrayList<>();

  Feed(String text) {
    for (var line : text.split("\n")) {
      lines.add(node(line));
    }
  }

  static byte[] change(byte[] feed, Consumer<Feed> change) {
    return change(new String(feed, StandardCharsets.UTF_8), change)
        .getBytes(StandardCharsets.UTF_8);
  }

  static String change(String text, Consumer<Feed> change) {
    var feed = new Feed(text);
    if (!feed.lines.getFirst().has("scopes")) {
      return text;
    }
    change.accept(feed);
    var changed = new StringBuilder();
    feed.lines.forEach(line -> changed.append(line).append('\n'));
    return changed.toString();
  }

  static ObjectNode node(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  ObjectNode head() {
    return lines.getFirst();
  }

  /// Rows that match are left out.
  void drop(Predicate<ObjectNode> row) {
    lines.removeIf(line -> line.has("q") && row.test(line));
  }

  /// Whoever made this feed did not look at what it should add up to.
  void forgetSums() {
    lines.getLast().putObject("scopes");
  }
}
