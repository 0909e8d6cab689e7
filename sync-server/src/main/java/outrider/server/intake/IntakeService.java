package outrider.server.intake;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.configuration.Configuration;
import outrider.core.configuration.FieldRegistry;
import outrider.core.configuration.Form;
import outrider.core.intake.Reading;
import outrider.core.record.RecordType;
import outrider.core.rule.Reason;
import outrider.server.access.Configurations;
import outrider.server.access.IntakeThrottle;
import outrider.server.access.Tokens;
import outrider.server.codec.Json;
import outrider.server.ops.DiskSpace;
import outrider.server.ops.Limits;
import outrider.server.ops.Metrics;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.push.OwnCommands;
import outrider.server.store.Database;
import outrider.server.store.IntakeStore.Answer;
import outrider.server.store.IntakeStore.Key;
import outrider.server.store.WriteTransaction;

/// Leads come in here: from a web form, or from a system that has a key. What was taken is on the
/// disk and with its owner before the sender hears of it.
public final class IntakeService {
  private static final Logger log = LoggerFactory.getLogger(IntakeService.class);

  /// The field in which the form's own page sends its token.
  public static final String TOKEN = "outrider-token";

  private final Database database;
  private final Configurations configurations;
  private final DiskSpace disk;
  private final Metrics metrics;
  private final InstantSource clock;
  private final IntakeKeys keys;
  private final IntakeThrottle throttle;
  private final LeadDesk desk;
  private final OwnCommands commands;
  private final Supplier<String> ids;

  public IntakeService(
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
        () -> UuidCreator.getTimeOrderedEpoch().toString());
  }

  /// @param ids of the records that come to be
  public IntakeService(
      Database database,
      Configurations configurations,
      DiskSpace disk,
      Metrics metrics,
      InstantSource clock,
      Supplier<String> ids) {
    this.database = database;
    this.configurations = configurations;
    this.disk = disk;
    this.metrics = metrics;
    this.clock = clock;
    throttle = new IntakeThrottle(clock);
    this.keys = new IntakeKeys(database, clock);
    this.desk = new LeadDesk(database);
    this.commands = new OwnCommands(configurations, clock);
    this.ids = ids;
  }

  /// Catches up beside everything else, where there are forms: after an update, the first lead that
  /// comes need not wait for what all others have left behind.
  public void prepare() {
    Thread.ofVirtual()
        .name("lead-desk")
        .start(() -> {
          try {
            if (!database.read(configurations::in).all(RecordType.FORM).isEmpty()) {
              desk.approach();
            }
          } catch (RuntimeException stopping) {
            log.debug("The desk is prepared when the first lead comes.", stopping);
          }
        });
  }

  /// A form in use, with the fields that leads have today.
  public record OpenForm(Form form, FieldRegistry fields) {}

  /// @throws ProblemException 404 where there is none in use that has a page
  public OpenForm page(String formId) {
    return database.read(transaction -> {
      Configuration configuration = configurations.in(transaction);
      Form form = inUse(configuration, formId);
      if (form.token().isEmpty()) {
        throw new ProblemException(Problem.notFound());
      }
      return new OpenForm(form, configuration.fields());
    });
  }

  /// @param key that was shown, if any
  /// @throws ProblemException 404 for no such form, 401 for no such key, 403 for a key of another
  ///   source than the form's
  public Sender byKey(String formId, Optional<String> key) {
    Form form = form(formId);
    Key known =
        key.flatMap(keys::find).orElseThrow(() -> new ProblemException(Problem.intakeKey()));
    if (!known.source().equals(form.source())) {
      throw new ProblemException(
          Problem.forbidden("This key is for the source " + known.source() + "."));
    }
    return new Sender(form, "key/" + known.id());
  }

  /// @throws ProblemException 404 for no such form, 401 where the page's token is not its own
  public Sender byPage(String formId, Map<String, String> values) {
    Form form = form(formId);
    String shown = values.getOrDefault(TOKEN, "");
    if (form.token().filter(token -> Tokens.same(token, shown)).isEmpty()) {
      throw new ProblemException(Problem.intakeKey());
    }
    return new Sender(form, "page/" + form.id());
  }

  private Form form(String formId) {
    return database.read(transaction -> inUse(configurations.in(transaction), formId));
  }

  private static Form inUse(Configuration configuration, String formId) {
    return configuration
        .row(RecordType.FORM, formId)
        .map(Form::of)
        .filter(Form::active)
        .orElseThrow(() -> new ProblemException(Problem.notFound()));
  }

  /// Takes a submission. Sent again under the same `Idempotency-Key` it gets the same answer and
  /// does nothing.
  ///
  /// @throws ProblemException 422 for fields that cannot become a lead's or a key that was used for
  ///   something else, 429 for too many
  public Receipt submit(
      Sender sender, Map<String, String> values, Optional<String> idempotencyKey) {
    throttle.admit(sender.name());
    idempotencyKey.ifPresent(IntakeService::check);
    check(values);
    disk.require();
    desk.approach();
    String bodyHash = Tokens.hash(Json.text(new TreeMap<>(values)));
    Taken taken =
        database.write(transaction ->
            once(
                transaction,
                sender,
                idempotencyKey,
                bodyHash,
                () -> take(transaction, sender.form().id(), values)));
    metrics.count("outrider.intake", "outcome", taken.outcome(), 1);
    return taken.receipt();
  }

  /// @param outcome for the metrics
  private record Taken(Receipt receipt, String outcome) {}

  private Taken once(
      WriteTransaction transaction,
      Sender sender,
      Optional<String> idempotencyKey,
      String bodyHash,
      Supplier<Taken> work) {
    if (idempotencyKey.isEmpty()) {
      return work.get();
    }
    String sent = sender.form().id() + '/' + bodyHash;
    Optional<Answer> before = transaction.intake().answer(sender.name(), idempotencyKey.get());
    if (before.isPresent()) {
      if (!before.get().bodyHash().equals(sent)) {
        throw new ProblemException(Problem.idempotencyKeyReused());
      }
      return new Taken(Json.readOwn(before.get().answer(), Receipt.class), "repeated");
    }
    Taken taken = work.get();
    transaction
        .intake()
        .remember(
            sender.name(),
            idempotencyKey.get(),
            new Answer(sent, Json.text(taken.receipt())),
            clock.millis());
    return taken;
  }

  private Taken take(WriteTransaction transaction, String formId, Map<String, String> values) {
    Configuration configuration = configurations.in(transaction);
    Form form = inUse(configuration, formId);
    Map<String, String> meant = new LinkedHashMap<>(values);
    meant.remove(TOKEN);
    if (form.honeypot().map(meant::remove).filter(filled -> !filled.isBlank()).isPresent()) {
      return new Taken(Receipt.of(ids.get()), "trapped");
    }
    Reading reading = Reading.of(form, configuration.fields(), meant);
    if (!reading.wrong().isEmpty()) {
      throw new ProblemException(FieldProblems.of(reading.wrong()));
    }
    LeadDesk.catchUp(transaction);
    Arrivals.Arrival arrival =
        new Arrivals(transaction, commands, configuration, form, clock.millis(), ids).take(reading);
    return new Taken(Receipt.of(arrival.reference()), arrival.kind());
  }

  private static void check(String idempotencyKey) {
    if (idempotencyKey.isBlank()
        || idempotencyKey.length() > Limits.IDEMPOTENCY_KEY_CHARS
        || !idempotencyKey.chars().allMatch(letter -> letter >= ' ' && letter < 0x7f)) {
      throw new ProblemException(
          Problem.wrongShape(
              "An Idempotency-Key has 1 to "
                  + Limits.IDEMPOTENCY_KEY_CHARS
                  + " letters of ASCII."));
    }
  }

  private static void check(Map<String, String> values) {
    if (values.size() > Limits.INTAKE_FIELDS) {
      throw new ProblemException(
          Problem.wrongShape("A form has at most " + Limits.INTAKE_FIELDS + " fields."));
    }
    Map<String, Reason> wrong = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      if (name.length() > Limits.INTAKE_NAME_CHARS) {
        throw new ProblemException(Problem.wrongShape("The name of a field is too long."));
      }
      if (value.getBytes(StandardCharsets.UTF_8).length > Limits.INTAKE_FIELD_BYTES) {
        wrong.put(name, Reason.of("field.too-long"));
      }
    });
    if (!wrong.isEmpty()) {
      throw new ProblemException(FieldProblems.of(wrong));
    }
  }
}
