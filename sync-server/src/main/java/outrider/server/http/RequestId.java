package outrider.server.http;

import java.security.SecureRandom;
import java.util.HexFormat;

/// The number of a request, short enough to be read out over the telephone.
final class RequestId {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RequestId() {}

  static String create() {
    byte[] bytes = new byte[6];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
