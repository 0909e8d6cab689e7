package outrider.app.profile;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.command.CorrectedClock;
import outrider.app.command.Ids;
import outrider.app.store.DatabaseFile;
import outrider.app.store.ProfileKey;
import outrider.app.store.StoreException;
import outrider.app.sync.HqTransport;
import outrider.app.sync.SyncFailure;
import outrider.core.Outrider;
import outrider.core.device.OfflineAge;
import outrider.core.protocol.Problem;
import outrider.core.protocol.ProtocolVersion;
import outrider.core.protocol.SignInRequest;
import outrider.core.protocol.SignInResponse;

/// Signs people in: with HQ the first time, with the laptop's own knowledge of the password ever
/// after, whether there is a network or not. Blocks (Argon2id alone takes a tenth of a second):
/// call it off the FX thread.
public final class SignInDesk {

  private static final Logger LOG = LoggerFactory.getLogger(SignInDesk.class);

  private final ProfileStore profiles;
  private final Function<String, HqTransport> transports;
  private final InstantSource clock;
  private final Ids ids;
  private final RandomGenerator random;

  /// @param transports makes the way to a server's address; fails with `IllegalArgumentException`
  ///   where that is no address
  public SignInDesk(
      ProfileStore profiles,
      Function<String, HqTransport> transports,
      InstantSource clock,
      Ids ids,
      RandomGenerator random) {
    this.profiles = profiles;
    this.transports = transports;
    this.clock = clock;
    this.ids = ids;
    this.random = random;
  }

  public SignInResult signIn(String server, String login, String password) {
    return signIn(server, login, password, null);
  }

  /// @param oldPassword the one that the book on this laptop was locked with, where it was changed
  ///   at HQ since
  public SignInResult signIn(
      String server, String login, String password, @Nullable String oldPassword) {
    return signIn(server, login, password, oldPassword, null);
  }

  /// @param accepted the fingerprint of the server's certificate, where a person compared it
  public SignInResult signIn(
      String server,
      String login,
      String password,
      @Nullable String oldPassword,
      @Nullable String accepted) {
    HqTransport transport;
    try {
      transport = transports.apply(server);
    } catch (IllegalArgumentException noAddress) {
      return new SignInResult.Refused(SignInResult.Why.BAD_ADDRESS);
    }
    var known = profiles.find(server, login);
    if (accepted != null) {
      transport.trust(accepted);
      known = known.map(profile -> profile.trusting(accepted));
      known.ifPresent(profiles::save);
    } else {
      known.map(Profile::certificate).ifPresent(transport::trust);
    }
    var result =
        known.isPresent()
            ? again(known.get(), transport, password, oldPassword)
            : first(server, login, password, transport, accepted);
    if (!(result instanceof SignInResult.Opened)) {
      transport.close();
    }
    return result;
  }

  private SignInResult first(
      String server,
      String login,
      String password,
      HqTransport transport,
      @Nullable String accepted) {
    var device = UUID.randomUUID().toString();
    SignInResponse answer;
    try {
      answer = transport.signIn(request(login, password, device, 0, ""));
    } catch (SyncFailure failure) {
      var stranger = transport.stranger();
      return stranger.isPresent()
          ? new SignInResult.Unproven(stranger.get())
          : refused(failure, SignInResult.Why.FIRST_TIME_NEEDS_NETWORK);
    }
    var key = ProfileKey.random(random);
    var profile =
        new Profile(
            profiles.folder(server, login),
            server,
            login,
            answer.user(),
            login,
            answer.tenant(),
            device,
            key.wrap(password, random),
            accepted,
            null);
    profiles.save(profile);
    return open(profile, key, transport, password, Optional.of(answer));
  }

  private SignInResult again(
      Profile profile, HqTransport transport, String password, @Nullable String oldPassword) {
    var key = ProfileKey.unwrap(profile.key(), password);
    if (profile.company() != null) {
      // A passphrase is this device's business: HQ is never told it.
      return key.isPresent()
          ? open(profile, key.get(), transport, null, Optional.empty())
          : new SignInResult.Refused(SignInResult.Why.WRONG_PASSPHRASE);
    }
    if (key.isPresent()) {
      // The book opens at once; whether HQ still likes the session shows when it is asked.
      return open(profile, key.get(), transport, password, Optional.empty());
    }
    SignInResponse answer;
    try {
      answer = transport.signIn(request(profile.login(), password, profile.device(), 0, ""));
    } catch (SyncFailure failure) {
      if (failure.kind() == SyncFailure.Kind.REVOKED) {
        profiles.destroyKey(profile);
        profiles.erase(profile.folder());
      }
      var stranger = transport.stranger();
      return stranger.isPresent()
          ? new SignInResult.Unproven(stranger.get())
          : refused(failure, SignInResult.Why.WRONG_PASSWORD);
    }
    var old =
        oldPassword == null
            ? Optional.<ProfileKey>empty()
            : ProfileKey.unwrap(profile.key(), oldPassword);
    if (old.isEmpty()) {
      return new SignInResult.Refused(SignInResult.Why.OLD_PASSWORD_NEEDED);
    }
    var rewrapped = profile.lockedBy(old.get().wrap(password, random));
    profiles.save(rewrapped);
    return open(rewrapped, old.get(), transport, password, Optional.of(answer));
  }

  /// Signs in again behind an open book whose session has ended. Blocks.
  ///
  /// @return nothing where it went well
  public Optional<SignInResult.Why> renew(OpenBook book, String password) {
    var profile = book.profile();
    try (var transport = transports.apply(profile.server())) {
      Optional.ofNullable(profile.certificate()).ifPresent(transport::trust);
      renewed(book, transport.signIn(request(book, password)));
      return Optional.empty();
    } catch (SyncFailure failure) {
      if (failure.kind() == SyncFailure.Kind.REVOKED) {
        book.withdraw();
      }
      return Optional.of(refused(failure, SignInResult.Why.FIRST_TIME_NEEDS_NETWORK).why());
    }
  }

  /// HQ has let in the person of an open book.
  static void renewed(OpenBook book, SignInResponse answer) {
    book.replica().identify(answer.incarnation(), answer.epoch(), answer.serverTime());
    heard(book, answer);
    book.renew(answer.token());
  }

  /// The way in with the company's account, which leads to the same books.
  public CompanyDesk company(CompanyDesk.Browser browser) {
    return new CompanyDesk(this, profiles, transports, random, browser);
  }

  /// @param password for HQ, should it have to be asked; null where it takes none of this person
  SignInResult open(
      Profile profile,
      ProfileKey key,
      HqTransport transport,
      @Nullable String password,
      Optional<SignInResponse> given) {
    try {
      var lockFile = lockFile(profile.folder());
      var lock = lock(lockFile);
      if (lock.isEmpty()) {
        lockFile.close();
        return new SignInResult.Refused(SignInResult.Why.ALREADY_OPEN);
      }
      var opened = DatabaseFile.open(profile.database(), key, clock);
      var book =
          new OpenBook(
              profile,
              profiles,
              lockFile,
              lock.get(),
              opened.database(),
              transport,
              new CorrectedClock(clock),
              ids,
              random);
      var answer = given;
      if (answer.isEmpty() && opened.fresh() && password != null) {
        answer = newStart(profile, transport, password);
      }
      var age = book.sync().contact().age();
      if (answer.isEmpty() && age.standing() == OfflineAge.Standing.LOCKED) {
        if (password == null) {
          return silent(book, age);
        }
        try {
          answer = Optional.of(transport.signIn(request(book, password)));
        } catch (SyncFailure failure) {
          var stranger = transport.stranger();
          var silent = shut(book, age, failure);
          return stranger.isPresent() ? new SignInResult.Unproven(stranger.get()) : silent;
        }
      }
      if (answer.isPresent()) {
        book.replica()
            .identify(answer.get().incarnation(), answer.get().epoch(), answer.get().serverTime());
        book.keep(OpenBook.TOKEN, answer.get().token());
        heard(book, answer.get());
      }
      book.start();
      return new SignInResult.Opened(book, opened.setAside(), answer.isEmpty());
    } catch (IOException failure) {
      LOG.error("the profile cannot be opened", failure);
      return new SignInResult.Refused(SignInResult.Why.OTHER);
    } catch (StoreException failure) {
      LOG.error("the book cannot be opened", failure);
      return new SignInResult.Refused(
          failure.kind() == StoreException.Kind.DISK_FULL
              ? SignInResult.Why.DISK_FULL
              : SignInResult.Why.OTHER);
    }
  }

  /// HQ has to be heard before the book is shown, and cannot be.
  private SignInResult shut(OpenBook book, OfflineAge age, SyncFailure failure) {
    LOG.warn("HQ was silent for {} days: {}", age.silentDays(), failure.getMessage());
    var silent = silent(book, age);
    if (failure.kind() == SyncFailure.Kind.REVOKED) {
      profiles.destroyKey(book.profile());
      profiles.erase(book.profile().folder());
    }
    return failure.kind() == SyncFailure.Kind.UNREACHABLE
        ? silent
        : refused(failure, SignInResult.Why.OTHER);
  }

  private static SignInResult.Silent silent(OpenBook book, OfflineAge age) {
    var unsent = book.replica().backlog().unsent();
    book.close();
    return new SignInResult.Silent(age, unsent);
  }

  private static void heard(OpenBook book, SignInResponse answer) {
    book.sync().contact().heard(answer.serverTime(), answer.offlineMaxMillis());
  }

  /// A book that starts over (the file was damaged or gone) needs a session and a number of its
  /// own; without a network it waits for both.
  private static Optional<SignInResponse> newStart(
      Profile profile, HqTransport transport, String password) {
    try {
      return Optional.of(
          transport.signIn(request(profile.login(), password, profile.device(), 0, "")));
    } catch (SyncFailure failure) {
      LOG.warn("the new book waits for HQ: {}", failure.getMessage());
      return Optional.empty();
    }
  }

  private static FileChannel lockFile(Path folder) throws IOException {
    Files.createDirectories(folder);
    return FileChannel.open(
        folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static Optional<FileLock> lock(FileChannel file) throws IOException {
    try {
      return Optional.ofNullable(file.tryLock());
    } catch (OverlappingFileLockException sameProcess) {
      return Optional.empty();
    }
  }

  static SignInResult.Refused refused(SyncFailure failure, SignInResult.Why offline) {
    var type = failure.problem().map(Problem::type).orElse("");
    var tooMany = type.equals(Problem.TOO_MANY);
    if (type.equals(Problem.PASSWORDS_OFF)) {
      return new SignInResult.Refused(SignInResult.Why.PASSWORDS_OFF);
    }
    var why =
        switch (failure.kind()) {
          case WRONG_PASSWORD, SIGN_IN -> SignInResult.Why.WRONG_PASSWORD;
          case REVOKED -> SignInResult.Why.DEVICE_REVOKED;
          case UPDATE -> SignInResult.Why.UPDATE_NEEDED;
          case AHEAD -> SignInResult.Why.SERVER_OUTDATED;
          case UNREACHABLE -> tooMany ? SignInResult.Why.TOO_MANY_TRIES : offline;
          case NEW_START, REFUSED -> SignInResult.Why.OTHER;
        };
    return new SignInResult.Refused(why);
  }

  /// As the life that this book is in.
  private static SignInRequest request(OpenBook book, String password) {
    var profile = book.profile();
    var identity = book.replica().identity();
    return request(
        profile.login(), password, profile.device(), identity.incarnation(), identity.epoch());
  }

  private static SignInRequest request(
      String login, String password, String device, long incarnation, String epoch) {
    return new SignInRequest(
        ProtocolVersion.CURRENT,
        login,
        password,
        device,
        incarnation,
        epoch,
        hostName(),
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT),
        Outrider.VERSION);
  }

  static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException unknown) {
      return "laptop";
    }
  }
}
