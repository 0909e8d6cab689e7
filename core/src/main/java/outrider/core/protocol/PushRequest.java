package outrider.core.protocol;

import java.util.List;
import outrider.core.command.Envelope;

/// `POST /v1/push`: commands in order of lane, then number.
///
/// @param clockOffsetMillis what the laptop added to its own clock to get HQ's
public record PushRequest(
    int protocol,
    String device,
    long incarnation,
    String epoch,
    long clockOffsetMillis,
    List<Envelope> envelopes) {

  public static final int ENVELOPES_MAX = 1_000;
  public static final int BYTES_MAX = 512 * 1024;
}
