package outrider.bench.simulation;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Everything that happened, in order, as one hash: the same seed gives the same. With `told` it is
/// printed as well, for whoever looks for a bug.
final class Trace {

  private final Agenda agenda;
  private final @Nullable PrintStream told;
  private final MessageDigest digest;

  Trace(Agenda agenda, @Nullable PrintStream told) {
    this.agenda = agenda;
    this.told = told;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  void say(String who, String what) {
    var line = agenda.passedMillis() + " " + who + " " + what;
    digest.update(line.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    if (told != null) {
      told.println(line);
    }
  }

  /// Of everything so far. Ends the trace.
  String hash() {
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }
}
