package outrider.bench.simulation;

import java.time.Duration;
import outrider.app.sync.DeviceTransport;
import outrider.app.sync.HandIn;
import outrider.app.sync.SyncFailure;
import outrider.bench.simulation.HqLife.Down;
import outrider.core.protocol.DevicesResponse;
import outrider.core.protocol.FarewellRequest;
import outrider.core.protocol.FarewellResponse;
import outrider.core.protocol.RevokeRequest;
import outrider.core.protocol.SettleRequest;
import outrider.core.protocol.SettleResponse;
import outrider.server.problem.ProblemException;

/// The way to HQ of a laptop that was withdrawn. Its calls block, and so does the world: the time
/// that passes meanwhile is its own.
final class FarewellLine implements DeviceTransport, HandIn.Patience {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final World world;
  private final Life life;
  private final Dice dice;
  private long nanos;

  FarewellLine(World world, Life life, Dice dice) {
    this.world = world;
    this.life = life;
    this.dice = dice;
  }

  @Override
  public FarewellResponse farewell(String token, FarewellRequest request) {
    if (life.laptop().hasNoSignal()) {
      throw Line.unreachable("no signal");
    }
    if (world.weather.strikes(Fault.DROP_REQUEST, dice)) {
      throw lost();
    }
    FarewellResponse answer;
    try {
      answer = world.hq.door().farewell(token, request);
    } catch (Down down) {
      throw Line.unreachable("connection refused");
    } catch (ProblemException refused) {
      throw Line.failure(refused);
    }
    if (world.weather.strikes(Fault.DROP_ANSWER, dice)) {
      throw lost();
    }
    return answer;
  }

  private SyncFailure lost() {
    nanos += DEADLINE.toNanos();
    return Line.unreachable("no answer in time");
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public boolean rests(Duration pause) {
    nanos += pause.toNanos();
    return true;
  }

  @Override
  public DevicesResponse devices(String token) {
    return NONE.devices(token);
  }

  @Override
  public void revoke(String token, RevokeRequest request) {
    NONE.revoke(token, request);
  }

  @Override
  public SettleResponse settle(String token, SettleRequest request) {
    return NONE.settle(token, request);
  }
}
