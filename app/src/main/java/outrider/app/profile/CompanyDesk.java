package outrider.app.profile;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import outrider.app.store.ProfileKey;
import outrider.app.sync.HqTransport;
import outrider.app.sync.SyncFailure;
import outrider.core.Outrider;
import outrider.core.protocol.CompanySignInRequest;
import outrider.core.protocol.CompanySignInResponse;
import outrider.core.protocol.Problem;
import outrider.core.protocol.ProtocolVersion;
import outrider.core.protocol.SignInOptions;

/// Signs people in with the company's account: through their browser and HQ, and then to the same
/// books as the [SignInDesk]. A book is locked with a passphrase of this device, which HQ never
/// hears of, and under the device's secret, which HQ tells its owner: a passphrase that is
/// forgotten costs a sign-in and no work. Blocks, for minutes while somebody is in the browser.
public final class CompanyDesk {

  /// A passphrase guards the file of a stolen laptop for ever, and nobody counts the guesses.
  public static final int PASSPHRASE_CHARS_LEAST = 10;

  private final SignInDesk desk;
  private final ProfileStore profiles;
  private final Function<String, HqTransport> transports;
  private final RandomGenerator random;
  private final Browser browser;

  /// Opens a page in the person's browser; where there is none, they are shown the address.
  public interface Browser {
    void open(String address);
  }

  CompanyDesk(
      SignInDesk desk,
      ProfileStore profiles,
      Function<String, HqTransport> transports,
      RandomGenerator random,
      Browser browser) {
    this.desk = desk;
    this.profiles = profiles;
    this.transports = transports;
    this.random = random;
    this.browser = browser;
  }

  /// What can be offered at a server.
  ///
  /// @param company whether the company's account is taken
  /// @param passwords whether everybody may use a password
  /// @param stranger the certificate of a server that nobody vouches for, who has to be compared
  ///   before anything is asked; empty for none
  public record Offer(boolean company, boolean passwords, String stranger) {
    public static final Offer UNKNOWN = new Offer(false, true, "");
  }

  /// Asks a server; what cannot be asked offers passwords only.
  ///
  /// @param accepted the fingerprint of its certificate, where a person compared it just now
  public Offer offer(String server, @Nullable String accepted) {
    try (var transport = transport(server, accepted)) {
      try {
        var options = transport.signInOptions();
        return new Offer(
            options.company() != null, options.password().equals(SignInOptions.EVERYBODY), "");
      } catch (SyncFailure away) {
        return new Offer(false, true, transport.stranger().orElse(""));
      }
    } catch (IllegalArgumentException noAddress) {
      return Offer.UNKNOWN;
    }
  }

  /// Whether a book is locked with a passphrase, not with a password that HQ knows.
  public boolean hasPassphrase(String server, String login) {
    return profiles.find(server, login).filter(it -> it.company() != null).isPresent();
  }

  /// Whether there is a book of this server here: then its people have compared what there was to
  /// compare.
  public boolean knows(String server) {
    return profiles.all().stream().anyMatch(it -> it.server().equals(server));
  }

  /// Sends the person to the company's page and HQ what they come back with.
  ///
  /// @param login as it stands in the form, perhaps empty: whose book it may be
  /// @return `Recognised`, `Unproven` or `Refused`
  public SignInResult signIn(
      String server, String login, @Nullable String accepted, CompanyErrand errand) {
    HqTransport transport;
    try {
      transport = transport(server, accepted);
    } catch (IllegalArgumentException noAddress) {
      return new SignInResult.Refused(SignInResult.Why.BAD_ADDRESS);
    }
    SignInResult result;
    try {
      result = arrive(server, login, accepted, transport, token(transport, errand));
    } catch (CompanyErrand.Stopped stopped) {
      result = new SignInResult.Refused(stopped.why());
    } catch (SyncFailure failure) {
      var stranger = transport.stranger();
      result =
          stranger.isPresent()
              ? new SignInResult.Unproven(stranger.get())
              : new SignInResult.Refused(why(failure));
    }
    if (!(result instanceof SignInResult.Recognised)) {
      transport.close();
    }
    return result;
  }

  private CompanyErrand.Token token(HqTransport transport, CompanyErrand errand) {
    var company = transport.signInOptions().company();
    if (company == null) {
      throw new CompanyErrand.Stopped(SignInResult.Why.COMPANY_OFF);
    }
    return errand.run(company, transport.issuer(), browser, random);
  }

  private SignInResult arrive(
      String server,
      String login,
      @Nullable String accepted,
      HqTransport transport,
      CompanyErrand.Token token) {
    var candidate = candidate(server, login, token);
    if (candidate.isPresent()) {
      try {
        var profile = candidate.get();
        var answer = transport.signIn(request(token, profile.device(), 0, ""));
        return recognised(profile, accepted, transport, token, answer);
      } catch (SyncFailure failure) {
        if (failure.kind() == SyncFailure.Kind.REVOKED) {
          profiles.destroyKey(candidate.get());
          profiles.erase(candidate.get().folder());
        }
        if (!is(failure, Problem.ANOTHERS_DEVICE)) {
          throw failure;
        }
        // A colleague's book: this person gets one beside it. The token was not spent.
      }
    }
    var device = UUID.randomUUID().toString();
    var answer = transport.signIn(request(token, device, 0, ""));
    if (profiles.find(server, answer.login()).isPresent()) {
      return new SignInResult.Refused(SignInResult.Why.NAME_NEEDED);
    }
    var place = new CompanyArrival.Place(server, device, accepted, transport);
    return new SignInResult.Recognised(
        new CompanyArrival(place, answer, token, Optional.empty(), Optional.empty()));
  }

  private static SignInResult recognised(
      Profile profile,
      @Nullable String accepted,
      HqTransport transport,
      CompanyErrand.Token token,
      CompanySignInResponse answer) {
    var company = profile.company();
    var key =
        company == null
            ? Optional.<ProfileKey>empty()
            : ProfileKey.unwrap(company.key(), answer.deviceSecret());
    var known = accepted == null ? profile : profile.trusting(accepted);
    var place =
        new CompanyArrival.Place(
            profile.server(), profile.device(), known.certificate(), transport);
    return new SignInResult.Recognised(
        new CompanyArrival(place, answer, token, Optional.of(known), key));
  }

  /// The book that this account has opened before; else that of the name in the form; else the only
  /// one here that no account has opened yet.
  private Optional<Profile> candidate(String server, String login, CompanyErrand.Token token) {
    var here = profiles.all().stream().filter(it -> it.server().equals(server)).toList();
    var free = here.stream().filter(it -> it.company() == null).toList();
    return here.stream()
        .filter(it -> belongsTo(it, token))
        .findFirst()
        .or(() -> login.isEmpty() ? Optional.empty() : profiles.find(server, login))
        .or(() -> free.size() == 1 ? Optional.of(free.getFirst()) : Optional.empty());
  }

  private static boolean belongsTo(Profile profile, CompanyErrand.Token token) {
    var company = profile.company();
    return company != null
        && company.issuer().equals(token.issuer())
        && company.subject().equals(token.subject());
  }

  /// Makes the book of somebody who is new here, or opens a known one.
  ///
  /// @param passphrase to lock it with from now on; null to keep the one it has
  public SignInResult open(CompanyArrival arrival, @Nullable String passphrase) {
    var secret = arrival.answer().deviceSecret();
    if (arrival.profile().isPresent()) {
      var key = arrival.key().orElseThrow();
      var profile = arrival.profile().get();
      return open(
          arrival,
          passphrase == null ? profile : profile.lockedBy(key.wrap(passphrase, random)),
          key);
    }
    if (passphrase == null) {
      throw new IllegalArgumentException("a new book is locked with something");
    }
    var place = arrival.place();
    var session = arrival.answer().session();
    var key = ProfileKey.random(random);
    var profile =
        new Profile(
            profiles.folder(place.server(), arrival.login()),
            place.server(),
            arrival.login(),
            session.user(),
            arrival.login(),
            session.tenant(),
            place.device(),
            key.wrap(passphrase, random),
            place.certificate(),
            company(arrival, key.wrap(secret, random)));
    return open(arrival, profile, key);
  }

  /// Opens a book with what it was locked with until now, which goes on to lock it; the account
  /// opens it as well from then on.
  public SignInResult unlock(CompanyArrival arrival, String secret) {
    var profile = arrival.profile().orElseThrow();
    return ProfileKey.unwrap(profile.key(), secret)
        .map(key -> {
          var wrapped = key.wrap(arrival.answer().deviceSecret(), random);
          return open(arrival, profile.openedBy(company(arrival, wrapped)), key);
        })
        .orElseGet(() -> new SignInResult.Refused(SignInResult.Why.WRONG_PASSPHRASE));
  }

  private SignInResult open(CompanyArrival arrival, Profile profile, ProfileKey key) {
    profiles.save(profile);
    var result =
        desk.open(
            profile,
            key,
            arrival.place().transport(),
            null,
            Optional.of(arrival.answer().session()));
    if (!(result instanceof SignInResult.Opened)) {
      arrival.close();
    }
    return result;
  }

  private static Profile.Company company(CompanyArrival arrival, ProfileKey.Wrapped wrapped) {
    return new Profile.Company(arrival.token().issuer(), arrival.token().subject(), wrapped);
  }

  /// Signs in again behind an open book whose session has ended.
  ///
  /// @return nothing where it went well
  public Optional<SignInResult.Why> renew(OpenBook book, CompanyErrand errand) {
    var profile = book.profile();
    try (var transport = transport(profile.server(), profile.certificate())) {
      var token = token(transport, errand);
      var identity = book.replica().identity();
      var answer =
          transport.signIn(
              request(token, profile.device(), identity.incarnation(), identity.epoch()));
      SignInDesk.renewed(book, answer.session());
      return Optional.empty();
    } catch (CompanyErrand.Stopped stopped) {
      return Optional.of(stopped.why());
    } catch (SyncFailure failure) {
      if (failure.kind() == SyncFailure.Kind.REVOKED) {
        book.withdraw();
      }
      return Optional.of(why(failure));
    }
  }

  private HqTransport transport(String server, @Nullable String accepted) {
    var transport = transports.apply(server);
    Optional.ofNullable(accepted)
        .or(() ->
            profiles.all().stream()
                .filter(it -> it.server().equals(server) && it.certificate() != null)
                .findFirst()
                .map(Profile::certificate))
        .ifPresent(transport::trust);
    return transport;
  }

  private static boolean is(SyncFailure failure, String type) {
    return failure.problem().map(Problem::type).filter(type::equals).isPresent();
  }

  private static SignInResult.Why why(SyncFailure failure) {
    var type = failure.problem().map(Problem::type).orElse("");
    return switch (type) {
      case Problem.COMPANY_OFF -> SignInResult.Why.COMPANY_OFF;
      case Problem.COMPANY_UNKNOWN -> SignInResult.Why.COMPANY_UNKNOWN;
      case Problem.COMPANY_LINKED -> SignInResult.Why.COMPANY_LINKED;
      case Problem.ISSUER_UNREACHABLE -> SignInResult.Why.COMPANY_UNREACHABLE;
      case Problem.ANOTHERS_DEVICE -> SignInResult.Why.ANOTHER_PERSON;
      case Problem.USER_INACTIVE -> SignInResult.Why.PERSON_LEFT;
      default ->
          type.startsWith(Problem.ID_TOKEN)
              ? SignInResult.Why.COMPANY_NOT_BELIEVED
              : SignInDesk.refused(failure, SignInResult.Why.FIRST_TIME_NEEDS_NETWORK).why();
    };
  }

  private static CompanySignInRequest request(
      CompanyErrand.Token token, String device, long incarnation, String epoch) {
    return new CompanySignInRequest(
        ProtocolVersion.CURRENT,
        token.idToken(),
        token.nonce(),
        device,
        incarnation,
        epoch,
        SignInDesk.hostName(),
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT),
        Outrider.VERSION);
  }
}
