package outrider.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import outrider.app.command.Receipt;
import outrider.app.profile.OpenBook;
import outrider.app.profile.ProfileStore;
import outrider.app.profile.SignInDesk;
import outrider.app.profile.SignInResult;
import outrider.app.store.AttentionStore;
import outrider.app.store.OutboxStore;
import outrider.app.store.RecordTable;
import outrider.app.sync.HttpTransport;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A workstation without its window: a real profile on the disk, the real engine, a real socket.
public final class Laptop implements AutoCloseable {

  private final SignInDesk desk;
  private final String address;
  private final String login;
  private OpenBook book;

  private Laptop(SignInDesk desk, String address, String login, OpenBook book) {
    this.desk = desk;
    this.address = address;
    this.login = login;
    this.book = book;
  }

  public static Laptop open(Path folder, HeadOffice office, String login) {
    return open(folder, office.address(), login);
  }

  public static Laptop open(Path folder, String address, String login) {
    var desk = desk(folder);
    return new Laptop(desk, address, login, signIn(desk, address, login));
  }

  public static SignInDesk desk(Path folder) {
    return desk(folder, Optional.empty());
  }

  /// @param authority certificates of the company's own authority
  public static SignInDesk desk(Path folder, Optional<Path> authority) {
    return new SignInDesk(
        new ProfileStore(folder),
        address -> new HttpTransport(address, authority),
        InstantSource.system(),
        () -> UuidCreator.getTimeOrderedEpoch().toString(),
        new Random());
  }

  private static OpenBook signIn(SignInDesk desk, String address, String login) {
    var result = desk.signIn(address, login, HeadOffice.PASSWORD);
    assertThat(result).isInstanceOf(SignInResult.Opened.class);
    return ((SignInResult.Opened) result).book();
  }

  public OpenBook book() {
    return book;
  }

  /// Closes the lid and opens it again.
  public void restart() {
    shut();
    reopen();
  }

  public void shut() {
    book.close();
  }

  public void reopen() {
    book = signIn(desk, address, login);
  }

  public Receipt submit(Command command) {
    return book.commands().submit(command).join();
  }

  public String newLead(String name) {
    var id = book.commands().newId();
    assertThat(
            submit(
                    new Command.CreateRecord(
                        RecordType.LEAD,
                        id,
                        Map.of("name", name, "source", "官网", "importId", "test")))
                .reasons())
        .isEmpty();
    return id;
  }

  public Receipt edit(String lead, String field, Object value) {
    var before = find(RecordType.LEAD, lead).map(row -> row.value(field)).orElse(null);
    return submit(
        new Command.EditFields(
            RecordType.LEAD, lead, List.of(new FieldEdit(field, before, value))));
  }

  public Optional<Row> find(RecordType type, String id) {
    return book.database().readNow(sql -> RecordTable.of(type).find(sql, id));
  }

  public Map<String, Row> all(RecordType type) {
    return book.database().<List<Row>>readNow(sql -> RecordTable.of(type).all(sql)).stream()
        .collect(java.util.stream.Collectors.toMap(Row::id, row -> row));
  }

  public long waiting() {
    return book.database().readNow(OutboxStore::count);
  }

  public List<AttentionStore.Refused> attention() {
    return book.database().readNow(AttentionStore::open);
  }

  /// Waits until nothing waits here.
  public void drained() {
    await("the queue to drain", () -> waiting() == 0);
  }

  /// Waits until this laptop is where HQ is, with nothing waiting.
  public void synced() {
    drained();
    book.sync().nudge();
    var before = book.sync().report().syncedAt();
    await(
        "a round",
        () ->
            book.sync().report().syncedAt() != null
                && !book.sync().report().syncedAt().equals(before));
  }

  /// Waits for a condition that a commit on this laptop brings about.
  public void await(String what, BooleanSupplier condition) {
    var changed = new java.util.concurrent.Semaphore(0);
    try (var ignored = closing(book.database().onCommit(tables -> changed.release()))) {
      var until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (!condition.getAsBoolean()) {
        var left = until - System.nanoTime();
        assertThat(left).as("waited 60 s for " + what + " on " + login).isPositive();
        // Some conditions (a report) change without a commit: look again now and then.
        changed.tryAcquire(Math.min(left, TimeUnit.MILLISECONDS.toNanos(20)), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private interface Closing extends AutoCloseable {
    @Override
    void close();
  }

  private static Closing closing(AutoCloseable closeable) {
    return () -> {
      try {
        closeable.close();
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
    };
  }

  /// A latch that opens when a commit makes the condition true.
  public CountDownLatch when(BooleanSupplier condition) {
    var latch = new CountDownLatch(1);
    book.database()
        .onCommit(tables -> {
          if (condition.getAsBoolean()) {
            latch.countDown();
          }
        });
    return latch;
  }

  @Override
  public void close() {
    book.close();
  }
}
