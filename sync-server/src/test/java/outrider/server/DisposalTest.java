package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.protocol.Outcome.Status;
import outrider.core.protocol.UploadState;
import outrider.core.record.RecordType;
import outrider.server.blob.BlobStorage;
import outrider.server.blob.ObjectStore;
import outrider.server.ops.Metrics;
import outrider.server.retention.Forgotten.Kind;
import outrider.server.retention.Retention;
import outrider.server.store.Database;
import outrider.server.store.WriteTransaction;

/// Bytes that nobody names any more are thrown away in an object store that takes its time.
final class DisposalTest {
  @TempDir private Path folder;
  private ObjectStore store;
  private TestServer server;
  private Laptop ed;
  private String lead;
  private final Photo photo = Photo.of(61);

  @BeforeEach
  void start() throws Exception {
    store = new ObjectStore();
    server = new TestServer(folder, store.address());
    ed = server.laptop("ed");
    lead = id();
    ed.push(newLead(lead, "Acme"));
  }

  @AfterEach
  void stop() throws Exception {
    store.holdingDeletes(false);
    server.close();
    store.close();
  }

  @Test
  void aSlowStoreHoldsNobodyElseUpAndWhoSendsTheSameMeanwhileIsToldToComeLater() throws Exception {
    sentAndDeletedLongAgo();
    store.holdingDeletes(true);
    CompletableFuture<Long> forgotten = CompletableFuture.supplyAsync(this::forget);
    Eventually.holds(() -> store.deletesHeld() > 0);

    assertThat(ed.push(newLead(id(), "Meanwhile")).getFirst().status()).isEqualTo(Status.APPLIED);
    photo.attach(ed, lead);
    photo.chunk(ed, 0, Photo.CHUNK);
    photo.chunk(ed, Photo.CHUNK, Photo.CHUNK);
    Laptop.Answer last = photo.chunk(ed, 2 * Photo.CHUNK, Photo.CHUNK);
    assertThat(last.problem()).isEqualTo("files-away");
    assertThat(photo.download(ed).status()).isEqualTo(404);
    assertThat(forgotten).isNotDone();
    store.holdingDeletes(false);
    assertThat(forgotten.get()).isEqualTo(1);

    photo.send(ed);
    assertThat(photo.download(ed).response().body()).isEqualTo(photo.bytes());
    assertThat(store.keys("files/")).hasSize(1);
    assertThat(forget()).as("it is named again").isZero();
  }

  /// The storage was asked before the bytes went, and the answer is used after they have.
  @Test
  void whatWasSeenBeforeTheBytesWentIsNotBelieved() {
    photo.attach(ed, lead);
    long seen = inHq(transaction -> transaction.disposals().times(photo.sha256()));

    boolean ours = inHq(transaction -> transaction.disposals().begin(photo.sha256(), 1));
    boolean another = inHq(transaction -> transaction.disposals().begin(photo.sha256(), 2));
    long now =
        inHq(transaction -> {
          transaction.disposals().end(photo.sha256(), 1);
          return transaction.disposals().times(photo.sha256());
        });

    assertThat(ours).isTrue();
    assertThat(another).as("one at a time").isFalse();
    assertThat(now).isNotEqualTo(seen);
    photo.send(ed);
    assertThat(photo.state(ed)).isEqualTo(new UploadState(photo.size(), true));
  }

  @Test
  void whatAServerLeftWhenItWasStoppedIsEndedByTheNext() {
    sentAndDeletedLongAgo();
    long stopped = server.clock.millis();
    inHq(transaction -> {
      transaction.retention().forgetFile(photo.sha256());
      return transaction.disposals().begin(photo.sha256(), stopped);
    });

    forget();
    assertThat(store.keys("files/")).as("it may still be at it").hasSize(1);
    server.clock.advance(Duration.ofMinutes(11));
    forget();

    assertThat(store.keys("files/")).isEmpty();
    assertThat(TestStore.number(folder, "SELECT count(*) FROM file_disposal WHERE under_way = 1"))
        .isZero();
    server.clock.advance(Duration.ofDays(2));
    forget();
    assertThat(TestStore.number(folder, "SELECT count(*) FROM file_disposal")).isZero();
  }

  private void sentAndDeletedLongAgo() {
    String attachment = photo.attach(ed, lead);
    photo.send(ed);
    ed.push(new Command.DeleteRecord(RecordType.ATTACHMENT, attachment));
    server.clock.advance(Duration.ofDays(31));
    ed.signIn("ed", TestServer.PASSWORD);
  }

  private <T> T inHq(Function<WriteTransaction, T> work) {
    try (Database database = Headquarters.open(TestStore.settings(folder), server.clock)) {
      return database.write(work::apply);
    }
  }

  /// How many files HQ throws away now.
  private long forget() {
    ServerSettings settings = TestStore.settings(folder).withFilesIn(store.address());
    try (Database database = Headquarters.open(settings, server.clock);
        Metrics metrics = new Metrics();
        BlobStorage files = SyncServer.files(settings, metrics, InstantSource.system())) {
      return new Retention(database, Optional.of(files), server.clock).run().of(Kind.FILES);
    }
  }
}
