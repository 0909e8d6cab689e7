package outrider.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.SampleBook;
import outrider.app.command.CommandBus;
import outrider.app.command.CorrectedClock;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullTail;
import outrider.core.protocol.ScopeState;
import outrider.core.record.RecordType;

/// A new laptop fetches a book: it arrives beside the one that is open, and takes its place whole.
final class FirstDownloadTest {

  private static final String ME = "me";
  private static final String SCOPE = "user/me";
  private static final int ALL = 60;

  @TempDir Path folder;

  private Path book;
  private Path arriving;

  @BeforeEach
  void name() {
    book = folder.resolve("outrider.db");
    arriving = folder.resolve("outrider.db.arriving");
  }

  /// A program that has the book open, from its start to its end.
  private record Desk(Database database, CommandBus bus, Replica replica) implements AutoCloseable {

    void fetch(long from, long until) {
      var rows = LongStream.rangeClosed(from, until).mapToObj(FirstDownloadTest::lead).toList();
      assertThat(replica.applyPart(head(ALL), rows, until, replica.standing()).join())
          .isEqualTo(rows.size());
    }

    Replica.Applied end(PullTail tail) {
      return replica.apply(head(ALL), List.of(), tail, replica.standing(), new Acknowledged());
    }

    boolean edit(long number, String city) {
      return bus.submit(
              new Command.EditFields(
                  RecordType.LEAD, id(number), List.of(new FieldEdit("city", null, city))))
          .join()
          .done();
    }

    boolean add(long number) {
      return bus.submit(
              new Command.CreateRecord(
                  RecordType.LEAD,
                  id(number),
                  Map.of("name", "Mine " + number, "company", "Own", "source", "web")))
          .join()
          .done();
    }

    long leads() {
      return database.readNow(sql -> sql.number("SELECT count(*) FROM lead"));
    }

    String city(long number) {
      return database.readNow(
          sql -> RecordTable.of(RecordType.LEAD).find(sql, id(number)).orElseThrow().text("city"));
    }

    long found(String word) {
      return database.readNow(sql ->
          sql.number(
              "SELECT count(*) FROM lead_search WHERE lead_search MATCH ?",
              SearchText.query(word)));
    }

    @Override
    public void close() {
      replica.close();
      database.close();
    }
  }

  private Desk open() {
    return open(folder);
  }

  private static Desk open(Path folder) {
    var database = Profiles.open(folder);
    var envelopes = new AtomicLong();
    var bus =
        new CommandBus(
            database,
            new CorrectedClock(() -> Profiles.MONDAY),
            () -> "envelope " + envelopes.incrementAndGet(),
            ME,
            "laptop");
    var replica = new Replica(database, bus::actor);
    replica.identify(1, "epoch");
    return new Desk(database, bus, replica);
  }

  @Test
  void theBookIsShownWhenAllOfItIsHere() {
    try (var desk = open()) {
      desk.fetch(1, 40);
      assertThat(desk.leads()).as("nothing of it is shown yet").isZero();
      assertThat(desk.replica().standing().cursors()).containsEntry(SCOPE, 40L);

      desk.fetch(41, ALL);
      assertThat(desk.end(tail(ALL))).isEqualTo(new Replica.Applied(ALL, false));

      assertThat(desk.leads()).isEqualTo(ALL);
      assertThat(desk.replica().standing().base()).hasValue(ALL);
      assertThat(desk.replica().proof().count()).isEqualTo(ALL);
      assertThat(desk.found("Lead 17")).isEqualTo(1);
      assertThat(desk.found("苏")).isEqualTo(ALL);
      assertThat(arriving).doesNotExist();
    }
    try (var desk = open()) {
      assertThat(desk.leads()).as("after a restart").isEqualTo(ALL);
    }
  }

  @Test
  void theNewFileIsMadeAsTheMigrationsMakeOne() {
    var before = new CopyOnWriteArrayList<String>();
    try (var desk = open()) {
      before.addAll(desk.database().readNow(FirstDownloadTest::schema));
      desk.fetch(1, ALL);
      desk.end(tail(ALL));
      assertThat(desk.database().<List<String>>readNow(FirstDownloadTest::schema))
          .containsExactlyInAnyOrderElementsOf(before);
      assertThat(desk.database().<Long>readNow(sql -> sql.number("PRAGMA user_version")))
          .isEqualTo(DatabaseFile.VERSION);
      assertThat(
              desk.database()
                  .<String>readNow(
                      sql -> sql.first("PRAGMA journal_mode", row -> row.text(1)).orElseThrow()))
          .isEqualTo("wal");
      assertThat(desk.edit(3, "Suzhou")).as("the search index can be written on").isTrue();
      assertThat(desk.found("Suzhou")).isEqualTo(1);
    }
  }

  @Test
  void whatIsDoneMeanwhileStandsOnTopOfIt() {
    try (var desk = open()) {
      assertThat(desk.add(1_001)).isTrue();
      desk.fetch(1, 30);
      assertThat(desk.add(1_002)).isTrue();
      var listed = new CompletableFuture<Long>();
      try (var live =
          desk.database()
              .live(
                  Query.of("leads", sql -> sql.number("SELECT count(*) FROM lead"), Table.LEAD),
                  Runnable::run,
                  count -> {
                    if (count == ALL + 2) {
                      listed.complete(count);
                    }
                  })) {
        desk.fetch(31, ALL);
        desk.end(tail(ALL));
        assertThat(listed.orTimeout(10, TimeUnit.SECONDS).join())
            .as("the open list hears of it")
            .isEqualTo(ALL + 2);
      }
      assertThat(desk.edit(1_001, "Wuxi")).isTrue();
      assertThat(desk.city(1_001)).isEqualTo("Wuxi");
      assertThat(desk.database().<Long>readNow(OutboxStore::count)).isEqualTo(3);
      assertThat(
              desk.replica().batch(new Acknowledged()).stream()
                  .map(envelope -> envelope.n())
                  .toList())
          .as("the numbers go on without a gap")
          .containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void anEditOfARecordThatArrivesMeanwhileIsNotLost() {
    try (var desk = open()) {
      desk.replica()
          .apply(head(1), List.of(lead(1)), tail(1), desk.replica().standing(), new Acknowledged());
      assertThat(desk.edit(1, "Wuxi")).isTrue();
      desk.fetch(2, ALL);
      assertThat(arriving).as("a book that has something is written in place").doesNotExist();
      assertThat(desk.leads()).isEqualTo(ALL);
      assertThat(desk.city(1)).isEqualTo("Wuxi");
    }
  }

  @Test
  void aKilledProgramsDownloadGoesOnWhereItsLastCommitWas() throws IOException {
    var killed = Files.createDirectory(folder.resolve("killed"));
    try (var desk = open()) {
      desk.fetch(1, 40);
    }
    assertThat(arriving).exists();
    Files.copy(book, killed.resolve("outrider.db"));
    Files.copy(arriving, killed.resolve("outrider.db.arriving"));

    try (var again = open(killed)) {
      assertThat(again.leads()).isZero();
      assertThat(again.replica().standing().cursors())
          .as("HQ is asked for what is missing only")
          .containsEntry(SCOPE, 40L);
      again.fetch(41, ALL);
      assertThat(again.end(tail(ALL)).behind()).isFalse();
      assertThat(again.leads()).isEqualTo(ALL);
    }
  }

  @Test
  void anotherLifeBeginsItAnew() {
    try (var desk = open()) {
      desk.fetch(1, 40);
      desk.replica().identify(2, "epoch");
      assertThat(desk.replica().standing().cursors()).isEmpty();
      assertThat(arriving).doesNotExist();
    }
  }

  @Test
  void aDamagedFileIsFetchedAgain() throws IOException {
    try (var desk = open()) {
      desk.fetch(1, 40);
      assertThat(desk.add(1_001)).isTrue();
    }
    try (var file = new RandomAccessFile(arriving.toFile(), "rw")) {
      file.seek(100);
      file.write(new byte[8_000]);
    }
    try (var desk = open()) {
      assertThat(desk.replica().standing().cursors()).isEmpty();
      desk.fetch(1, ALL);
      assertThat(desk.end(tail(ALL)).behind()).isFalse();
      assertThat(desk.leads()).isEqualTo(ALL + 1);
    }
  }

  @Test
  void aScopeThatDoesNotAddUpIsFetchedAgain() {
    try (var desk = open()) {
      desk.fetch(1, ALL);
      assertThat(desk.end(new PullTail(true, Map.of(SCOPE, new ScopeState(7, 7)))).behind())
          .isTrue();
      assertThat(desk.replica().standing().cursors()).containsEntry(SCOPE, 0L);
    }
  }

  @Test
  void whatHasArrivedIsEncryptedToo() throws IOException {
    try (var desk = open()) {
      desk.fetch(1, ALL);
    }
    var bytes = new String(Files.readAllBytes(arriving), StandardCharsets.UTF_8);
    assertThat(bytes).doesNotStartWith("SQLite format").doesNotContain("Lead 17", "苏州");
  }

  /// Search tables quote the names of their own in one way where they were made and in another
  /// where they were renamed.
  private static List<String> schema(Sql sql) {
    return sql.list(
        "SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_schema",
        row -> row.text(1).replace('"', '\''));
  }

  private static PullTail tail(long rows) {
    var state = ScopeState.EMPTY;
    for (var number = 1L; number <= rows; number++) {
      state = state.plus("lead", id(number), number);
    }
    return new PullTail(true, Map.of(SCOPE, state));
  }

  private static PullHead head(long seq) {
    return new PullHead(1, "epoch", seq, -1, 0, List.of(SCOPE), List.of(), Map.of(), -1);
  }

  private static PullRow lead(long number) {
    return new PullRow(
        0,
        "lead",
        id(number),
        number,
        false,
        Map.of("name", "Lead " + number, "owner", ME, "city", "苏州"));
  }

  private static String id(long number) {
    return SampleBook.id("lead", (int) number);
  }
}
