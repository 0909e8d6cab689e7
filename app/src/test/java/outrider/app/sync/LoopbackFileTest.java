package outrider.app.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.store.BlobStore;

/// A file of the book is read by its address, whole or in part, by whoever was told the address.
final class LoopbackFileTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Test
  void aPlayerReadsAnyPartOfItAndNobodyElseAnything() throws Exception {
    var bytes = new byte[700_000];
    new Random(7).nextBytes(bytes);
    try (var database = SampleBook.openFresh()) {
      var sha256 = database.writeNow(transaction -> BlobStore.put(transaction, bytes, 1));
      String address;
      try (var file = new LoopbackFile(database, sha256, bytes.length, "audio/x-wav", "wav")) {
        address = file.address();
        var whole = get(address, "");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(bytes);
        assertThat(whole.headers().firstValue("Content-Type")).contains("audio/x-wav");
        assertThat(address).startsWith("http://127.0.0.1:").endsWith(".wav");

        var middle = get(address, "bytes=262140-524300");
        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(bytes, 262_140, 524_301));
        assertThat(middle.headers().firstValue("Content-Range"))
            .contains("bytes 262140-524300/700000");
        assertThat(get(address, "bytes=699990-").body())
            .isEqualTo(Arrays.copyOfRange(bytes, 699_990, 700_000));
        assertThat(get(address, "bytes=-3").body())
            .isEqualTo(Arrays.copyOfRange(bytes, 699_997, 700_000));
        assertThat(get(address, "bytes=700000-").statusCode()).isEqualTo(416);

        var guessed = address.replaceAll("/[^/]*$", "/guessed.wav");
        assertThat(get(guessed, "").statusCode()).isEqualTo(404);
        assertThat(get(guessed, "").body()).isEmpty();
      }
      assertThatIOException().isThrownBy(() -> get(address, ""));
    }
  }

  private static HttpResponse<byte[]> get(String address, String range)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address));
    if (!range.isEmpty()) {
      request.header("Range", range);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
