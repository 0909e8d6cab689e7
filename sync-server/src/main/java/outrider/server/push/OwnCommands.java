package outrider.server.push;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import outrider.core.command.Command;
import outrider.core.command.CommandCodec;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.rule.Actor;
import outrider.core.rule.Change;
import outrider.core.rule.Decision;
import outrider.core.rule.Occasion;
import outrider.core.rule.Reason;
import outrider.core.rule.Rules;
import outrider.core.user.Role;
import outrider.core.user.Visibility;
import outrider.server.access.Configurations;
import outrider.server.store.WriteTransaction;

/// Commands that HQ gives itself, such as an administrator's at the console: the same rules, the
/// same audit trail, but no device and so no outbox.
public final class OwnCommands {
  /// The user and the device that the audit trail names.
  public static final String HEADQUARTERS = Actor.HEADQUARTERS;

  private final Configurations configurations;
  private final InstantSource clock;

  public OwnCommands(Configurations configurations, InstantSource clock) {
    this.configurations = configurations;
    this.clock = clock;
  }

  /// Does the command as part of a transaction.
  ///
  /// @return why not; empty when it was done
  public List<Reason> run(WriteTransaction transaction, Command command) {
    Actor actor =
        new Actor(HEADQUARTERS, Role.ADMIN, null, HEADQUARTERS, Set.of(Visibility.CONFIG));
    return run(transaction, command, actor, UuidCreator.getTimeOrderedEpoch().toString());
  }

  /// The same in the name of somebody who takes over what another had begun.
  ///
  /// @param id of the envelope, from which the ids of what the rules add are derived
  public List<Reason> run(WriteTransaction transaction, Command command, Actor actor, String id) {
    StoredFacts facts = new StoredFacts(transaction, configurations);
    long now = clock.millis();
    Occasion occasion = new Occasion(actor, now, id);
    return switch (Rules.decide(command, facts, occasion)) {
      case Decision.Rejected no -> no.reasons();
      case Decision.Accepted yes -> {
        Envelope envelope =
            new Envelope(
                id,
                Lane.of(command),
                0,
                Envelope.SCHEMA,
                now,
                CommandCodec.kind(command),
                Map.of());
        RecordWriter writer = new RecordWriter(transaction, facts, actor);
        for (Change change : yes.changes()) {
          writer.write(change, envelope, now, now);
        }
        yield List.of();
      }
    };
  }
}
