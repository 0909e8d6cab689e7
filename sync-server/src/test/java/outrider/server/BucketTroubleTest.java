package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.core.protocol.Outcome.Status;
import outrider.core.protocol.UploadState;
import outrider.server.blob.BucketAddress;
import outrider.server.blob.ObjectStore;
import outrider.server.blob.SpoiltLine.Weather;

/// The object store goes away and comes back. Files wait, everything else goes on, and whoever
/// watches the server can see why.
final class BucketTroubleTest {
  private static final Duration SHORT = Duration.ofSeconds(2);

  @TempDir private Path folder;
  @TempDir private Path otherFolder;
  private ObjectStore store;
  private TestServer server;
  private Laptop ed;
  private String lead;

  @BeforeEach
  void start() throws Exception {
    store = new ObjectStore();
    begin(folder, store.address(ObjectStore.KEYS, SHORT));
  }

  private void begin(Path place, BucketAddress bucket) {
    server = new TestServer(place, bucket);
    ed = server.laptop("ed");
    lead = id();
    ed.push(newLead(lead, "Acme"));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    store.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Weather.class,
      names = {"DOWN", "SILENT", "FAILING"})
  void filesWaitAndNothingThatCameIsLost(Weather weather) throws Exception {
    Photo photo = Photo.of(1);
    photo.attach(ed, lead);
    photo.chunk(ed, 0, Photo.CHUNK);

    store.line.become(weather);

    assertAway(photo.chunk(ed, Photo.CHUNK, Photo.CHUNK));
    assertAway(photo.ask(ed));
    assertThat(ed.push(newLead(id(), "Meanwhile")).getFirst().status()).isEqualTo(Status.APPLIED);
    ed.pull();
    assertThat(ed.agrees()).isTrue();
    Laptop.Answer health = ed.get("/health");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.json().path("checks").path("files").asText())
        .isEqualTo(weather == Weather.FAILING ? "answers 500" : "unreachable");
    assertThat(metrics()).contains("outrider_files_away 1.0", "outrider_files_failures_total{why=");

    store.line.become(Weather.FAIR);

    assertThat(photo.state(ed)).isEqualTo(new UploadState(Photo.CHUNK, false));
    photo.send(ed);
    assertThat(photo.download(ed).response().body()).isEqualTo(photo.bytes());
    assertThat(ed.get("/health").json().path("checks").path("files").asText()).isEqualTo("up");
    assertThat(metrics()).contains("outrider_files_away 0.0");
  }

  @Test
  void aFileWhoseLastChunkCameJustBeforeIsKeptWhenTheStoreIsBack() {
    Photo photo = Photo.of(2);
    photo.attach(ed, lead);
    photo.chunk(ed, 0, Photo.CHUNK);
    photo.chunk(ed, Photo.CHUNK, Photo.CHUNK);
    store.refusing("files/", true);

    assertAway(photo.chunk(ed, 2 * Photo.CHUNK, Photo.CHUNK));
    assertThat(store.keys("files/")).isEmpty();

    store.refusing("files/", false);
    assertThat(photo.state(ed)).isEqualTo(new UploadState(photo.size(), true));
    assertThat(photo.download(ed).response().body()).isEqualTo(photo.bytes());
  }

  @Test
  void aDownloadThatCannotBeginIsToldToComeLater() {
    Photo photo = Photo.of(3);
    photo.attach(ed, lead);
    photo.send(ed);

    store.line.become(Weather.DOWN);
    assertAway(photo.download(ed));

    store.line.become(Weather.FAIR);
    assertThat(photo.download(ed).response().body()).isEqualTo(photo.bytes());
  }

  @Test
  void aDownloadThatBreaksOffIsNeverTakenForWhole() {
    Photo photo = Photo.of(4);
    photo.attach(ed, lead);
    photo.send(ed);

    store.line.become(Weather.CUT);

    assertThat(isWhole(photo)).isFalse();
    store.line.become(Weather.FAIR);
    assertThat(isWhole(photo)).isTrue();
  }

  private boolean isWhole(Photo photo) {
    try {
      Laptop.Answer answer = photo.download(ed);
      return answer.status() == 200 && answer.response().body().length == photo.size();
    } catch (AssertionError brokenOff) {
      return false;
    }
  }

  @Test
  void aServerWithTheWrongKeyStartsSaysSoAndSyncsEverythingElse() {
    server.close();
    String secret = "a secret that is wrong";
    begin(otherFolder, store.address(new BucketAddress.Keys("hq", secret), SHORT));
    Photo photo = Photo.of(5);
    photo.attach(ed, lead);

    Laptop.Answer answer = photo.chunk(ed, 0, Photo.CHUNK);

    assertAway(answer);
    assertThat(answer.json().toString()).doesNotContain(secret).doesNotContain("127.0.0.1");
    assertThat(ed.get("/health").json().path("checks").path("files").asText()).isEqualTo("denied");
    assertThat(ed.get("/health/ready").status()).isEqualTo(200);
    assertThat(store.address(new BucketAddress.Keys("hq", secret), SHORT).toString())
        .doesNotContain(secret);
  }

  @Test
  void thatTheStoreIsAwayIsNoticedBeforeAnybodyNeedsIt() throws Exception {
    server.close();
    store.line.become(Weather.DOWN);

    begin(otherFolder, store.address(ObjectStore.KEYS, SHORT));

    Eventually.holds(() -> metrics().contains("outrider_files_away 1.0"));
  }

  private String metrics() {
    return ed.get("/metrics").text();
  }

  private static void assertAway(Laptop.Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("files-away");
    assertThat(answer.response().headers().firstValue("Retry-After")).hasValue("15");
  }
}
