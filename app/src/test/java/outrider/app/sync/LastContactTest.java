package outrider.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.command.CorrectedClock;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.core.device.OfflineAge.Standing;

/// How long HQ has been silent, on a laptop whose owner may set its clock.
final class LastContactTest {

  private static final long MONTH = Duration.ofDays(30).toMillis();

  @TempDir Path folder;

  private Instant wall = Profiles.MONDAY;
  private Duration running = Duration.ZERO;
  private Database database;

  @BeforeEach
  void open() {
    database = Profiles.open(folder);
  }

  @Test
  void timeIsCountedFromWhatHqSaid() {
    var contact = contact();
    contact.heard(wall.toEpochMilli(), MONTH);

    pass(Duration.ofDays(12));

    assertThat(contact.age().silentDays()).isEqualTo(12);
    assertThat(contact.age().standing()).isEqualTo(Standing.FREE);
    pass(Duration.ofDays(18));
    assertThat(contact.age().standing()).isEqualTo(Standing.LOCKED);
    contact.heard(wall.toEpochMilli(), null);
    assertThat(contact.age().standing()).isEqualTo(Standing.FREE);
  }

  @Test
  void aClockThatIsSetBackGainsNothing() {
    var contact = contact();
    contact.heard(wall.toEpochMilli(), MONTH);
    pass(Duration.ofDays(29));
    assertThat(contact.age().silentDays()).isEqualTo(29);

    wall = wall.minus(Duration.ofDays(29));
    assertThat(contact.age().silentDays()).isEqualTo(29);
    // The laptop runs on for a day and a minute, whatever its clock says.
    running = running.plus(Duration.ofDays(1).plusMinutes(1));

    assertThat(contact.age().standing()).isEqualTo(Standing.LOCKED);
  }

  @Test
  void norDoesItGainAnythingByARestart() {
    var contact = contact();
    contact.heard(wall.toEpochMilli(), MONTH);
    pass(Duration.ofDays(31));
    assertThat(contact.age().standing()).isEqualTo(Standing.LOCKED);
    contact.save();
    database.close();

    wall = wall.minus(Duration.ofDays(31));
    running = Duration.ZERO;
    open();

    assertThat(contact().age().silentDays()).isEqualTo(31);
    assertThat(contact().age().standing()).isEqualTo(Standing.LOCKED);
  }

  @Test
  void aClockThatIsSetAheadGainsNothingFromAnOpenLine() {
    var contact = contact();
    contact.heard(wall.toEpochMilli(), MONTH);
    wall = wall.plus(Duration.ofDays(365));
    assertThat(contact.age().standing()).isEqualTo(Standing.LOCKED);

    contact.lineHolds();
    wall = wall.minus(Duration.ofDays(365));

    assertThat(contact.age().standing()).isEqualTo(Standing.LOCKED);
  }

  @Test
  void anOpenLineIsContact() {
    var contact = contact();
    contact.heard(wall.toEpochMilli(), MONTH);
    for (var quarter = 0; quarter < 8; quarter++) {
      pass(Duration.ofSeconds(15));
      contact.age();
      contact.lineHolds();
    }
    assertThat(contact.age().silentMillis()).isZero();
  }

  @Test
  void aBookFromBeforeThereWasALimitBeginsNow() {
    assertThat(contact().age().silentMillis()).isZero();
    assertThat(contact().age().standing()).isEqualTo(Standing.FREE);
  }

  private LastContact contact() {
    return new LastContact(database, new CorrectedClock(() -> wall), () -> running.toNanos());
  }

  private void pass(Duration time) {
    wall = wall.plus(time);
    running = running.plus(time);
  }
}
