package outrider.server.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.server.blob.SpoiltLine.Weather;
import outrider.server.ops.Metrics;

final class BucketStorageTest extends StorageContract {
  private ObjectStore store;

  @BeforeEach
  @Override
  void start() throws Exception {
    store = new ObjectStore();
    super.start();
  }

  @AfterEach
  @Override
  void stop() throws Exception {
    super.stop();
    store.close();
  }

  @Test
  void lookingTellsOfTroubleAndOfItsEndAndNeverFails() throws Exception {
    try (BlobStorage storage = open()) {
      store.line.become(Weather.DOWN);
      storage.look();
      assertThat(storage.trouble()).hasValue("unreachable");

      store.line.become(Weather.FAIR);
      storage.look();
      assertThat(storage.trouble()).isEmpty();
    }
  }

  /// With a folder of its own each time, as on another machine.
  @Override
  BlobStorage open() throws Exception {
    return new BlobBucket(
        store.address(),
        "main",
        Files.createTempDirectory(folder, "machine"),
        new Metrics(),
        InstantSource.system());
  }
}
