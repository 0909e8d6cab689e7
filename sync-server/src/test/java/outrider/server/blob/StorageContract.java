package outrider.server.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.server.blob.BlobStorage.Kept;
import outrider.server.problem.ProblemException;

/// What a place for files promises, whichever it is.
abstract class StorageContract {
  @TempDir Path folder;
  private BlobStorage storage;
  private byte[] bytes;
  private Upload upload;

  /// The same storage, as another server or a later start has it.
  abstract BlobStorage open() throws Exception;

  @BeforeEach
  void start() throws Exception {
    storage = open();
    bytes = new byte[300_000];
    new Random(7).nextBytes(bytes);
    Path file = Files.write(folder.resolve("original"), bytes);
    upload = new Upload("a device", Sha256.of(file));
  }

  @AfterEach
  void stop() throws Exception {
    storage.close();
  }

  @Test
  void aFileGrowsIsKeptAndIsReadFromAnywhereInIt() throws Exception {
    assertThat(append(storage, 0, 100_000)).isEqualTo(100_000);
    assertThat(storage.size(upload.sha256())).isEmpty();
    assertThat(append(storage, 100_000, 300_000)).isEqualTo(300_000);

    assertThat(storage.keep(upload, bytes.length)).isEqualTo(Kept.WHOLE);
    storage.forget(upload);

    assertThat(storage.size(upload.sha256())).hasValue(bytes.length);
    assertThat(read(0, bytes.length)).isEqualTo(bytes);
    assertThat(read(150_000, 7)).isEqualTo(Arrays.copyOfRange(bytes, 150_000, 150_007));
    assertThat(read(299_999, 1)).containsExactly(bytes[299_999]);
    assertThat(storage.reached(upload)).isZero();
  }

  @Test
  void whatCameIsThereForWhoeverOpensTheSameStorage() throws Exception {
    append(storage, 0, 123_456);

    try (BlobStorage later = open()) {
      assertThat(later.reached(upload)).isEqualTo(123_456);
      append(later, 123_456, 300_000);
    }

    assertThat(storage.keep(upload, bytes.length)).isEqualTo(Kept.WHOLE);
  }

  @Test
  void aLineThatIsCutKeepsWhatCame() throws Exception {
    InputStream cut =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes, 0, 70_000),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("cut");
              }
            });

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> storage.append(upload, 0, bytes.length, cut));

    long reached = storage.reached(upload);
    assertThat(reached).isPositive();
    append(storage, (int) reached, 300_000);
    assertThat(storage.keep(upload, bytes.length)).isEqualTo(Kept.WHOLE);
    assertThat(read(0, bytes.length)).isEqualTo(bytes);
  }

  @Test
  void aChunkThatDoesNotFollowIsToldWhereToGoOn() throws Exception {
    append(storage, 0, 1_000);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> append(storage, 2_000, 3_000))
        .satisfies(
            refused -> assertThat(refused.problem().members()).containsEntry("offset", 1_000L));
    assertThat(storage.reached(upload)).isEqualTo(1_000);
  }

  @Test
  void otherBytesAreNeverKept() throws Exception {
    bytes[200_000] ^= 1;
    append(storage, 0, 300_000);

    assertThat(storage.keep(upload, bytes.length)).isEqualTo(Kept.WRONG);

    assertThat(storage.size(upload.sha256())).isEmpty();
    storage.forget(upload);
    assertThat(storage.reached(upload)).isZero();
  }

  @Test
  void whatIsNotAllHereIsNotKept() throws Exception {
    append(storage, 0, 300_000);
    storage.forget(upload);

    assertThat(storage.keep(upload, bytes.length)).isEqualTo(Kept.GONE);
    assertThat(storage.size(upload.sha256())).isEmpty();
  }

  @Test
  void twoDevicesBringTheSameFileEachInItsOwnTime() throws Exception {
    append(storage, 0, 300_000);
    storage.keep(upload, bytes.length);
    Upload another = new Upload("another device", upload.sha256());
    assertThat(storage.reached(another)).isZero();
    storage.append(another, 0, bytes.length, new ByteArrayInputStream(bytes));

    assertThat(storage.keep(another, bytes.length)).isEqualTo(Kept.WHOLE);

    assertThat(read(0, bytes.length)).isEqualTo(bytes);
  }

  @Test
  void whatIsThrownAwayIsGoneAndMayBeThrownAwayAgain() throws Exception {
    append(storage, 0, 300_000);
    storage.keep(upload, bytes.length);

    storage.delete(upload.sha256());
    storage.delete(upload.sha256());

    assertThat(storage.size(upload.sha256())).isEmpty();
    assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> read(0, 10));
  }

  /// Whoever comes second may be told to ask again, and never that the bytes are wrong.
  @Test
  void requestsThatEndTheSameUploadAtOnceDoNotSpoilIt() throws Exception {
    append(storage, 0, 300_000);
    Callable<Kept> keeping =
        () -> {
          Kept kept = storage.keep(upload, bytes.length);
          storage.forget(upload);
          return kept;
        };

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Kept>> all = threads.invokeAll(List.of(keeping, keeping, keeping, keeping));
      assertThat(all).extracting(Future::get).contains(Kept.WHOLE).doesNotContain(Kept.WRONG);
    }
    assertThat(read(0, bytes.length)).isEqualTo(bytes);
  }

  private long append(BlobStorage to, int from, int end) throws IOException {
    return to.append(upload, from, bytes.length, new ByteArrayInputStream(bytes, from, end - from));
  }

  private byte[] read(long offset, long length) throws IOException {
    try (InputStream input = storage.open(upload.sha256(), offset, length)) {
      return input.readAllBytes();
    }
  }
}
