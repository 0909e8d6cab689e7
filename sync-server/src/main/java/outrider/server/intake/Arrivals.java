package outrider.server.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outrider.core.assign.Assigned;
import outrider.core.assign.Assignment;
import outrider.core.command.Command;
import outrider.core.configuration.Configuration;
import outrider.core.configuration.Form;
import outrider.core.intake.Reading;
import outrider.core.lead.Lead;
import outrider.core.pool.Pool;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.rule.Reason;
import outrider.core.rule.ReasonText;
import outrider.core.task.Task;
import outrider.core.user.Role;
import outrider.core.user.User;
import outrider.core.user.Visibility;
import outrider.server.codec.RowJson;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.push.OwnCommands;
import outrider.server.store.WriteTransaction;

/// What becomes of one submission, in one transaction: a new lead with somebody to answer for it,
/// or a line on the lead that the person is already. By commands that the same rules decide as
/// everybody's, in the name of HQ and, for the audit trail, of the form.
final class Arrivals {
  /// Titles of tasks; the workstation has words for them.
  private static final String CAME_AGAIN = "came-again";

  private static final String NOBODY_FREE = "nobody-free";

  private final WriteTransaction transaction;
  private final OwnCommands commands;
  private final Configuration configuration;
  private final Form form;
  private final Actor actor;
  private final long now;
  private final Supplier<String> ids;
  private final List<Reason> why;

  Arrivals(
      WriteTransaction transaction,
      OwnCommands commands,
      Configuration configuration,
      Form form,
      long now,
      Supplier<String> ids) {
    this(transaction, commands, configuration, form, now, ids, List.of());
  }

  /// @param why it came to be handed in at all, said beside the lead
  Arrivals(
      WriteTransaction transaction,
      OwnCommands commands,
      Configuration configuration,
      Form form,
      long now,
      Supplier<String> ids,
      List<Reason> why) {
    this.why = List.copyOf(why);
    this.transaction = transaction;
    this.commands = commands;
    this.configuration = configuration;
    this.form = form;
    this.now = now;
    this.ids = ids;
    this.actor =
        new Actor(OwnCommands.HEADQUARTERS, Role.ADMIN, null, "intake/" + form.id(), everybody());
  }

  /// @param reference the id of the lead that was made, or of the line on a known one
  /// @param kind for the metrics
  record Arrival(String reference, String kind) {}

  /// @throws ProblemException 422 where the rules refuse the lead, 503 where nobody works here
  Arrival take(Reading reading) {
    Row submitted = new Row(RecordType.LEAD, id(), reading.fields());
    Optional<Row> known = LeadDesk.same(transaction, submitted);
    return known.isPresent()
        ? again(known.get(), reading)
        : make(submitted, LeadDesk.similar(transaction, submitted));
  }

  private Arrival again(Row lead, Reading reading) {
    boolean unowned = !Lead.of(lead).isPooled() && !hasActiveOwner(lead);
    if (unowned && goesBack(lead)) {
      run(new Command.ReturnLead(lead.id(), null, null));
    } else if (unowned) {
      handOver(lead);
    }
    String line =
        form.isBehaviour()
            ? log(lead.id(), "download", List.of(told("intake.behaviour")), reading.words())
            : log(lead.id(), "note", withWhy(told("intake.again")), reading.words());
    if (hasOwner(lead.id()) && !isWaiting(lead.id())) {
      plan(lead.id(), CAME_AGAIN, "respond", answeredBy(lead));
    }
    return new Arrival(line, form.isBehaviour() ? "behaviour" : "again");
  }

  private boolean hasActiveOwner(Row lead) {
    return configuration
        .tree()
        .user(lead.textOrNull(Fields.OWNER))
        .filter(User::active)
        .isPresent();
  }

  /// Where a lead of a pool has lost its owner, the pool's members are there for it.
  private boolean goesBack(Row lead) {
    return configuration.pools().find(lead.textOrNull(Fields.POOL)).isPresent();
  }

  /// Whoever claims it out of a pool owes it an answer anyway.
  private boolean hasOwner(String lead) {
    return transaction
        .records()
        .find(RecordType.LEAD.wireName(), lead)
        .filter(record -> record.owner() != null)
        .isPresent();
  }

  /// Whoever comes again is answered as soon as whoever comes for the first time.
  private long answeredBy(Row lead) {
    return configuration
        .serviceLevels()
        .firstResponse(Lead.of(lead), Instant.ofEpochMilli(now))
        .due()
        .toEpochMilli();
  }

  /// Whoever had it has left: it would wait unseen.
  private void handOver(Row lead) {
    Assigned assigned = assign(lead);
    run(
        new Command.AssignOwner(
            RecordType.LEAD, lead.id(), lead.textOrNull(Fields.OWNER), assigned.owner()));
    tell(lead.id(), assigned, List.of());
  }

  private Arrival make(Row submitted, Optional<Row> similar) {
    Assigned assigned = assign(submitted);
    Optional<Pool> pool = pool(submitted, assigned);
    Map<String, Object> fields = new LinkedHashMap<>(submitted.fields());
    pool.ifPresentOrElse(
        it -> fields.put(Fields.POOL, it.id()), () -> fields.put(Fields.OWNER, assigned.owner()));
    List<Reason> refused =
        commands.run(
            transaction,
            new Command.CreateRecord(RecordType.LEAD, submitted.id(), fields),
            actor,
            id());
    if (!refused.isEmpty()) {
      throw new ProblemException(FieldProblems.of(form, refused));
    }
    List<Reason> more = new ArrayList<>(why);
    similar.map(Arrivals::perhaps).ifPresent(more::add);
    if (pool.isPresent()) {
      tellOfPool(submitted, pool.get(), assigned, more);
    } else {
      tell(submitted.id(), assigned, more);
    }
    if (form.isBehaviour()) {
      log(submitted.id(), "download", List.of(told("intake.behaviour")), "");
    }
    return new Arrival(
        submitted.id(), form.isBehaviour() ? "behaviour" : similar.isPresent() ? "perhaps" : "new");
  }

  /// Where no rule is for a lead and nobody is free, it goes where its members claim it.
  private Optional<Pool> pool(Row lead, Assigned assigned) {
    boolean decided =
        new Assignment(configuration, LeadDesk.workload(transaction)).deciding(lead).isPresent();
    return assigned.alert() && !decided ? configuration.pools().fallback() : Optional.empty();
  }

  /// Whoever would have had to hand it on hears of it all the same.
  private void tellOfPool(Row lead, Pool pool, Assigned assigned, List<Reason> more) {
    List<Reason> reasons = new ArrayList<>();
    reasons.add(Reason.of("assign.pool", "pool", pool.id()));
    reasons.addAll(more);
    log(lead.id(), "note", reasons, "");
    configuration
        .tree()
        .user(assigned.owner())
        .ifPresent(manager -> {
          Command alert =
              new Command.PlanTask(
                  id(), null, null, NOBODY_FREE, "other", now, lead.text(Fields.NAME));
          List<Reason> refused =
              commands.run(
                  transaction, alert, Actor.of(manager, actor.device(), configuration), id());
          if (!refused.isEmpty()) {
            throw new IllegalStateException("HQ's own command was refused: " + refused);
          }
        });
  }

  private Assigned assign(Row lead) {
    Assigned assigned =
        new Assignment(configuration, LeadDesk.workload(transaction))
            .of(lead)
            .orElseThrow(() ->
                new ProblemException(Problem.nobodyHere(Limits.RETRY_AFTER_FULL.toSeconds())));
    transaction.leadDesk().turn(assigned.owner(), transaction.position().seq() + 1);
    return assigned;
  }

  /// Says beside the lead why it is whose it is.
  private void tell(String lead, Assigned assigned, List<Reason> more) {
    List<Reason> reasons = new ArrayList<>(assigned.reasons());
    reasons.addAll(more);
    log(lead, "note", reasons, "");
    if (assigned.alert()) {
      plan(lead, NOBODY_FREE, "other", now);
    }
  }

  private List<Reason> withWhy(Reason told) {
    List<Reason> reasons = new ArrayList<>(List.of(told));
    reasons.addAll(why);
    return reasons;
  }

  private Reason told(String id) {
    return Reason.of(id, "form", form.name());
  }

  private static Reason perhaps(Row lead) {
    return Reason.of("intake.perhaps", "lead", lead.id())
        .with("name", lead.text(Fields.NAME))
        .with("company", lead.text(Lead.COMPANY))
        .with("user", lead.text(Fields.OWNER));
  }

  private boolean isWaiting(String lead) {
    return transaction.records().childrenOf(RecordType.TASK.wireName(), lead).stream()
        .map(record -> Task.of(RowJson.read(RecordType.TASK, record.id(), record.body())))
        .anyMatch(task -> task.isOpen() && task.title().equals(CAME_AGAIN));
  }

  private String log(String lead, String kind, List<Reason> reasons, String words) {
    String id = id();
    @Nullable String direction = kind.equals("download") ? "in" : null;
    run(
        new Command.LogActivity(
            id,
            RecordType.LEAD,
            lead,
            kind,
            direction,
            now,
            null,
            null,
            ReasonText.write(reasons, words),
            null,
            List.of(),
            null,
            null));
    return id;
  }

  private void plan(String lead, String title, String kind, long dueAt) {
    run(new Command.PlanTask(id(), RecordType.LEAD, lead, title, kind, dueAt, null));
  }

  private void run(Command command) {
    List<Reason> refused = commands.run(transaction, command, actor, id());
    if (!refused.isEmpty()) {
      throw new IllegalStateException("HQ's own command was refused: " + refused);
    }
  }

  private Set<String> everybody() {
    Set<String> scopes = new LinkedHashSet<>();
    scopes.add(Visibility.CONFIG);
    configuration.tree().users().forEach(user -> scopes.add(Visibility.userScope(user.id())));
    return scopes;
  }

  private String id() {
    return ids.get();
  }
}
