package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.protocol.UploadState;
import outrider.core.record.RecordType;
import outrider.server.blob.BlobFolder;
import outrider.server.blob.BlobStorage;
import outrider.server.retention.Forgotten;
import outrider.server.retention.Retention;
import outrider.server.store.Database;

final class FilesInAFolderTest extends FilesStories {
  @Override
  List<String> filesKept() {
    return kept(folder.resolve("files"));
  }

  @Override
  List<String> uploadsKept() {
    return kept(folder.resolve("uploads"));
  }

  private static List<String> kept(Path place) {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (var files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void bytesGoAMonthAfterTheLastAttachmentThatNamedThem() throws Exception {
    Photo photo = Photo.of(31);
    String his = photo.attach(ed, lead);
    photo.send(ed);
    Laptop eve = server.laptop("eve");
    String herLead = id();
    eve.push(newLead(herLead, "Beta"));
    String hers = photo.attach(eve, herLead);
    photo.send(eve);
    Path neighbour = folder.resolve("files").resolve("other").resolve("ab").resolve(photo.sha256());
    Files.createDirectories(neighbour.getParent());
    Files.write(neighbour, photo.bytes());
    Path kept =
        TestStore.settings(folder)
            .filesFolder()
            .resolve(photo.sha256().substring(0, 2))
            .resolve(photo.sha256());
    assertThat(kept).exists();

    ed.push(new Command.DeleteRecord(RecordType.ATTACHMENT, his));
    server.clock.advance(Duration.ofDays(31));
    assertThat(forget()).as("hers names the same bytes").isZero();

    eve.signIn("eve", TestServer.PASSWORD);
    eve.push(new Command.DeleteRecord(RecordType.ATTACHMENT, hers));
    server.clock.advance(Duration.ofDays(29));
    assertThat(forget()).as("there is still a way back").isZero();
    server.clock.advance(Duration.ofDays(2));
    assertThat(forget()).isEqualTo(1);
    assertThat(kept).doesNotExist();
    assertThat(neighbour).as("another company's").exists();

    ed.signIn("ed", TestServer.PASSWORD);
    String again = photo.attach(ed, lead);
    assertThat(photo.state(ed)).isEqualTo(new UploadState(0, false));
    photo.send(ed);
    ed.pull();
    assertThat(ed.fields("attachment", again)).containsKey("receivedAt");
    assertThat(photo.download(ed).response().body()).isEqualTo(photo.bytes());
    assertThat(forget()).isZero();
  }

  /// How many files HQ throws away now.
  private long forget() {
    ServerSettings settings = TestStore.settings(folder);
    try (Database database = Headquarters.open(settings, server.clock);
        BlobStorage files =
            new BlobFolder(settings.filesFolder(), settings.uploadsFolder(), server.clock)) {
      return new Retention(database, Optional.of(files), server.clock)
          .run()
          .of(Forgotten.Kind.FILES);
    }
  }
}
