package outrider.server.device;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.command.Envelope;
import outrider.core.command.UnknownCommandException;
import outrider.core.command.Upcasters;
import outrider.core.protocol.DeviceReport;
import outrider.core.protocol.DevicesResponse;
import outrider.core.protocol.FarewellRequest;
import outrider.core.protocol.FarewellResponse;
import outrider.core.protocol.RevokeRequest;
import outrider.core.protocol.SettleRequest;
import outrider.core.protocol.SettleResponse;
import outrider.core.rule.Actor;
import outrider.core.user.Role;
import outrider.core.user.User;
import outrider.core.user.Visibility;
import outrider.server.access.Configurations;
import outrider.server.access.Notes;
import outrider.server.access.Sessions;
import outrider.server.access.SignedIn;
import outrider.server.codec.Json;
import outrider.server.live.LiveHub;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.push.OwnCommands;
import outrider.server.store.Database;
import outrider.server.store.DeviceStore.Device;
import outrider.server.store.HandedInStore.Item;
import outrider.server.store.Transaction;
import outrider.server.store.WriteTransaction;

/// The workstations of the people somebody answers for: an administrator all, a manager those of
/// the team's tree, a rep none. Withdrawing one, and what becomes of the work that was on it.
public final class DeviceService {
  private static final Logger log = LoggerFactory.getLogger(DeviceService.class);

  private final Database database;
  private final Configurations configurations;
  private final Sessions sessions;
  private final LiveHub hub;
  private final InstantSource clock;
  private final Upcasters upcasters;
  private final OwnCommands commands;

  public DeviceService(
      Database database,
      Configurations configurations,
      Sessions sessions,
      LiveHub hub,
      InstantSource clock) {
    this(database, configurations, sessions, hub, clock, Upcasters.KNOWN);
  }

  /// @param upcasters how commands of older shapes are read
  public DeviceService(
      Database database,
      Configurations configurations,
      Sessions sessions,
      LiveHub hub,
      InstantSource clock,
      Upcasters upcasters) {
    this.database = database;
    this.configurations = configurations;
    this.sessions = sessions;
    this.hub = hub;
    this.clock = clock;
    this.upcasters = upcasters;
    this.commands = new OwnCommands(configurations, clock);
  }

  public DevicesResponse list(SignedIn who) {
    List<DeviceReport> devices =
        database.read(transaction -> {
          Actor actor = leader(transaction, who);
          return Devices.all(transaction).stream()
              .filter(device -> answersFor(actor, device.user()))
              .toList();
        });
    return new DevicesResponse(clock.millis(), devices);
  }

  /// From now on the device is turned away, and told to wipe itself.
  public void revoke(RevokeRequest request, SignedIn who) {
    if (request.device() == null) {
      throw new ProblemException(Problem.wrongShape("A withdrawal names its device."));
    }
    if (request.device().equals(who.deviceId())) {
      throw new ProblemException(Problem.forbidden("Nobody withdraws the device they sit at."));
    }
    database.write(transaction -> {
      Actor actor = leader(transaction, who);
      Device device = device(transaction, actor, request.device());
      if (actor.role() != Role.ADMIN && isAdministrator(transaction, device.userId())) {
        throw new ProblemException(
            Problem.forbidden("Only an administrator withdraws an administrator's device."));
      }
      boolean revoked =
          transaction.devices().revoke(device.id(), who.userId(), request.handIn(), clock.millis());
      Notes.by(
          who,
          transaction,
          "device",
          device.id(),
          "RevokeDevice",
          Map.of("name", device.name(), "user", device.userId(), "handIn", request.handIn()),
          clock.millis());
      return revoked;
    });
    sessions.reconsider();
    hub.revoked(request.device());
    log.atInfo()
        .addKeyValue("device", request.device())
        .addKeyValue("by", who.userId())
        .addKeyValue("handIn", request.handIn())
        .log("A device was withdrawn.");
  }

  /// The last words of a revoked device.
  public FarewellResponse farewell(FarewellRequest request, SignedIn leaving) {
    List<Envelope> envelopes = request.envelopes();
    if (envelopes == null || envelopes.size() > Limits.ENVELOPES_PER_PUSH) {
      throw new ProblemException(Problem.tooLarge("Hand in what there is in several parts."));
    }
    if (!leaving.deviceId().equals(request.device())) {
      throw new ProblemException(Problem.anothersDevice());
    }
    return database.write(transaction -> {
      boolean wanted = known(transaction, leaving.deviceId()).handIn();
      if (wanted) {
        keep(transaction, leaving.deviceId(), envelopes);
      }
      if (request.last()) {
        transaction.devices().wiped(leaving.deviceId(), clock.millis());
        Notes.by(
            leaving,
            transaction,
            "device",
            leaving.deviceId(),
            "WipeDevice",
            Map.of(),
            clock.millis());
        transaction.sessions().end(leaving.tokenHash());
      }
      return new FarewellResponse(wanted);
    });
  }

  /// What was done already, and only the answer to it was lost, is not to be done again: not even
  /// by somebody who means well, days later, over what others have made of it since.
  private void keep(WriteTransaction transaction, String device, List<Envelope> envelopes) {
    if (transaction.handedIn().count(device) + envelopes.size() > Limits.HANDED_IN_MAX) {
      throw new ProblemException(Problem.tooLarge("This device has handed in enough."));
    }
    List<Item> items =
        envelopes.stream()
            .filter(envelope -> envelope != null && envelope.id() != null)
            .filter(envelope -> !transaction.lanes().isDone(envelope.id()))
            .map(envelope -> new Item(envelope.id(), Json.text(envelope)))
            .toList();
    transaction.handedIn().keep(device, items, clock.millis());
  }

  /// Does what a device handed in, in the name of whoever takes it over, or puts it away.
  public SettleResponse settle(SettleRequest request, SignedIn who) {
    if (request.device() == null) {
      throw new ProblemException(Problem.wrongShape("A decision names its device."));
    }
    return database.write(transaction -> {
      Actor actor = leader(transaction, who);
      Device device = device(transaction, actor, request.device());
      long applied = 0;
      long refused = 0;
      long putAway = 0;
      for (Item item : transaction.handedIn().open(device.id())) {
        if (transaction.lanes().isDone(item.envelopeId())) {
          // It was still on its way when the device handed it in, and has arrived since.
          transaction
              .handedIn()
              .settle(device.id(), item.envelopeId(), "arrived", who.userId(), clock.millis());
          continue;
        }
        boolean done = request.accept() && take(transaction, item, actor);
        applied += done ? 1 : 0;
        refused += request.accept() && !done ? 1 : 0;
        putAway += request.accept() ? 0 : 1;
        String outcome = done ? "applied" : request.accept() ? "refused" : "put-away";
        transaction
            .handedIn()
            .settle(device.id(), item.envelopeId(), outcome, who.userId(), clock.millis());
      }
      Notes.by(
          who,
          transaction,
          "device",
          device.id(),
          "SettleHandedIn",
          Map.of("applied", applied, "refused", refused, "putAway", putAway),
          clock.millis());
      return new SettleResponse(applied, refused);
    });
  }

  /// One at a time, each with its own way back: one that cannot be done is refused alone.
  private boolean take(WriteTransaction transaction, Item item, Actor actor) {
    Envelope envelope = Json.readOwn(item.envelope(), Envelope.class);
    try {
      return transaction.attempt(() ->
          commands.run(transaction, envelope.command(upcasters), actor, envelope.id()).isEmpty());
    } catch (UnknownCommandException unknown) {
      return false;
    } catch (ProblemException wholeRequest) {
      throw wholeRequest;
    } catch (RuntimeException failure) {
      log.atWarn()
          .setCause(failure)
          .addKeyValue("envelope", envelope.id())
          .log("What a device handed in could not be done.");
      return false;
    }
  }

  private Actor leader(Transaction transaction, SignedIn who) {
    Actor actor = Configurations.actor(configurations.in(transaction), who, transaction);
    if (!actor.leads()) {
      throw new ProblemException(
          Problem.forbidden("Devices are the business of managers and administrators."));
    }
    return actor;
  }

  private static boolean answersFor(Actor actor, String user) {
    return actor.role() == Role.ADMIN || actor.scopes().contains(Visibility.userScope(user));
  }

  /// A device of somebody whom the actor answers for; any other does not exist.
  private static Device device(Transaction transaction, Actor actor, String id) {
    return transaction
        .devices()
        .find(id)
        .filter(device -> answersFor(actor, device.userId()))
        .orElseThrow(() -> new ProblemException(Problem.notFound()));
  }

  private static Device known(Transaction transaction, String id) {
    return transaction
        .devices()
        .find(id)
        .orElseThrow(() -> new ProblemException(Problem.notFound()));
  }

  private boolean isAdministrator(Transaction transaction, String user) {
    return configurations
        .in(transaction)
        .tree()
        .user(user)
        .map(User::role)
        .filter(role -> role == Role.ADMIN)
        .isPresent();
  }
}
