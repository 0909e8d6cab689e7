package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.profile.OpenBook;
import outrider.app.profile.ProfileStore;
import outrider.app.profile.SignInDesk;
import outrider.app.profile.SignInResult;
import outrider.app.sync.HttpTransport;
import outrider.core.command.Command;
import outrider.core.device.OfflineAge;
import outrider.core.record.RecordType;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// A laptop that has not heard of HQ for longer than the company allows shows its book to nobody,
/// and loses nothing by it.
final class SilentLaptopTest {

  @TempDir Path folder;

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Test
  void aBookThatWasSilentForTooLongOpensWhenHqAnswersAndItsWorkGoesUp() throws Exception {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var manager = Laptop.open(folder.resolve("manager"), office, "zhou")) {
      var desk = desk();
      var book = opened(desk.signIn(office.address(), "lin", HeadOffice.PASSWORD));
      office.stop();
      var lead = create(book, "写在断网时");
      book.close();

      ahead.set(Duration.ofDays(31));
      var silent = desk.signIn(office.address(), "lin", HeadOffice.PASSWORD);
      assertThat(silent).isInstanceOf(SignInResult.Silent.class);
      assertThat(((SignInResult.Silent) silent).unsent()).isEqualTo(1);
      assertThat(((SignInResult.Silent) silent).age().silentDays()).isEqualTo(31);

      // The clock is set back: it has been seen to be later.
      ahead.set(Duration.ZERO);
      assertThat(desk.signIn(office.address(), "lin", HeadOffice.PASSWORD))
          .isInstanceOf(SignInResult.Silent.class);

      ahead.set(Duration.ofDays(31));
      office.startAgain(Duration.ofDays(31));
      try (var again = opened(desk.signIn(office.address(), "lin", HeadOffice.PASSWORD))) {
        assertThat(again.sync().contact().age().standing()).isEqualTo(OfflineAge.Standing.FREE);
        manager.book().sync().nudge();
        // The manager's session was not used for a month either.
        assertThat(desk.renew(manager.book(), HeadOffice.PASSWORD)).isEmpty();
        manager.await("the lead", () -> manager.find(RecordType.LEAD, lead).isPresent());
      }
    }
  }

  @Test
  void aLaptopThatIsOpenAllTheWhileIsLockedAsWellUntilASyncSucceeds() {
    try (var office = new HeadOffice(folder.resolve("hq"))) {
      office.administer(hq -> hq.decide(outrider.server.ops.Policy.OFFLINE, 3));
      try (var book = opened(desk().signIn(office.address(), "lin", HeadOffice.PASSWORD))) {
        office.stop();
        ahead.set(Duration.ofDays(2).plusHours(1));
        assertThat(book.sync().contact().age().standing()).isEqualTo(OfflineAge.Standing.WARNED);
        ahead.set(Duration.ofDays(4));
        assertThat(book.sync().contact().age().standing()).isEqualTo(OfflineAge.Standing.LOCKED);
        create(book, "也不会丢");

        office.startAgain(Duration.ofDays(4));
        var heard = new java.util.concurrent.CountDownLatch(1);
        book.sync()
            .onReport(report -> {
              if (book.sync().contact().age().standing() == OfflineAge.Standing.FREE) {
                heard.countDown();
              }
            });
        book.sync().nudge();

        assertThat(heard.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
  }

  private SignInDesk desk() {
    return new SignInDesk(
        new ProfileStore(folder.resolve("lin")),
        address -> new HttpTransport(address, Optional.empty()),
        () -> Instant.now().plus(ahead.get()),
        () -> UuidCreator.getTimeOrderedEpoch().toString(),
        new Random());
  }

  private static OpenBook opened(SignInResult result) {
    assertThat(result).isInstanceOf(SignInResult.Opened.class);
    return ((SignInResult.Opened) result).book();
  }

  private static String create(OpenBook book, String name) {
    var id = book.commands().newId();
    var receipt =
        book.commands()
            .submit(
                new Command.CreateRecord(
                    RecordType.LEAD, id, Map.of("name", name, "source", "官网", "importId", "t")))
            .join();
    assertThat(receipt.reasons()).isEmpty();
    return id;
  }
}
