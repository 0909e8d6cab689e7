package outrider.server.telephony;

import java.io.IOException;
import java.util.Map;
import outrider.server.delivery.WebPost;
import outrider.server.ops.Limits;

/// The way to a telephone system. Blocks until it has answered, or its patience is at an end.
@FunctionalInterface
public interface TelephoneLine {

  /// @throws IOException where there is no answer
  WebPost.Answer post(String address, Map<String, String> headers, byte[] body) throws IOException;

  /// By HTTP.
  static TelephoneLine web() {
    return new WebPost(Limits.TELEPHONY_PATIENCE, Limits.TELEPHONY_ANSWER_BYTES)::send;
  }
}
