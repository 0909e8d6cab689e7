package outrider.server.portal;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.command.Command;
import outrider.core.contact.Contact;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Reason;
import outrider.core.task.Task;
import outrider.server.access.Configurations;
import outrider.server.access.Notes;
import outrider.server.access.Passwords;
import outrider.server.access.PortalThrottle;
import outrider.server.access.Tokens;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.push.OwnCommands;
import outrider.server.store.Database;
import outrider.server.store.PortalStore.Guest;
import outrider.server.store.PortalStore.Request;
import outrider.server.store.Transaction;
import outrider.server.store.WriteTransaction;

/// What a customer's own page does: a guest comes in, sees the orders of their account and no
/// other, asks for an invoice and says how satisfied they are. What they ask for becomes a task of
/// whoever has the account, by the same rules as HQ's other deeds.
public final class Portal {
  private static final Logger log = LoggerFactory.getLogger(Portal.class);
  private static final String INVOICE = "invoice";
  private static final String SATISFACTION = "satisfaction";

  /// A mark of at most so much is something to call about.
  private static final int LOW = 2;

  private static final Duration INVOICE_DUE = Duration.ofDays(1);
  private static final Duration CALL_DUE = Duration.ofHours(4);

  private final Database database;
  private final Passwords passwords;
  private final PortalThrottle throttle;
  private final OwnCommands commands;
  private final InstantSource clock;

  public Portal(
      Database database,
      Configurations configurations,
      Passwords passwords,
      PortalThrottle throttle,
      InstantSource clock) {
    this.database = database;
    this.passwords = passwords;
    this.throttle = throttle;
    this.clock = clock;
    commands = new OwnCommands(configurations, clock);
  }

  /// Who looks at the page.
  ///
  /// @param session the secret of the session, which only the browser keeps
  public record Visitor(
      String session, String contact, String person, String account, String company) {

    /// What each form of this session carries, so that no other page can send one.
    public String formToken() {
      return Tokens.hash("form:" + session);
    }
  }

  /// @param state `open`, `done`, or `said` where it made no task
  public record Asked(String kind, String words, long at, String state) {}

  /// Who holds an invitation; empty for one that is over, was used, or never was.
  public Optional<String> invited(String token, String address) {
    throttle.shows(address);
    return database.read(transaction ->
        open(transaction, token)
            .flatMap(guest -> contact(transaction, guest))
            .map(row -> row.text(Fields.NAME)));
  }

  /// Uses an invitation: from now on this password opens the page.
  ///
  /// @return the session; empty for an invitation that is over
  public Optional<String> join(String token, String password) {
    Passwords.checked(password);
    if (database.read(transaction -> open(transaction, token)).isEmpty()) {
      return Optional.empty();
    }
    String hash = passwords.hash(password);
    String session = Tokens.create();
    boolean joined =
        database.write(transaction -> {
          Optional<Guest> guest = open(transaction, token);
          guest.ifPresent(known -> {
            long now = clock.millis();
            transaction
                .portal()
                .put(
                    new Guest(
                        known.contactId(),
                        known.accountId(),
                        known.login(),
                        null,
                        0,
                        known.invitedBy(),
                        known.invitedAt(),
                        hash,
                        now,
                        null));
            // A new password ends what was open under the old one.
            transaction.portal().endAll(known.contactId());
            begin(transaction, session, known);
            Notes.headquarters(
                transaction,
                "portal_guest",
                known.contactId(),
                "JoinPortal",
                Map.of("account", known.accountId()),
                now);
          });
          return guest.isPresent();
        });
    return joined ? Optional.of(session) : Optional.empty();
  }

  /// @return the session; empty for a wrong name or password, alike and in the same time
  public Optional<String> signIn(String name, String password, String address) {
    String login = name.strip().toLowerCase(Locale.ROOT);
    if (login.isEmpty()
        || login.length() > Limits.LOGIN_CHARS
        || password.length() > Limits.PASSWORD_CHARS) {
      return Optional.empty();
    }
    throttle.admit(login, address);
    Optional<Guest> found =
        database.read(transaction ->
            transaction
                .portal()
                .byLogin(login)
                .filter(guest -> guest.revokedAt() == null && guest.passwordHash() != null));
    String hash = found.map(Guest::passwordHash).orElse(null);
    if (hash == null) {
      passwords.matchNobody(password);
      return Optional.empty();
    }
    if (!passwords.matches(password, hash)) {
      return Optional.empty();
    }
    throttle.succeeded(login, address);
    String session = Tokens.create();
    database.write(transaction -> {
      begin(transaction, session, found.orElseThrow());
      return true;
    });
    return Optional.of(session);
  }

  private void begin(WriteTransaction transaction, String session, Guest guest) {
    long now = clock.millis();
    transaction.portal().forgetExpired(now);
    transaction
        .portal()
        .begin(Tokens.hash(session), guest.contactId(), now + Limits.PORTAL_SESSION.toMillis());
  }

  public void signOut(Visitor visitor) {
    database.write(transaction -> {
      transaction.portal().end(Tokens.hash(visitor.session()));
      return true;
    });
  }

  /// Whose session it is; empty where it has ended, was withdrawn, or the contact or the account is
  /// gone or no longer belongs together.
  public Optional<Visitor> visitor(String session) {
    return session.isEmpty()
        ? Optional.empty()
        : database.read(transaction -> visitor(transaction, session));
  }

  private Optional<Visitor> visitor(Transaction transaction, String session) {
    return transaction
        .portal()
        .bySession(Tokens.hash(session), clock.millis())
        .filter(guest -> guest.revokedAt() == null)
        .flatMap(guest ->
            contact(transaction, guest)
                .flatMap(contact ->
                    PortalRecords.find(transaction, RecordType.ACCOUNT, guest.accountId())
                        .map(account ->
                            new Visitor(
                                session,
                                contact.id(),
                                contact.text(Fields.NAME),
                                account.id(),
                                account.text(Fields.NAME)))));
  }

  private Optional<Guest> open(Transaction transaction, String token) {
    return transaction
        .portal()
        .byInvite(Tokens.hash(token))
        .filter(guest -> guest.revokedAt() == null && guest.inviteUntil() > clock.millis())
        .filter(guest -> contact(transaction, guest).isPresent());
  }

  /// The contact, while it belongs to the account that it was invited for.
  private static Optional<Row> contact(Transaction transaction, Guest guest) {
    return PortalRecords.find(transaction, RecordType.CONTACT, guest.contactId())
        .filter(row -> row.text(Contact.ACCOUNT).equals(guest.accountId()));
  }

  public PortalOrders.Page orders(Visitor visitor) {
    return database.read(transaction -> PortalOrders.of(transaction, visitor.account()));
  }

  /// What the account asked for, the newest first.
  public List<Asked> requests(Visitor visitor) {
    return database.read(transaction ->
        transaction.portal().requests(visitor.account(), Limits.PORTAL_LINES).stream()
            .map(request ->
                new Asked(
                    request.kind(),
                    request.words(),
                    request.askedAt(),
                    state(transaction, request)))
            .toList());
  }

  private static String state(Transaction transaction, Request request) {
    String task = request.taskId();
    if (task == null) {
      return "said";
    }
    // A task that was taken away is one that nobody does any more.
    return PortalRecords.find(transaction, RecordType.TASK, task)
        .filter(row -> Task.of(row).isOpen())
        .map(row -> "open")
        .orElse("done");
  }

  /// Asks for an invoice of one of the account's own orders.
  ///
  /// @param title of the task, in the guest's language
  /// @param lines what stands in its note
  /// @throws ProblemException 404 for an order that is not theirs, whoever's it is
  public void askForInvoice(Visitor visitor, String order, String title, List<String> lines) {
    throttle.asks(visitor.contact());
    database.write(transaction -> {
      Visitor now = again(transaction, visitor);
      String called =
          PortalOrders.of(transaction, now.account())
              .find(order)
              .orElseThrow(() -> new ProblemException(Problem.notFound()))
              .called();
      List<String> note = new ArrayList<>(lines);
      note.add(now.person() + " · " + now.company());
      String task = id();
      plan(
          transaction,
          now,
          task,
          cut(title + called, Limits.PORTAL_LINE_CHARS),
          "other",
          INVOICE_DUE,
          String.join("\n", note));
      keep(transaction, now, INVOICE, called, task);
      return true;
    });
    log.atInfo().addKeyValue("account", visitor.account()).log("A customer asked for an invoice.");
  }

  /// Says how satisfied they are; a low mark is something to call about.
  ///
  /// @param mark 1 to 5
  /// @param said what stands on the account's timeline, in the guest's language
  /// @param title of the task that a low mark makes
  public void saySatisfaction(Visitor visitor, int mark, String said, String title) {
    throttle.asks(visitor.contact());
    database.write(transaction -> {
      Visitor now = again(transaction, visitor);
      done(
          commands.run(
              transaction,
              new Command.LogActivity(
                  id(),
                  RecordType.ACCOUNT,
                  now.account(),
                  "note",
                  null,
                  clock.millis(),
                  null,
                  null,
                  now.person() + ": " + said,
                  null,
                  List.of(),
                  null,
                  null)));
      String task = null;
      if (mark <= LOW) {
        task = id();
        plan(
            transaction,
            now,
            task,
            cut(title + now.person(), Limits.PORTAL_LINE_CHARS),
            "call",
            CALL_DUE,
            said);
      }
      keep(transaction, now, SATISFACTION, said, task);
      return true;
    });
    log.atInfo().addKeyValue("account", visitor.account()).log("A customer was heard.");
  }

  /// The visitor as they are in this transaction: they may have been withdrawn a moment ago.
  private Visitor again(Transaction transaction, Visitor visitor) {
    return visitor(transaction, visitor.session())
        .filter(now -> now.account().equals(visitor.account()))
        .orElseThrow(() -> new ProblemException(Problem.notFound()));
  }

  private void plan(
      WriteTransaction transaction,
      Visitor visitor,
      String task,
      String title,
      String kind,
      Duration due,
      String note) {
    done(
        commands.run(
            transaction,
            new Command.PlanTask(
                task,
                RecordType.ACCOUNT,
                visitor.account(),
                title,
                kind,
                clock.millis() + due.toMillis(),
                note)));
  }

  private void keep(
      WriteTransaction transaction,
      Visitor visitor,
      String kind,
      String words,
      @Nullable String task) {
    transaction
        .portal()
        .add(
            new Request(
                id(),
                visitor.account(),
                visitor.contact(),
                kind,
                cut(words, Limits.PORTAL_TEXT_CHARS),
                clock.millis(),
                task));
  }

  private static void done(List<Reason> refused) {
    if (!refused.isEmpty()) {
      throw new IllegalStateException("a guest's request was refused: " + refused);
    }
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  private static String id() {
    return UuidCreator.getTimeOrderedEpoch().toString();
  }
}
