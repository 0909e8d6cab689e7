package outrider.server.portal;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.contact.Contact;
import outrider.core.protocol.PortalResponse;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.server.access.Configurations;
import outrider.server.access.Notes;
import outrider.server.access.PortalThrottle;
import outrider.server.access.SignedIn;
import outrider.server.access.Tokens;
import outrider.server.delivery.Letters;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.Database;
import outrider.server.store.PortalStore.Guest;
import outrider.server.store.Transaction;

/// Whoever has a contact, or leads them, lets that person look at their company's page, and puts an
/// end to it.
public final class Invitations {
  private static final Logger log = LoggerFactory.getLogger(Invitations.class);
  private static final String GUEST = "portal_guest";

  private final Database database;
  private final Configurations configurations;
  private final PortalLetters letters;
  private final PortalThrottle throttle;
  private final InstantSource clock;

  public Invitations(
      Database database,
      Configurations configurations,
      Letters letters,
      PortalThrottle throttle,
      InstantSource clock) {
    this.database = database;
    this.configurations = configurations;
    this.letters = new PortalLetters(letters, clock);
    this.throttle = throttle;
    this.clock = clock;
  }

  public PortalResponse look(String contact, SignedIn who) {
    return database.read(transaction -> {
      contact(transaction, contact, who);
      return transaction
          .portal()
          .guest(contact)
          .map(guest -> state(guest, null))
          .orElseGet(() -> new PortalResponse("none", null, null, null, mail()));
    });
  }

  /// Makes an invitation; the one before it is no longer good. Whoever had come in before comes in
  /// as before until they use it.
  ///
  /// @param mailed whether HQ is to write to the contact; what is told of the link is the same
  /// @throws ProblemException 404 for a contact that the caller does not have; 422 without an
  ///   e-mail address or an account, or where another contact has the address; 429 for too many
  ///   letters
  public PortalResponse invite(String contact, boolean mailed, SignedIn who) {
    boolean written = mailed && letters.areSent();
    if (written) {
      String to = database.read(transaction -> login(contact(transaction, contact, who)));
      throttle.writes(who.userId(), to);
    }
    String token = Tokens.create();
    PortalResponse made =
        database.write(transaction -> {
          Row row = contact(transaction, contact, who);
          String login = login(row);
          transaction
              .portal()
              .byLogin(login)
              .filter(other -> !other.contactId().equals(contact))
              .ifPresent(other -> {
                throw new ProblemException(
                    Problem.wrongShape("Another contact has this e-mail address."));
              });
          long now = clock.millis();
          Optional<Guest> before =
              transaction
                  .portal()
                  .guest(contact)
                  .filter(guest -> guest.revokedAt() == null)
                  .filter(guest -> guest.accountId().equals(row.text(Contact.ACCOUNT)));
          if (before.isEmpty()) {
            transaction.portal().endAll(contact);
          }
          Guest guest =
              new Guest(
                  contact,
                  row.text(Contact.ACCOUNT),
                  login,
                  Tokens.hash(token),
                  now + Limits.PORTAL_INVITE.toMillis(),
                  who.userId(),
                  now,
                  before.map(Guest::passwordHash).orElse(null),
                  before.map(Guest::joinedAt).orElse(null),
                  null);
          transaction.portal().put(guest);
          Notes.by(
              who,
              transaction,
              GUEST,
              contact,
              "InviteToPortal",
              Map.of("account", guest.accountId(), "mailed", written),
              now);
          return state(guest, token);
        });
    log.atInfo().addKeyValue("contact", contact).log("Somebody was invited to the portal.");
    return written ? written(made, contact, who, token) : made;
  }

  /// Only now, that the invitation stands and nobody waits for the writer, is the mail server
  /// asked.
  private PortalResponse written(PortalResponse made, String contact, SignedIn who, String token) {
    Letter letter =
        database.read(transaction -> {
          Row row = contact(transaction, contact, who);
          return new Letter(
              login(row),
              row.text(Fields.NAME),
              name(transaction, RecordType.USER, who.userId()),
              name(transaction, RecordType.ACCOUNT, row.text(Contact.ACCOUNT)));
        });
    boolean sent =
        letters.invite(letter.to(), letter.person(), letter.by(), letter.company(), token);
    return new PortalResponse(
        made.state(),
        made.at(),
        made.until(),
        token,
        sent ? PortalResponse.SENT : PortalResponse.FAILED);
  }

  private record Letter(String to, String person, String by, String company) {}

  private static String name(Transaction transaction, RecordType type, String id) {
    return PortalRecords.find(transaction, type, id).map(row -> row.text(Fields.NAME)).orElse("");
  }

  private String mail() {
    return letters.areSent() ? PortalResponse.READY : PortalResponse.OFF;
  }

  /// From now on they are turned away, whatever they have open.
  public void revoke(String contact, SignedIn who) {
    database.write(transaction -> {
      contact(transaction, contact, who);
      Guest guest =
          transaction
              .portal()
              .guest(contact)
              .orElseThrow(() -> new ProblemException(Problem.notFound()));
      long now = clock.millis();
      transaction.portal().endAll(contact);
      transaction
          .portal()
          .put(
              new Guest(
                  contact,
                  guest.accountId(),
                  guest.login(),
                  null,
                  0,
                  guest.invitedBy(),
                  guest.invitedAt(),
                  null,
                  guest.joinedAt(),
                  now));
      Notes.by(
          who,
          transaction,
          GUEST,
          contact,
          "WithdrawFromPortal",
          Map.of("account", guest.accountId()),
          now);
      return true;
    });
    log.atInfo().addKeyValue("contact", contact).log("Somebody was withdrawn from the portal.");
  }

  /// The contact, where the caller has it or leads whoever has it; a contact that they only work
  /// beside, or do not see, is not there.
  private Row contact(Transaction transaction, String id, SignedIn who) {
    Actor actor = Configurations.actor(configurations.in(transaction), who, transaction);
    return PortalRecords.find(transaction, RecordType.CONTACT, id)
        .filter(actor::holds)
        .filter(row -> actor.leads() || actor.user().equals(row.textOrNull(Fields.OWNER)))
        .orElseThrow(() -> new ProblemException(Problem.notFound()));
  }

  private static String login(Row contact) {
    String login = contact.text("email").strip().toLowerCase(Locale.ROOT);
    if (!login.contains("@") || login.length() > Limits.LOGIN_CHARS) {
      throw new ProblemException(Problem.wrongShape("The contact has no e-mail address."));
    }
    if (!contact.has(Contact.ACCOUNT)) {
      throw new ProblemException(Problem.wrongShape("The contact belongs to no account."));
    }
    return login;
  }

  private PortalResponse state(Guest guest, @Nullable String token) {
    Long revoked = guest.revokedAt();
    if (revoked != null) {
      return new PortalResponse("revoked", revoked, null, null, mail());
    }
    Long until =
        guest.inviteHash() != null && guest.inviteUntil() > clock.millis()
            ? guest.inviteUntil()
            : null;
    return guest.passwordHash() == null
        ? new PortalResponse("invited", guest.invitedAt(), until, token, mail())
        : new PortalResponse("joined", guest.joinedAt(), until, token, mail());
  }
}
