package outrider.server.push;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outrider.core.call.CallReport;
import outrider.core.command.Command;
import outrider.core.command.CommandCodec;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.escalation.EscalationLevel;
import outrider.core.integration.DeliveredRow;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.rule.Change;
import outrider.core.rule.Decision;
import outrider.core.rule.Facts;
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
  private final Supplier<String> ids;

  public OwnCommands(Configurations configurations, InstantSource clock) {
    this(configurations, clock, () -> UuidCreator.getTimeOrderedEpoch().toString());
  }

  /// @param ids of the envelopes, from which the ids of what the rules add are derived
  public OwnCommands(Configurations configurations, InstantSource clock, Supplier<String> ids) {
    this.configurations = configurations;
    this.clock = clock;
    this.ids = ids;
  }

  /// Does the command as part of a transaction.
  ///
  /// @return why not; empty when it was done
  public List<Reason> run(WriteTransaction transaction, Command command) {
    return run(transaction, command, headquarters(), ids.get());
  }

  /// Does what follows at a level from a task's being overdue, as part of a transaction.
  ///
  /// @return the escalations that were made: none where there was nothing to do
  public List<Row> escalate(WriteTransaction transaction, String task, EscalationLevel level) {
    StoredFacts facts = new StoredFacts(transaction, configurations);
    Actor actor = headquarters();
    Occasion occasion = new Occasion(actor, clock.millis(), ids.get());
    return switch (Rules.escalate(task, level, facts, occasion)) {
      case Decision.Rejected no -> throw new IllegalStateException(no.reasons().toString());
      case Decision.Accepted yes -> {
        write(transaction, facts, yes, occasion, "Escalate", Lane.DATA);
        yield yes.changes().stream()
            .filter(change -> change.type() == RecordType.ESCALATION && change.creates())
            .flatMap(change -> change.result().stream())
            .toList();
      }
    };
  }

  /// Does what the tag rules say of a lead that nobody has been in contact with, as part of a
  /// transaction.
  ///
  /// @return whether there was anything to do
  public boolean silent(WriteTransaction transaction, String lead) {
    return own(
        transaction, "TagSilentLead", (facts, occasion) -> Rules.silent(lead, facts, occasion));
  }

  /// Takes a lead back to its pool where its time is up, as part of a transaction.
  ///
  /// @return whether it went back
  public boolean recycle(WriteTransaction transaction, String lead) {
    return own(
        transaction, "RecycleLead", (facts, occasion) -> Rules.recycle(lead, facts, occasion));
  }

  /// Reminds of a request for somebody's word, or ends it, where it is time for that, as part of a
  /// transaction.
  ///
  /// @return whether there was anything to do
  public boolean attendApproval(WriteTransaction transaction, String approval) {
    return own(
        transaction,
        "AttendApproval",
        (facts, occasion) -> Rules.attendApproval(approval, facts, occasion));
  }

  /// Puts a signed change in force whose time has come, as part of a transaction.
  ///
  /// @return whether there was anything to do
  public boolean publishDue(WriteTransaction transaction, String change) {
    return own(
        transaction,
        "PublishDueChange",
        (facts, occasion) -> Rules.publishDue(change, facts, occasion));
  }

  /// Notes that HQ runs another version of its program, as part of a transaction.
  public void updated(WriteTransaction transaction, String before, String version) {
    own(
        transaction,
        "NoteServerUpdate",
        (facts, occasion) -> Rules.updated(before, version, facts, occasion));
  }

  /// Takes what another system delivered, as part of a transaction.
  ///
  /// @return how many records are new or changed
  /// @throws IllegalStateException where the rules refuse a row: whoever read it has to know
  public int take(WriteTransaction transaction, List<DeliveredRow> rows) {
    StoredFacts facts = new StoredFacts(transaction, configurations);
    facts.expect(RecordType.EXTERNAL_RECORD, rows.stream().map(DeliveredRow::id).toList());
    facts.expect(
        RecordType.ACCOUNT,
        rows.stream().flatMap(row -> Stream.ofNullable(row.account())).distinct().toList());
    Occasion occasion = new Occasion(headquarters(), clock.millis(), ids.get());
    return switch (Rules.take(rows, facts, occasion)) {
      case Decision.Rejected no -> throw new IllegalStateException(no.reasons().toString());
      case Decision.Accepted yes -> {
        write(transaction, facts, yes, occasion, "TakeDelivery", Lane.DATA);
        yield yes.changes().size();
      }
    };
  }

  /// Takes delivered records away that somebody had brought to a customer, as part of a
  /// transaction.
  public void part(WriteTransaction transaction, List<String> records) {
    own(transaction, "PartDelivery", (facts, occasion) -> Rules.part(records, facts, occasion));
  }

  /// Writes down how a source of deliveries is, as part of a transaction.
  public void tell(WriteTransaction transaction, Row source) {
    own(transaction, "TellSource", (facts, occasion) -> Rules.tell(source, facts, occasion));
  }

  private boolean own(
      WriteTransaction transaction, String kind, BiFunction<Facts, Occasion, Decision> rule) {
    StoredFacts facts = new StoredFacts(transaction, configurations);
    Occasion occasion = new Occasion(headquarters(), clock.millis(), ids.get());
    return switch (rule.apply(facts, occasion)) {
      case Decision.Rejected no -> throw new IllegalStateException(no.reasons().toString());
      case Decision.Accepted yes -> {
        write(transaction, facts, yes, occasion, kind, Lane.DATA);
        yield !yes.changes().isEmpty();
      }
    };
  }

  /// Writes down a call that HQ has heard of, as part of a transaction.
  ///
  /// @param user who called; null where nobody knows
  /// @param at when it was over
  /// @return why not; empty when it was done
  public List<Reason> report(
      WriteTransaction transaction, CallReport call, @Nullable String user, long at) {
    StoredFacts facts = new StoredFacts(transaction, configurations);
    Actor own = headquarters();
    Actor actor =
        user == null ? own : new Actor(user, own.role(), null, HEADQUARTERS, own.scopes());
    Occasion occasion = new Occasion(actor, at, ids.get());
    return switch (Rules.report(call, facts, occasion)) {
      case Decision.Rejected no -> no.reasons();
      case Decision.Accepted yes -> {
        write(transaction, facts, yes, occasion, "ReportCall", Lane.DATA);
        yield List.of();
      }
    };
  }

  private static Actor headquarters() {
    return new Actor(HEADQUARTERS, Role.ADMIN, null, HEADQUARTERS, Set.of(Visibility.CONFIG));
  }

  /// The same in the name of somebody who takes over what another had begun.
  ///
  /// @param id of the envelope, from which the ids of what the rules add are derived
  public List<Reason> run(WriteTransaction transaction, Command command, Actor actor, String id) {
    StoredFacts facts = new StoredFacts(transaction, configurations);
    Occasion occasion = new Occasion(actor, clock.millis(), id);
    return switch (Rules.decide(command, facts, occasion)) {
      case Decision.Rejected no -> no.reasons();
      case Decision.Accepted yes -> {
        write(transaction, facts, yes, occasion, CommandCodec.kind(command), Lane.of(command));
        Leaving.attend(transaction, command, occasion, occasion.at());
        yield List.of();
      }
    };
  }

  private static void write(
      WriteTransaction transaction,
      StoredFacts facts,
      Decision.Accepted decision,
      Occasion occasion,
      String kind,
      Lane lane) {
    long at = occasion.at();
    Envelope envelope =
        new Envelope(occasion.envelope(), lane, 0, Envelope.SCHEMA, at, kind, Map.of());
    RecordWriter writer = new RecordWriter(transaction, facts, occasion.actor());
    for (Change change : decision.changes()) {
      writer.write(change, envelope, at, at);
    }
  }
}
