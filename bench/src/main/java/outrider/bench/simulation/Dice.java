package outrider.bench.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// All chance of a simulation. Each part of it has dice of its own, made from the seed and the
/// part's name, so that one that throws once more changes nothing for the others.
final class Dice {

  private final SplittableRandom random;

  Dice(long seed, String part) {
    random = new SplittableRandom(mixed(seed, part));
  }

  private static long mixed(long seed, String part) {
    var mixed = seed * 0x9E3779B97F4A7C15L;
    for (var index = 0; index < part.length(); index++) {
      mixed = (mixed ^ part.charAt(index)) * 0x100000001b3L;
    }
    return mixed;
  }

  RandomGenerator generator() {
    return random;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /// From 0 to below `bound`.
  int below(int bound) {
    return random.nextInt(bound);
  }

  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  double fraction() {
    return random.nextDouble();
  }

  <T> T pick(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  /// Something like a UUIDv7, but of the seed.
  String id(long now) {
    var most = now << 16 | 0x7000 | random.nextInt(0x1000);
    return new UUID(most, random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L).toString();
  }
}
