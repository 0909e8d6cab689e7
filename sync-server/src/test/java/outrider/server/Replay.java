package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Says again what a workstation said that was recorded, and compares what it hears with what was
/// heard then. Names that the server gives (ids of people, scopes, lives, numbers of changes) are
/// other ones today: each is learned where it is given, and put in where it is said.
final class Replay {
  /// Given anew each time, or depending on what else is in the company.
  private static final Set<String> OTHER =
      Set.of("token", "serverTime", "seq", "rows", "incarnation", "checksum", "count", "q", "s");

  private static final Set<String> OF_THE_COMPANY = Set.of("user", "team");

  private final Laptop laptop;
  private final int protocol;
  private final Map<String, String> words = new HashMap<>();
  private final Map<Long, Long> lives = new HashMap<>();
  private final NavigableMap<Long, Long> seqs = new TreeMap<>();
  private String token = "";

  /// @param protocol the number that each request bears
  /// @param words what the recorded company called its things, and what this one does
  Replay(Laptop laptop, int protocol, Map<String, String> words) {
    this.laptop = laptop;
    this.protocol = protocol;
    this.words.putAll(words);
    seqs.put(0L, 0L);
  }

  /// @param line a request and the answer it had
  void line(JsonNode line) throws IOException {
    JsonNode request = today(line.path("request"), "");
    ((ObjectNode) request).put("protocol", protocol);
    Map<String, String> headers =
        token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token);
    Laptop.Answer answer =
        laptop.post(line.path("path").asText(), Laptop.JSON.writeValueAsBytes(request), headers);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(line.path("status").asInt());
    List<JsonNode> heard = new ArrayList<>();
    for (String part : answer.text().split("\n")) {
      heard.add(Laptop.JSON.readTree(part));
    }
    JsonNode recorded = line.path("answer");
    learn(recorded.get(0), heard.getFirst());
    if (line.path("path").asText().equals("/v1/pull")) {
      assertThat(heard.getFirst().path("protocol").asInt()).isEqualTo(protocol);
      compareCut(recorded, heard);
    } else {
      compare(recorded.get(0), heard.getFirst(), "");
    }
  }

  private void learn(JsonNode recorded, JsonNode heard) {
    for (String name : List.of("user", "epoch", "tenant")) {
      if (recorded.has(name)) {
        words.put(recorded.path(name).asText(), heard.path(name).asText());
      }
    }
    if (heard.has("token")) {
      token = heard.path("token").asText();
    }
    if (recorded.has("incarnation")) {
      lives.put(recorded.path("incarnation").asLong(), heard.path("incarnation").asLong());
    }
    if (recorded.has("seq")) {
      seqs.put(recorded.path("seq").asLong(), heard.path("seq").asLong());
    }
    for (JsonNode scope : recorded.path("scopes")) {
      String kind = scope.asText().replaceAll("/.*", "/");
      for (JsonNode ours : heard.path("scopes")) {
        if (ours.asText().startsWith(kind)) {
          words.put(scope.asText(), ours.asText());
        }
      }
    }
  }

  /// Every row that was sent then is sent now; what the company itself is made of differs.
  private void compareCut(JsonNode recorded, List<JsonNode> heard) {
    compare(without(recorded.get(0), "scopes", "protocol"), heard.getFirst(), "head");
    Map<String, JsonNode> rows = new HashMap<>();
    heard.subList(1, heard.size() - 1).forEach(row -> rows.put(key(row), row));
    for (int i = 1; i < recorded.size() - 1; i++) {
      JsonNode row = recorded.get(i);
      if (!OF_THE_COMPANY.contains(row.path("t").asText())) {
        assertThat(rows).containsKey(key(row));
        compare(row, rows.get(key(row)), key(row));
      }
    }
    JsonNode tail = recorded.get(recorded.size() - 1);
    assertThat(heard.getLast().path("end").asBoolean()).isEqualTo(tail.path("end").asBoolean());
    tail.path("scopes")
        .fieldNames()
        .forEachRemaining(
            scope -> assertThat(heard.getLast().path("scopes").has(ours(scope))).isTrue());
  }

  private static String key(JsonNode row) {
    return row.path("t").asText() + "/" + row.path("i").asText();
  }

  private static JsonNode without(JsonNode object, String... names) {
    return ((ObjectNode) object.deepCopy()).without(List.of(names));
  }

  /// What was there is there, of the same kind, and says the same; there may be more.
  private void compare(JsonNode recorded, @Nullable JsonNode heard, String at) {
    assertThat(heard).as(at).isNotNull();
    assertThat(heard.getNodeType()).as(at).isEqualTo(recorded.getNodeType());
    if (recorded.isObject()) {
      recorded
          .properties()
          .forEach(member -> {
            String name = member.getKey();
            JsonNode now = heard.get(ours(name));
            if (OTHER.contains(name)) {
              assertThat(now).as(at + "." + name).isNotNull();
            } else {
              compare(member.getValue(), now, at + "." + name);
            }
          });
    } else if (recorded.isArray()) {
      assertThat(heard.size()).as(at).isEqualTo(recorded.size());
      for (int i = 0; i < recorded.size(); i++) {
        compare(recorded.get(i), heard.get(i), at + "[" + i + "]");
      }
    } else {
      assertThat(heard.asText()).as(at).isEqualTo(ours(recorded.asText()));
    }
  }

  private String ours(String word) {
    return words.getOrDefault(word, word);
  }

  private JsonNode today(JsonNode said, String name) {
    if (said.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      said.properties()
          .forEach(member -> {
            boolean cursor = name.equals("cursors");
            object.set(
                ours(member.getKey()),
                cursor
                    ? JsonNodeFactory.instance.numberNode(seq(member.getValue().asLong()))
                    : today(member.getValue(), member.getKey()));
          });
      return object;
    }
    if (said.isArray()) {
      var array = JsonNodeFactory.instance.arrayNode();
      said.forEach(item -> array.add(today(item, "")));
      return array;
    }
    if (name.equals("incarnation")) {
      return JsonNodeFactory.instance.numberNode(lives.getOrDefault(said.asLong(), said.asLong()));
    }
    return said.isTextual() ? JsonNodeFactory.instance.textNode(ours(said.asText())) : said;
  }

  private long seq(long recorded) {
    return seqs.floorEntry(recorded).getValue();
  }
}
