package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.protocol.UploadState;
import outrider.server.blob.ObjectStore;

final class FilesInABucketTest extends FilesStories {
  @TempDir private Path otherMachine;
  private final ObjectStore store;

  FilesInABucketTest() throws Exception {
    store = new ObjectStore();
  }

  @Override
  TestServer begin() {
    return new TestServer(folder, store.address());
  }

  @AfterEach
  void closeStore() throws Exception {
    store.close();
  }

  @Override
  List<String> filesKept() {
    return store.keys("files/");
  }

  @Override
  List<String> uploadsKept() {
    return store.keys("uploads/").stream()
        .map(key -> key.substring(0, key.lastIndexOf('/')))
        .distinct()
        .toList();
  }

  @Test
  void nothingOfAFileStaysOnTheMachineThatTookIt() {
    String hash = sentByEd(50).sha256();

    assertThat(filesKept()).containsExactly("files/main/" + hash.substring(0, 2) + '/' + hash);
    assertThat(uploadsKept()).isEmpty();
    assertThat(folder.resolve("files")).doesNotExist();
    assertThat(folder.resolve("uploads").resolve("main")).isEmptyDirectory();
  }

  /// As a load balancer may do it; the two have nothing in common but the database and the bucket.
  @Test
  void aFileThatBeganAtOneServerGoesOnAtAnother() {
    Photo photo = attachedByEd(51);
    photo.chunk(ed, 0, Photo.CHUNK);
    ServerSettings settings =
        TestStore.POSTGRES
            ? ServerSettings.loopback(otherMachine, 0).on(TestStore.address(folder))
            : TestStore.settings(folder);

    try (SyncServer second =
        SyncServer.start(settings.withFilesIn(store.address()), server.clock)) {
      String first = ed.base;
      ed.movedTo(second.port());
      assertThat(photo.state(ed)).isEqualTo(new UploadState(Photo.CHUNK, false));
      photo.chunk(ed, Photo.CHUNK, Photo.CHUNK);
      ed.base = first;
      Laptop.Answer last = photo.chunk(ed, 2 * Photo.CHUNK, Photo.CHUNK);
      assertThat(last.as(UploadState.class).complete()).isTrue();
      ed.movedTo(second.port());
      assertThat(photo.download(ed).response().body()).isEqualTo(photo.bytes());
    }
  }

  @Test
  void crumbsArePutTogether() {
    Photo photo = attachedByEd(52);
    for (int offset = 0; offset < 5_000; offset += 100) {
      assertThat(photo.chunk(ed, offset, 100).status()).isEqualTo(200);
    }
    assertThat(store.keys("uploads/")).hasSize(1);

    photo.send(ed);

    assertThat(photo.download(ed).response().body()).isEqualTo(photo.bytes());
  }

  @Test
  void aMachineThatLosesItsFolderLosesNoFile() throws IOException {
    Photo photo = attachedByEd(53);
    photo.chunk(ed, 0, Photo.CHUNK);

    Files.deleteIfExists(folder.resolve("uploads").resolve("main"));
    server.restart();
    ed.movedTo(server.port());
    photo.send(ed);

    assertThat(photo.download(ed).response().body()).isEqualTo(photo.bytes());
  }
}
