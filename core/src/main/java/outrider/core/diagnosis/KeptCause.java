package outrider.core.diagnosis;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A candidate as it stood in a diagnosis that was kept.
///
/// @param kind a word of [Cause.Kind]
/// @param id of the record that tells it, or of the person who was away; empty for none
/// @param name what people called it
/// @param from the epoch day on which it began; null for none
/// @param until the epoch day on which it was over; null where it was not
/// @param permille how likely it was beside the others, in thousandths
public record KeptCause(
    String kind, String id, String name, @Nullable Long from, @Nullable Long until, long permille) {

  public static final int NAME_MAX = 200;

  private static final int PARTS = 6;
  private static final String BETWEEN = "\t";

  static KeptCause of(Cause cause) {
    return new KeptCause(
        cause.kind().name().toLowerCase(Locale.ROOT),
        cause.id(),
        cause.name().length() > NAME_MAX ? cause.name().substring(0, NAME_MAX) : cause.name(),
        day(cause.from()),
        day(cause.until()),
        Math.round(1_000 * cause.weight()));
  }

  private static @Nullable Long day(int day) {
    return day == Arrival.NEVER ? null : (long) day;
  }

  /// What it is told apart by within a diagnosis.
  public String key() {
    return id.isEmpty() ? kind : kind + '/' + id;
  }

  public Optional<Cause.Kind> known() {
    try {
      return Optional.of(Cause.Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException newer) {
      return Optional.empty();
    }
  }

  public boolean isSound() {
    return known().isPresent()
        && id.length() <= NAME_MAX
        && name.length() <= NAME_MAX
        && (id + name).chars().noneMatch(Character::isISOControl)
        && permille >= 0
        && permille <= 1_000;
  }

  /// As it is stored: a line.
  String line() {
    return String.join(
        BETWEEN, kind, id, number(from), number(until), Long.toString(permille), name);
  }

  private static String number(@Nullable Long value) {
    return value == null ? "" : value.toString();
  }

  /// Nothing for what a newer program may have written.
  static Optional<KeptCause> read(String line) {
    var parts = line.split(BETWEEN, -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new KeptCause(
              parts[0],
              parts[1],
              parts[5],
              parts[2].isEmpty() ? null : Long.valueOf(parts[2]),
              parts[3].isEmpty() ? null : Long.valueOf(parts[3]),
              Long.parseLong(parts[4])));
    } catch (NumberFormatException malformed) {
      return Optional.empty();
    }
  }
}
