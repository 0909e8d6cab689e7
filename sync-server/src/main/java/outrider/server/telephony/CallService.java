package outrider.server.telephony;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.configuration.Configuration;
import outrider.core.protocol.CallState;
import outrider.core.protocol.DialRequest;
import outrider.core.record.Ids;
import outrider.core.rule.Actor;
import outrider.core.user.User;
import outrider.server.access.CallThrottle;
import outrider.server.access.Configurations;
import outrider.server.access.SignedIn;
import outrider.server.intake.LeadDesk;
import outrider.server.intake.PhoneNumbers;
import outrider.server.ops.DiskSpace;
import outrider.server.ops.Limits;
import outrider.server.ops.Metrics;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.push.OwnCommands;
import outrider.server.store.Database;
import outrider.server.store.PhoneCallStore.TelephoneSystem;
import outrider.server.store.WriteTransaction;

/// Has the company's telephone system call somebody, and listens to what it tells of calls.
///
/// What is told is on the disk before the system hears that it arrived. It may be told twice, late
/// and in any order.
public final class CallService {
  private static final Logger log = LoggerFactory.getLogger(CallService.class);

  private final Database database;
  private final Configurations configurations;
  private final DiskSpace disk;
  private final Metrics metrics;
  private final InstantSource clock;
  private final CallThrottle throttle;
  private final ClickToCall web;
  private final CallReports reports;
  private final LeadDesk desk;

  public CallService(
      Database database,
      Configurations configurations,
      DiskSpace disk,
      Metrics metrics,
      InstantSource clock) {
    this(
        database,
        configurations,
        disk,
        metrics,
        clock,
        TelephoneLine.web(),
        new OwnCommands(configurations, clock));
  }

  /// @param line by which telephone systems are asked
  public CallService(
      Database database,
      Configurations configurations,
      DiskSpace disk,
      Metrics metrics,
      InstantSource clock,
      TelephoneLine line,
      OwnCommands commands) {
    this.database = database;
    this.configurations = configurations;
    this.disk = disk;
    this.metrics = metrics;
    this.clock = clock;
    throttle = new CallThrottle(clock);
    this.web = new ClickToCall(line);
    this.reports = new CallReports(commands, clock);
    this.desk = new LeadDesk(database);
  }

  /// Calls the person who asks and then the number. Asked again for the same call, it says how far
  /// that one is and calls nobody.
  ///
  /// @throws ProblemException 404 for a record that is not theirs to see, 422 for a number that is
  ///   not the record's or a call's id that was used for another, 409 where there is no telephone
  ///   system or it does not know the person, 429 for too many, 502 where the system refuses
  public CallState dial(DialRequest request, SignedIn who) {
    check(request);
    throttle.admit(who);
    disk.require();
    Dialling dialling = database.write(transaction -> begin(transaction, request, who));
    if (!dialling.fresh()) {
      return state(dialling.call());
    }
    ClickToCall.Answer answer = web.ask(dialling.settings(), dialling.call(), dialling.agent());
    metrics.count("outrider.calls", "outcome", answer.refusal() == null ? "asked" : "refused", 1);
    Call call = database.write(transaction -> answered(transaction, request.call(), answer));
    if (answer.refusal() != null) {
      throw new ProblemException(Problem.telephonyFailed(answer.refusal()));
    }
    return state(call);
  }

  private record Dialling(Call call, SystemSettings settings, String agent, boolean fresh) {}

  private Dialling begin(WriteTransaction transaction, DialRequest request, SignedIn who) {
    Configuration configuration = configurations.in(transaction);
    Actor actor = Configurations.actor(configuration, who, transaction);
    TelephoneSystem system =
        transaction.phoneCalls().systems().stream()
            .findFirst()
            .orElseThrow(() -> new ProblemException(Problem.telephonyOff()));
    String agent = configuration.tree().user(who.userId()).map(User::extension).orElse("").strip();
    if (agent.isEmpty()) {
      throw new ProblemException(Problem.extensionMissing());
    }
    CalledRecord.find(transaction, configuration, request)
        .filter(record -> actor.sees(record.row()))
        .orElseThrow(() -> new ProblemException(Problem.notFound()))
        .require(request.number());
    Call.Known known =
        Call.Known.begun(
            new Call.Subject(
                who.userId(),
                request.recordType(),
                request.record(),
                request.task(),
                request.number(),
                false));
    Optional<Call> before = transaction.phoneCalls().call(request.call()).map(Call::of);
    if (before.isPresent()) {
      if (!before.get().isOf(who.userId(), request)) {
        throw new ProblemException(Problem.idempotencyKeyReused());
      }
      return new Dialling(before.get(), TelephoneSystems.settings(system), agent, false);
    }
    Call call = new Call(request.call(), system.id(), null, clock.millis(), null, known);
    return new Dialling(
        reports.keep(transaction, call), TelephoneSystems.settings(system), agent, true);
  }

  private static void check(DialRequest request) {
    if (Stream.of(request.call(), request.recordType(), request.record(), request.number())
            .anyMatch(text -> text == null || text.isBlank())
        || !request.call().matches("[0-9a-f-]{36}")
        || request.number().length() > Limits.TELEPHONY_ID_CHARS) {
      throw new ProblemException(
          Problem.wrongShape("A call has a UUID, a record with its type, and a number."));
    }
  }

  private Call answered(WriteTransaction transaction, String callId, ClickToCall.Answer answer) {
    Call call = transaction.phoneCalls().call(callId).map(Call::of).orElseThrow();
    if (answer.refusal() != null) {
      return call.isOver()
          ? call
          : reports.keep(transaction, call.ended(clock.millis(), CallState.FAILED));
    }
    boolean taken =
        answer.systemCall() == null
            || transaction
                .phoneCalls()
                .bySystemCall(call.system(), answer.systemCall())
                .isPresent();
    return reports.keep(transaction, taken ? call : call.named(answer.systemCall()));
  }

  /// @throws ProblemException 404 where it is not theirs
  public CallState state(String callId, SignedIn who) {
    return database.read(transaction ->
        transaction
            .phoneCalls()
            .call(callId)
            .map(Call::of)
            .filter(call -> who.userId().equals(call.subject().user()))
            .map(this::state)
            .orElseThrow(() -> new ProblemException(Problem.notFound())));
  }

  private CallState state(Call call) {
    return new CallState(
        call.id(),
        call.phase().word(),
        clock.millis(),
        call.requestedAt(),
        call.heard().answeredAt(),
        call.heard().endedAt(),
        call.outcome().orElse(null),
        call.isReported() ? CallReports.activityOf(call.id()) : null);
  }

  /// A message as it came.
  ///
  /// @param rawQuery of the address, as it was sent
  /// @param form the fields, where it was a form
  /// @param plain the body as plain values
  public record Message(
      String rawQuery,
      Map<String, String> query,
      Map<String, String> form,
      Object plain,
      byte[] bytes) {}

  /// Hears what a telephone system tells. What is about nobody here is not an error of the
  /// system's.
  ///
  /// @throws ProblemException 404 for no such system, 403 where it does not prove itself, 429
  public void hear(String systemId, Message message, Function<String, @Nullable String> header) {
    SystemSettings settings =
        database
            .read(transaction -> transaction.phoneCalls().system(systemId))
            .map(TelephoneSystems::settings)
            .orElseThrow(() -> new ProblemException(Problem.notFound()));
    String address =
        settings.publicAddress()
            + SystemSettings.PATH
            + systemId
            + (message.rawQuery().isEmpty() ? "" : '?' + message.rawQuery());
    if (!Proof.holds(
        settings.template().events().proof(),
        settings.secret(),
        address,
        header,
        message.form(),
        message.bytes())) {
      metrics.count("outrider.calls", "outcome", "forged", 1);
      throw new ProblemException(Problem.forbidden("The message does not prove where it is from."));
    }
    throttle.admitSystem(systemId);
    disk.require();
    Told told =
        new ToldReader(settings.template().events(), clock.millis())
            .read(message.query(), message.plain());
    desk.approach();
    PhoneBook.approach(database, database.read(configurations::in));
    String outcome = database.write(transaction -> hear(transaction, systemId, told));
    metrics.count("outrider.calls", "outcome", outcome, 1);
  }

  private String hear(WriteTransaction transaction, String systemId, Told told) {
    Optional<Call> known = find(transaction, systemId, told);
    if (known.isEmpty()) {
      log.atDebug().addKeyValue("system", systemId).log("A call is about nobody here.");
      return "nobody";
    }
    Call before = known.get();
    Call now = before.hear(told);
    if (now.equals(before)) {
      return "known";
    }
    reports.keep(transaction, now);
    return "heard";
  }

  private Optional<Call> find(WriteTransaction transaction, String systemId, Told told) {
    Optional<Call> ours =
        Optional.ofNullable(told.call())
            .flatMap(transaction.phoneCalls()::call)
            .map(Call::of)
            .filter(call -> call.system().equals(systemId));
    if (ours.isPresent() || told.systemCall() == null) {
      return ours;
    }
    return transaction
        .phoneCalls()
        .bySystemCall(systemId, told.systemCall())
        .map(Call::of)
        .or(() -> begunElsewhere(transaction, systemId, told));
  }

  /// A call that was dialled at the desk phone, or that a customer made: the number says whose.
  /// Open leads come before customers, and nobody's call stands on a record that they do not see.
  private Optional<Call> begunElsewhere(WriteTransaction transaction, String systemId, Told told) {
    String systemCall = told.systemCall();
    String customer = told.customer();
    if (customer == null || systemCall == null) {
      return Optional.empty();
    }
    Configuration configuration = configurations.in(transaction);
    Optional<User> who = user(configuration, told.agent());
    Optional<Actor> actor =
        who.map(user -> Actor.of(user, OwnCommands.HEADQUARTERS, configuration));
    LeadDesk.catchUp(transaction);
    PhoneBook.catchUp(transaction, configuration);
    return PhoneNumbers.normal(customer).stream()
        .flatMap(number ->
            Stream.concat(
                LeadDesk.ofPhone(transaction, number), PhoneBook.find(transaction, number)))
        .filter(record -> actor.map(caller -> caller.sees(record)).orElse(true))
        .findFirst()
        .map(record -> {
          Call.Known begun =
              Call.Known.begun(
                  new Call.Subject(
                      who.map(User::id).orElse(null),
                      record.type().wireName(),
                      record.id(),
                      null,
                      customer,
                      told.inbound()));
          long at = told.startedAt() == null ? told.at() : told.startedAt();
          return new Call(Ids.derive(systemId, systemCall), systemId, systemCall, at, null, begun);
        });
  }

  private static Optional<User> user(Configuration configuration, @Nullable String agent) {
    if (agent == null) {
      return Optional.empty();
    }
    Optional<String> number = PhoneNumbers.normal(agent);
    List<User> people =
        configuration.tree().users().stream()
            .filter(User::active)
            .filter(person -> !person.extension().isBlank())
            .filter(person ->
                person.extension().strip().equals(agent)
                    || number.isPresent() && number.equals(PhoneNumbers.normal(person.extension())))
            .toList();
    // Two people at one telephone: nobody knows which of them it was.
    return people.size() == 1 ? Optional.of(people.getFirst()) : Optional.empty();
  }
}
