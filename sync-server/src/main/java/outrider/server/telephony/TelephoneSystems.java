package outrider.server.telephony;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import outrider.server.access.Notes;
import outrider.server.admin.AdministrationException;
import outrider.server.codec.Json;
import outrider.server.problem.ProblemException;
import outrider.server.store.Database;
import outrider.server.store.PhoneCallStore.TelephoneSystem;

/// The telephone systems of a company, as an operator sets them up. The first is the one that
/// people dial by; all of them tell of calls.
public final class TelephoneSystems {
  /// How the audit trail calls one.
  private static final String SYSTEM = "telephone_system";

  private final Database database;
  private final InstantSource clock;

  public TelephoneSystems(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The templates that come with the server.
  public enum Preset {
    TWILIO,
    CALLCENTRE;

    private String read() {
      String file = name().toLowerCase(java.util.Locale.ROOT) + ".json";
      try (InputStream json = TelephoneSystems.class.getResourceAsStream(file)) {
        return new String(json.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException failure) {
        throw new java.io.UncheckedIOException(failure);
      }
    }
  }

  /// @param publicAddress of HQ, as the system reaches it
  /// @param values placeholders of the template
  /// @return its id, which is the end of the address at which it tells of calls
  /// @throws AdministrationException where something is missing, or is no address
  public String add(
      Preset preset, String name, String publicAddress, Map<String, String> values, String secret) {
    return add(preset.read(), name, publicAddress, values, secret);
  }

  /// The same by a template of one's own.
  public String add(
      String template,
      String name,
      String publicAddress,
      Map<String, String> values,
      String secret) {
    SystemSettings settings =
        new SystemSettings(
            read(template), webAddress(publicAddress), Map.copyOf(values), secret.strip());
    check(settings);
    String id = UuidCreator.getTimeOrderedEpoch().toString();
    database.write(transaction -> {
      transaction
          .phoneCalls()
          .put(new TelephoneSystem(id, name, Json.text(settings), clock.millis()));
      Notes.headquarters(
          transaction, SYSTEM, id, "AddTelephoneSystem", Map.of("name", name), clock.millis());
      return true;
    });
    return id;
  }

  private static Template read(String json) {
    Template template;
    try {
      template = Json.read(json.getBytes(StandardCharsets.UTF_8), Template.class);
    } catch (ProblemException wrong) {
      throw new AdministrationException("The template: " + wrong.problem().detail());
    }
    if (isIncomplete(template)) {
      throw new AdministrationException(
          "A template has call.url with call.form or call.json, and events.proof with its kind and"
              + " header, events.what and events.words.");
    }
    return template;
  }

  @SuppressWarnings("DataFlowIssue") // What was written by hand may lack anything.
  private static boolean isIncomplete(Template template) {
    return template.call() == null
        || template.call().url() == null
        || template.call().form() == null == (template.call().json() == null)
        || template.events() == null
        || template.events().proof() == null
        || template.events().proof().kind() == null
        || template.events().proof().header() == null
        || template.events().what() == null
        || template.events().words() == null;
  }

  private static void check(SystemSettings settings) {
    if (settings.secret().isEmpty()) {
      throw new AdministrationException("The secret is empty.");
    }
    Map<String, String> values = settings.allValues();
    TreeSet<String> missing =
        new TreeSet<>(Optional.ofNullable(settings.template().needs()).orElse(List.of()));
    missing.removeAll(values.keySet());
    if (!missing.isEmpty()) {
      throw new AdministrationException("Give --set for " + String.join(", ", missing) + ".");
    }
    if (values.values().stream().anyMatch(value -> value.chars().anyMatch(c -> c < ' '))) {
      throw new AdministrationException("A value is one line.");
    }
    webAddress(new Placeholders(values).inAddress(settings.template().call().url()));
    String zone = settings.template().events().zone();
    try {
      ZoneId.of(zone == null ? "UTC" : zone);
    } catch (DateTimeException unknown) {
      throw new AdministrationException("There is no time zone " + zone + ".");
    }
  }

  /// @throws AdministrationException where it is none of the web
  private static String webAddress(String text) {
    try {
      String plain = Placeholders.NAME.matcher(text).replaceAll((MatchResult unknown) -> "unknown");
      URI uri = URI.create(plain);
      if (uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
      }
    } catch (IllegalArgumentException malformed) {
      // Said below.
    }
    throw new AdministrationException(text + " is no address such as https://host/….");
  }

  public List<TelephoneSystem> list() {
    return database.read(transaction -> transaction.phoneCalls().systems());
  }

  /// Where one tells of calls.
  public String address(String id) {
    return database
        .read(transaction -> transaction.phoneCalls().system(id))
        .map(system -> settings(system).publicAddress() + SystemSettings.PATH + id)
        .orElseThrow(() -> new AdministrationException("There is no telephone system " + id + "."));
  }

  /// @return whether there was one
  public boolean remove(String id) {
    return database.write(transaction -> {
      boolean removed = transaction.phoneCalls().removeSystem(id);
      if (removed) {
        Notes.headquarters(
            transaction, SYSTEM, id, "RemoveTelephoneSystem", Map.of(), clock.millis());
      }
      return removed;
    });
  }

  static SystemSettings settings(TelephoneSystem system) {
    return Json.readOwn(system.settings(), SystemSettings.class);
  }
}
