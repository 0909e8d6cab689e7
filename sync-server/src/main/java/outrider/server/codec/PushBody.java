package outrider.server.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.protocol.PushRequest;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// A push as it came. One envelope of a strange shape must not hold up the others, so each is read
/// by itself: one that says which it is but not what it wants comes out as an envelope of the kind
/// `MALFORMED`, which no command has and which is refused like any unknown command.
public final class PushBody {
  public static final String MALFORMED = "malformed";

  private static final Map<String, Lane> LANES =
      Arrays.stream(Lane.values()).collect(Collectors.toUnmodifiableMap(Lane::name, it -> it));

  private PushBody() {}

  private record Loose(
      int protocol,
      String device,
      long incarnation,
      String epoch,
      long clockOffsetMillis,
      List<@Nullable Object> envelopes) {}

  public static PushRequest read(byte[] bytes) {
    Loose loose = Json.read(bytes, Loose.class);
    if (loose.device == null || loose.epoch == null || loose.envelopes == null) {
      throw new ProblemException(
          Problem.wrongShape("A push names its device, epoch and envelopes."));
    }
    List<Envelope> envelopes = new ArrayList<>(loose.envelopes.size());
    for (Object given : loose.envelopes) {
      envelopes.add(envelope(given));
    }
    return new PushRequest(
        loose.protocol,
        loose.device,
        loose.incarnation,
        loose.epoch,
        loose.clockOffsetMillis,
        envelopes);
  }

  private static Envelope envelope(@Nullable Object given) {
    if (given == null) {
      throw unnumbered();
    }
    return usual(given).orElseGet(() -> unusual(Json.MAPPER.valueToTree(given)));
  }

  /// One that has every member as workstations write it: nothing is left to be found out.
  private static Optional<Envelope> usual(Object given) {
    return given instanceof Map<?, ?> members
            && members.get("id") instanceof String id
            && members.get("lane") instanceof String name
            && LANES.get(name) instanceof Lane lane
            && members.get("n") instanceof Long n
            && n > 0
            && members.get("schema") instanceof Long schema
            && schema == schema.intValue()
            && members.get("occurredAt") instanceof Long occurredAt
            && members.get("kind") instanceof String kind
            && members.get("arguments") instanceof Map<?, ?> arguments
        ? Optional.of(
            new Envelope(id, lane, n, schema.intValue(), occurredAt, kind, named(arguments)))
        : Optional.empty();
  }

  /// What was read from JSON has names.
  @SuppressWarnings("unchecked")
  private static Map<String, Object> named(Map<?, ?> members) {
    return (Map<String, Object>) members;
  }

  private static Envelope unusual(JsonNode node) {
    try {
      Envelope envelope = Json.MAPPER.treeToValue(node, Envelope.class);
      if (envelope != null
          && envelope.id() != null
          && envelope.lane() != null
          && envelope.kind() != null
          && envelope.arguments() != null
          && envelope.n() > 0) {
        return envelope;
      }
    } catch (JsonProcessingException strange) {
      // Read again below, for its number only.
    }
    return numbered(node);
  }

  private static Envelope numbered(JsonNode node) {
    long n = node.path("n").asLong(0);
    String lane = node.path("lane").asText("");
    for (Lane known : Lane.values()) {
      if (n > 0 && known.name().equals(lane)) {
        return new Envelope(
            node.path("id").asText(""), known, n, Envelope.SCHEMA, 0, MALFORMED, Map.of());
      }
    }
    throw unnumbered();
  }

  /// Without lane and number there is no answering it, and no saying what comes after it.
  private static ProblemException unnumbered() {
    return new ProblemException(Problem.wrongShape("An envelope has no lane or number."));
  }
}
