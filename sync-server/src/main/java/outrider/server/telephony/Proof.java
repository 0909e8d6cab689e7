package outrider.server.telephony;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Whether a message comes from the telephone system that it claims to come from.
final class Proof {
  private Proof() {}

  enum Kind {
    /// HMAC-SHA1 of the address and the fields in their order, in Base64.
    TWILIO,
    /// HMAC-SHA256 of the body, in hexadecimal digits.
    HMAC_SHA256,
    /// The secret itself.
    TOKEN
  }

  /// @param header that carries it
  record Way(Kind kind, String header) {}

  /// @param address as the system called it, with what follows a question mark
  /// @param header asks for one by its name; null where it was not sent
  static boolean holds(
      Way way,
      String secret,
      String address,
      Function<String, @Nullable String> header,
      Map<String, String> form,
      byte[] body) {
    String shown = header.apply(way.header());
    if (shown == null || secret.isEmpty()) {
      return false;
    }
    String right =
        switch (way.kind()) {
          case TOKEN -> secret;
          case HMAC_SHA256 -> HexFormat.of().formatHex(mac("HmacSHA256", secret, body));
          case TWILIO -> {
            StringBuilder signed = new StringBuilder(address);
            new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
            byte[] bytes = signed.toString().getBytes(StandardCharsets.UTF_8);
            yield Base64.getEncoder().encodeToString(mac("HmacSHA1", secret, bytes));
          }
        };
    return MessageDigest.isEqual(
        right.getBytes(StandardCharsets.UTF_8), shown.strip().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] mac(String algorithm, String secret, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
