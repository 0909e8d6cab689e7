package outrider.core.record;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Ids made from other ids: a rule that runs twice (on the laptop, then at HQ) must give the record
/// it creates the same id both times.
public final class Ids {

  private Ids() {}

  /// Whether a text is an id as we write them, rather than a word.
  public static boolean isId(String text) {
    try {
      return UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException word) {
      return false;
    }
  }

  /// A name-based UUID (RFC 9562 version 3) of `seed` and `name`.
  public static String derive(String seed, String name) {
    return UUID.nameUUIDFromBytes((seed + '/' + name).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
