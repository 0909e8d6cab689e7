package outrider.server.portal;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.contact.Contact;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.server.access.Notes;
import outrider.server.access.PortalThrottle;
import outrider.server.access.Tokens;
import outrider.server.delivery.Letters;
import outrider.server.ops.Limits;
import outrider.server.store.Database;
import outrider.server.store.PortalStore.Guest;

/// Lets a guest who has lost their password choose another one, by a letter to their address. Only
/// whoever reads that mail learns whether the address is known: the page says the same, as fast,
/// either way.
public final class LostPasswords {
  private static final Logger log = LoggerFactory.getLogger(LostPasswords.class);

  private final Database database;
  private final PortalLetters letters;
  private final PortalThrottle throttle;
  private final InstantSource clock;

  public LostPasswords(
      Database database, Letters letters, PortalThrottle throttle, InstantSource clock) {
    this.database = database;
    this.letters = new PortalLetters(letters, clock);
    this.throttle = throttle;
    this.clock = clock;
  }

  /// Whether HQ can write letters.
  public boolean isOffered() {
    return letters.areSent();
  }

  /// Looks for the guest and writes to them, after it has returned.
  ///
  /// @throws outrider.server.problem.ProblemException 429 for too many, whether there is such a
  ///   guest or not
  public void ask(String name, String address) {
    String login = name.strip().toLowerCase(Locale.ROOT);
    if (!isOffered() || login.isEmpty() || login.length() > Limits.LOGIN_CHARS) {
      return;
    }
    throttle.forgets(login, address);
    Thread.ofVirtual().name("portal-letter").start(() -> write(login));
  }

  private record Letter(String to, String person, String company) {}

  private void write(String login) {
    String token = Tokens.create();
    try {
      Optional<Letter> letter =
          database.write(transaction -> {
            Optional<Guest> found =
                transaction
                    .portal()
                    .byLogin(login)
                    .filter(guest -> guest.revokedAt() == null && guest.passwordHash() != null);
            Optional<Row> contact =
                found.flatMap(guest ->
                    PortalRecords.find(transaction, RecordType.CONTACT, guest.contactId())
                        .filter(row -> row.text(Contact.ACCOUNT).equals(guest.accountId())));
            Optional<Row> account =
                found.flatMap(guest ->
                    PortalRecords.find(transaction, RecordType.ACCOUNT, guest.accountId()));
            if (found.isEmpty() || contact.isEmpty() || account.isEmpty()) {
              return Optional.empty();
            }
            Guest guest = found.get();
            long now = clock.millis();
            transaction
                .portal()
                .put(
                    new Guest(
                        guest.contactId(),
                        guest.accountId(),
                        guest.login(),
                        Tokens.hash(token),
                        now + Limits.PORTAL_FORGOTTEN.toMillis(),
                        guest.invitedBy(),
                        guest.invitedAt(),
                        guest.passwordHash(),
                        guest.joinedAt(),
                        null));
            Notes.headquarters(
                transaction,
                "portal_guest",
                guest.contactId(),
                "ForgetPortalPassword",
                Map.of("account", guest.accountId()),
                now);
            return Optional.of(
                new Letter(
                    guest.login(),
                    contact.get().text(Fields.NAME),
                    account.get().text(Fields.NAME)));
          });
      letter.ifPresent(it -> letters.forgotten(it.to(), it.person(), it.company(), token));
    } catch (RuntimeException failure) {
      log.atError().setCause(failure).log("A letter about a lost password was not written.");
    }
  }
}
