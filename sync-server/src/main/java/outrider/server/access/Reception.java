package outrider.server.access;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import outrider.core.protocol.SignInResponse;
import outrider.core.user.User;
import outrider.server.ops.Policy;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.DeviceStore.Device;
import outrider.server.store.WriteTransaction;

/// Lets in somebody who has been recognised, by whatever. A device is registered the first time,
/// and keeps its incarnation from one sign-in to the next, so that what was sent before is still
/// recognised after.
public final class Reception {
  private final Configurations configurations;
  private final Sessions sessions;
  private final String tenant;
  private final InstantSource clock;

  public Reception(
      Configurations configurations, Sessions sessions, String tenant, InstantSource clock) {
    this.configurations = configurations;
    this.sessions = sessions;
    this.tenant = tenant;
    this.clock = clock;
  }

  SignInResponse admit(WriteTransaction transaction, String userId, Arrival arrival) {
    User user =
        Configurations.user(configurations.in(transaction), userId)
            .orElseThrow(() -> new ProblemException(Problem.inactiveUser()));
    long now = clock.millis();
    boolean sameEpoch = transaction.position().epoch().equals(arrival.epoch());
    Optional<Device> known = transaction.devices().find(arrival.device());
    Device device = device(known, userId, arrival, sameEpoch, now);
    boolean isNew = device.incarnation() != arrival.incarnation();
    transaction.devices().put(device);
    if (known.filter(before -> wentOnWithout(before, arrival)).isPresent()) {
      transaction.devices().doubt(device.id());
    }
    if (isNew) {
      Notes.by(
          new SignedIn(userId, device.id(), device.incarnation(), "", false),
          transaction,
          "device",
          device.id(),
          "RegisterDevice",
          Map.of(
              "name", device.name(), "platform", device.platform(), "life", device.incarnation()),
          now);
    }
    Sessions.Grant grant = sessions.begin(transaction, userId, device.id(), device.incarnation());
    return new SignInResponse(
        grant.token(),
        tenant,
        userId,
        user.role().wireName(),
        device.incarnation(),
        transaction.position().epoch(),
        now,
        Policy.OFFLINE.millis(transaction));
  }

  /// The device goes on with its numbers if this is the life that we know of it, in this epoch. Any
  /// other life gets a number from the clock, which no earlier one had, not even one that a backup
  /// has forgotten.
  private static Device device(
      Optional<Device> known, String userId, Arrival arrival, boolean sameEpoch, long now) {
    if (known.isPresent()) {
      if (known.get().revokedAt() != null) {
        throw new ProblemException(Problem.revokedDevice());
      }
      if (!known.get().userId().equals(userId)) {
        throw new ProblemException(Problem.anothersDevice());
      }
    }
    return new Device(
        arrival.device(),
        userId,
        arrival.deviceName(),
        arrival.platform(),
        arrival.appVersion(),
        known
            .map(Device::incarnation)
            .filter(current -> sameEpoch && current == arrival.incarnation())
            .orElseGet(() -> newLife(known, arrival, now)),
        known.map(Device::registeredAt).orElse(now),
        now,
        now,
        0,
        null,
        null,
        false,
        null,
        null);
  }

  /// Whether somebody lives on as this device from a later moment than whoever arrives: a copy, or
  /// the one whose disk was set back since.
  private static boolean wentOnWithout(Device known, Arrival arrival) {
    return arrival.incarnation() > 0 && known.incarnation() > arrival.incarnation();
  }

  private static long newLife(Optional<Device> known, Arrival arrival, long now) {
    long newest = Math.max(arrival.incarnation(), known.map(Device::incarnation).orElse(0L));
    return Math.max(now, newest + 1);
  }
}
