package outrider.bench.simulation;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import outrider.app.sync.HandIn;

/// The end of a withdrawn laptop, as the program's `Withdrawal` brings it about: what was not sent
/// is handed in, then the key goes, then the file. It may be killed before each.
final class Wiping {

  private final World world;
  private final Laptop laptop;
  private boolean keyGone;
  private boolean gone;

  Wiping(World world, Laptop laptop) {
    this.world = world;
    this.laptop = laptop;
  }

  /// Whether the file opens for nobody any more.
  boolean isKeyGone() {
    return keyGone;
  }

  /// Whether nothing of the laptop is left.
  boolean isDone() {
    return gone;
  }

  void carryOut(Life life) {
    if (gone || laptop.life() != life || laptop.isInterrupted(life)) {
      return;
    }
    checkAllIsThere(life);
    var farewell = new FarewellLine(world, life, laptop.dice());
    var handIn = new HandIn(life.database, farewell, laptop.device(), farewell);
    var token = life.engine.token();
    world.ledger.handedIn(laptop.device(), handIn.carryOut(token));
    if (laptop.isInterrupted(life)) {
      return;
    }
    keyGone = true;
    handIn.lastWord(token);
    world.ledger.gone(laptop);
    if (!laptop.isInterrupted(life)) {
      erase(laptop.end(life));
    }
  }

  void erase(Path file) {
    Disk.delete(Objects.requireNonNull(file.getParent()));
    gone = true;
    world.trace.say(laptop.name(), "is wiped");
    world.hq.settleLater(laptop.device());
  }

  /// What its person was told is done is at HQ, or here to be handed in.
  private void checkAllIsThere(Life life) {
    if (life.replica.identity().epoch().equals(world.hq.epoch())) {
      var here = laptop.remembered();
      world.ledger.given().forEach((envelope, given) -> check(envelope, given, here));
    }
  }

  private void check(String envelope, Ledger.Given given, Set<String> here) {
    if (given.laptop().equals(laptop.name())
        && !world.ledger.fates().containsKey(envelope)
        && !here.contains(envelope)) {
      world.violated("lost before it was wiped: " + given + ' ' + envelope);
    }
  }
}
