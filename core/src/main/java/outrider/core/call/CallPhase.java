package outrider.core.call;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How far a call has come that HQ knows of.
public enum CallPhase {
  /// The telephone system was asked, or rings the person who asked.
  DIALLING,
  /// It rings at the customer's.
  RINGING,
  /// They talk.
  CONNECTED,
  /// Nobody is on the line any more, however it went.
  ENDED;

  /// As it crosses the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Empty for a word of a newer program.
  public static Optional<CallPhase> of(String word) {
    return Arrays.stream(values()).filter(phase -> phase.word().equals(word)).findFirst();
  }
}
