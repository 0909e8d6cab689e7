package outrider.server.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private PushBody() {}

  private record Loose(
      int protocol,
      String device,
      long incarnation,
      String epoch,
      long clockOffsetMillis,
      List<JsonNode> envelopes) {}

  public static PushRequest read(byte[] bytes) {
    Loose loose = Json.read(bytes, Loose.class);
    if (loose.device == null || loose.epoch == null || loose.envelopes == null) {
      throw new ProblemException(
          Problem.wrongShape("A push names its device, epoch and envelopes."));
    }
    List<Envelope> envelopes = new ArrayList<>(loose.envelopes.size());
    for (JsonNode node : loose.envelopes) {
      envelopes.add(envelope(node));
    }
    return new PushRequest(
        loose.protocol,
        loose.device,
        loose.incarnation,
        loose.epoch,
        loose.clockOffsetMillis,
        envelopes);
  }

  private static Envelope envelope(@Nullable JsonNode node) {
    if (node == null) {
      throw unnumbered();
    }
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
