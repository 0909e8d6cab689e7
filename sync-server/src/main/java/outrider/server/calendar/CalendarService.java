package outrider.server.calendar;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.configuration.Configuration;
import outrider.core.protocol.CalendarRequest;
import outrider.core.protocol.CalendarResponse;
import outrider.core.rule.Actor;
import outrider.core.user.User;
import outrider.server.access.CalendarThrottle;
import outrider.server.access.Configurations;
import outrider.server.access.Notes;
import outrider.server.access.SignedIn;
import outrider.server.access.Tokens;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.CalendarStore.Subscription;
import outrider.server.store.Database;
import outrider.server.store.Transaction;

/// Calendars that other programs subscribe to: a person makes the secret address of their own,
/// makes another one, or stops it. Whoever knows the address reads the calendar; nobody else learns
/// whether there is one.
public final class CalendarService {
  private static final Logger log = LoggerFactory.getLogger(CalendarService.class);
  private static final String ENDING = ".ics";

  /// How the audit trail calls the address of somebody's calendar.
  private static final String ADDRESS = "calendar_address";

  private final Database database;
  private final Configurations configurations;
  private final InstantSource clock;
  private final CalendarThrottle throttle;

  public CalendarService(Database database, Configurations configurations, InstantSource clock) {
    this.database = database;
    this.configurations = configurations;
    this.clock = clock;
    throttle = new CalendarThrottle(clock);
  }

  /// Whether there is an address; not which, since nobody here knows.
  public CalendarResponse look(SignedIn who) {
    return database.read(transaction ->
        transaction
            .calendars()
            .of(actor(transaction, who).user())
            .map(found -> new CalendarResponse(found.madeAt(), found.withoutNames(), null))
            .orElseGet(() -> new CalendarResponse(null, false, null)));
  }

  /// Makes an address; the one before it is no longer served.
  public CalendarResponse make(CalendarRequest request, SignedIn who) {
    String token = Tokens.create();
    String language = "zh".equals(request.language()) ? "zh" : "en";
    CalendarResponse made =
        database.write(transaction -> {
          Subscription subscription =
              new Subscription(
                  actor(transaction, who).user(),
                  Tokens.hash(token),
                  request.withoutNames(),
                  language,
                  clock.millis());
          transaction.calendars().put(subscription);
          Notes.by(
              who,
              transaction,
              ADDRESS,
              who.userId(),
              "MakeCalendarAddress",
              Map.of("withoutNames", request.withoutNames()),
              subscription.madeAt());
          return new CalendarResponse(subscription.madeAt(), subscription.withoutNames(), token);
        });
    log.atInfo().addKeyValue("user", who.userId()).log("The address of a calendar was made.");
    return made;
  }

  public void stop(SignedIn who) {
    database.write(transaction -> {
      transaction.calendars().stop(who.userId());
      Notes.by(
          who, transaction, ADDRESS, who.userId(), "StopCalendarAddress", Map.of(), clock.millis());
      return true;
    });
    log.atInfo().addKeyValue("user", who.userId()).log("The address of a calendar was stopped.");
  }

  /// The calendar at an address.
  ///
  /// @param file the last part of the address, `<token>.ics`
  /// @param caller who asks, for whoever tries addresses
  /// @throws ProblemException 404 for any that there is not, or no longer, all alike
  public String read(String file, String caller) {
    String token = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : "";
    String hash = Tokens.hash(token);
    Optional<String> text =
        database.read(transaction ->
            transaction
                .calendars()
                .byToken(hash)
                .flatMap(found ->
                    reader(transaction, found.userId())
                        .map(reader -> {
                          throttle.admit(hash);
                          return new PersonsCalendar(
                                  transaction,
                                  configurations.in(transaction),
                                  found,
                                  reader,
                                  clock.instant())
                              .text();
                        })));
    return text.orElseThrow(() -> {
      throttle.missed(caller);
      return new ProblemException(Problem.notFound());
    });
  }

  /// The person as they are now; empty for one who has left.
  private Optional<Actor> reader(Transaction transaction, String user) {
    Configuration configuration = configurations.in(transaction);
    return configuration
        .tree()
        .user(user)
        .filter(User::active)
        .map(person -> Actor.of(person, "calendar", configuration));
  }

  private Actor actor(Transaction transaction, SignedIn who) {
    return Configurations.actor(configurations.in(transaction), who, transaction);
  }
}
