package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.core.attachment.FileLimits;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.protocol.UploadRequest;
import outrider.core.protocol.UploadState;
import outrider.core.record.RecordType;

/// Photos come up in pieces, and go down to those who may see them and to nobody else.
final class FilesTest {
  private static final int CHUNK = 100_000;

  @TempDir private Path folder;
  private TestServer server;
  private Laptop ed;
  private String lead;

  @BeforeEach
  void start() {
    server = new TestServer(folder);
    ed = server.laptop("ed");
    lead = id();
    ed.push(newLead(lead, "Acme"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aPhotoGoesUpInPiecesAndTheManagerSeesIt() {
    byte[] photo = photo(1);
    String attachment = attach(ed, lead, photo);
    ed.pull();
    assertThat(ed.fields("attachment", attachment)).doesNotContainKey("receivedAt");

    send(ed, photo);

    ed.pull();
    assertThat(ed.fields("attachment", attachment)).containsKey("receivedAt");
    assertThat(ed.agrees()).isTrue();
    Laptop erin = server.laptop("erin");
    Laptop.Answer whole = download(erin, photo, Map.of());
    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.response().body()).isEqualTo(photo);
    assertThat(whole.response().headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void aRangeIsAPartAndPastTheEndThereIsNothing() {
    byte[] photo = photo(2);
    attach(ed, lead, photo);
    send(ed, photo);

    Laptop.Answer part = download(ed, photo, Map.of("Range", "bytes=1000-1999"));
    Laptop.Answer rest = download(ed, photo, Map.of("Range", "bytes=249000-999999"));

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.response().body()).isEqualTo(Arrays.copyOfRange(photo, 1_000, 2_000));
    assertThat(part.response().headers().firstValue("Content-Range"))
        .hasValue("bytes 1000-1999/" + photo.length);
    assertThat(rest.response().body()).isEqualTo(Arrays.copyOfRange(photo, 249_000, photo.length));
    assertThat(download(ed, photo, Map.of("Range", "bytes=250000-")).status()).isEqualTo(416);
  }

  @Test
  void aServerThatWasStoppedInTheMiddleGoesOnWhereItWas() {
    byte[] photo = photo(3);
    attach(ed, lead, photo);
    chunk(ed, photo, 0, CHUNK);

    server.restart();
    ed.movedTo(server.port());

    assertThat(state(ed, photo)).isEqualTo(new UploadState(CHUNK, false));
    chunk(ed, photo, CHUNK, CHUNK);
    assertThat(chunk(ed, photo, 2 * CHUNK, CHUNK).as(UploadState.class).complete()).isTrue();
    assertThat(download(ed, photo, Map.of()).response().body()).isEqualTo(photo);
  }

  @Test
  void theHalfOfAChunkThatCameBeforeTheCutIsKept() throws Exception {
    byte[] photo = photo(4);
    attach(ed, lead, photo);
    try (Socket line = new Socket("127.0.0.1", server.port())) {
      line.getOutputStream()
          .write(
              ("PATCH /v1/uploads/"
                      + sha256(photo)
                      + " HTTP/1.1\r\nHost: hq\r\n"
                      + "Authorization: Bearer "
                      + ed.session().token()
                      + "\r\n"
                      + "Content-Type: application/octet-stream\r\n"
                      + "Upload-Offset: 0\r\nUpload-Length: "
                      + photo.length
                      + "\r\n"
                      + "Content-Length: "
                      + CHUNK
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      line.getOutputStream().write(photo, 0, CHUNK / 2);
      line.getOutputStream().flush();
      line.shutdownOutput();
      line.getInputStream().readAllBytes();
    }

    long offset = state(ed, photo).offset();
    assertThat(offset).isBetween(1L, (long) CHUNK / 2);
    assertThat(ed.get("/health").status()).isEqualTo(200);
    while (offset < photo.length) {
      offset = chunk(ed, photo, (int) offset, CHUNK).as(UploadState.class).offset();
    }
    assertThat(download(ed, photo, Map.of()).response().body()).isEqualTo(photo);
  }

  @Test
  void aChunkInTheWrongPlaceIsToldTheRightOne() {
    byte[] photo = photo(5);
    attach(ed, lead, photo);
    chunk(ed, photo, 0, CHUNK);

    Laptop.Answer twice = chunk(ed, photo, 0, CHUNK);

    assertThat(twice.status()).isEqualTo(409);
    assertThat(twice.problem()).isEqualTo("upload-offset");
    assertThat(twice.json().path("offset").asLong()).isEqualTo(CHUNK);
  }

  @Test
  void otherBytesThanThoseThatWereNamedAreThrownAway() throws IOException {
    byte[] photo = photo(6);
    attach(ed, lead, photo);
    byte[] spoilt = photo.clone();
    spoilt[200_000] ^= 1;
    patch(ed, sha256(photo), spoilt.length, 0, Arrays.copyOfRange(spoilt, 0, CHUNK));
    patch(ed, sha256(photo), spoilt.length, CHUNK, Arrays.copyOfRange(spoilt, CHUNK, 2 * CHUNK));

    Laptop.Answer last =
        patch(
            ed,
            sha256(photo),
            spoilt.length,
            2 * CHUNK,
            Arrays.copyOfRange(spoilt, 2 * CHUNK, spoilt.length));

    assertThat(last.status()).isEqualTo(422);
    assertThat(last.problem()).isEqualTo("wrong-bytes");
    assertThat(state(ed, photo)).isEqualTo(new UploadState(0, false));
    assertThat(download(ed, photo, Map.of()).status()).isEqualTo(404);
    assertThat(filesKept()).isEmpty();
  }

  @Test
  void nobodyOutsideTheScopesGetsAFileOrLearnsThatItIsThere() {
    byte[] photo = photo(7);
    attach(ed, lead, photo);
    send(ed, photo);
    Laptop will = server.laptop("will");

    Laptop.Answer known = download(will, photo, Map.of());
    Laptop.Answer unknown = download(will, photo(8), Map.of());

    assertThat(known.status()).isEqualTo(404);
    assertThat(known.json().path("detail")).isEqualTo(unknown.json().path("detail"));
    assertThat(tryState(will, photo).status()).isEqualTo(404);
    assertThat(tryState(will, photo(8)).status()).isEqualTo(404);
  }

  @Test
  void whoOnlyNamesAHashGetsNothingAndHasToSendTheBytes() {
    byte[] photo = photo(9);
    attach(ed, lead, photo);
    send(ed, photo);
    Laptop will = server.laptop("will");
    String own = id();
    will.push(newLead(own, "Somebody else"));
    String claimed = attach(will, own, photo);

    assertThat(download(will, photo, Map.of()).status()).isEqualTo(404);
    assertThat(state(will, photo)).isEqualTo(new UploadState(0, false));
    will.pull();
    assertThat(will.fields("attachment", claimed)).doesNotContainKey("receivedAt");

    send(will, photo);

    assertThat(download(will, photo, Map.of()).response().body()).isEqualTo(photo);
    assertThat(filesKept()).hasSize(1);
  }

  @Test
  void whatColleaguesCanSeeIsNotSentAgain() {
    byte[] photo = photo(10);
    attach(ed, lead, photo);
    send(ed, photo);
    Laptop erin = server.laptop("erin");

    String again = attach(erin, lead, photo);

    erin.pull();
    assertThat(erin.fields("attachment", again)).containsKey("receivedAt");
    assertThat(state(erin, photo).complete()).isTrue();
    assertThat(filesKept()).hasSize(1);
  }

  @Test
  void aFileThatIsAttachedTwiceGoesUpOnce() {
    byte[] photo = photo(11);
    String one = attach(ed, lead, photo);
    String two = attach(ed, lead, photo);
    send(ed, photo);
    ed.pull();
    assertThat(ed.fields("attachment", one)).containsKey("receivedAt");
    assertThat(ed.fields("attachment", two)).containsKey("receivedAt");
  }

  @Test
  void aPhotoThatWaitsGoesUpEvenWhenTheDealIsSomebodyElsesByThen() {
    byte[] photo = photo(12);
    String attachment = attach(ed, lead, photo);
    Laptop erin = server.laptop("erin");
    Laptop eve = server.laptop("eve");
    erin.push(
        new Command.AssignOwner(RecordType.LEAD, lead, ed.session().user(), eve.session().user()));

    send(ed, photo);

    eve.pull();
    assertThat(eve.fields("attachment", attachment)).containsKey("receivedAt");
    assertThat(download(eve, photo, Map.of()).response().body()).isEqualTo(photo);
    assertThat(download(ed, photo, Map.of()).status()).isEqualTo(404);
  }

  @Test
  void aDeletedAttachmentOpensNothingAndComesBackWithItsBytes() {
    byte[] photo = photo(13);
    String attachment = attach(ed, lead, photo);
    send(ed, photo);
    Laptop erin = server.laptop("erin");
    erin.push(new Command.DeleteRecord(RecordType.ATTACHMENT, attachment));
    assertThat(download(ed, photo, Map.of()).status()).isEqualTo(404);

    String restored = attach(erin, lead, photo);

    ed.pull();
    assertThat(ed.fields("attachment", restored)).containsKey("receivedAt");
    assertThat(download(ed, photo, Map.of()).response().body()).isEqualTo(photo);
  }

  @Test
  void whatIsTooLargeIsRefusedBeforeItComes() {
    byte[] photo = photo(14);
    attach(ed, lead, photo);
    Laptop.Answer large =
        ed.post("/v1/uploads", new UploadRequest(sha256(photo), FileLimits.BYTES_MAX + 1L));
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.problem()).isEqualTo("too-large");
    assertThat(patch(ed, sha256(photo), photo.length, 0, new byte[2 << 20]).status())
        .isEqualTo(413);
    assertThat(patch(ed, sha256(photo), 1_000, 0, Arrays.copyOf(photo, 2_000)).status())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({"x, 10, 422", "-1, 10, 422", "0, many, 422", "0, 0, 422", "5, 10, 409"})
  void strangeNumbersAreRefused(String offset, String length, int status) {
    byte[] photo = photo(15);
    attach(ed, lead, photo);
    Laptop.Answer answer =
        ed.send(
            "PATCH",
            "/v1/uploads/" + sha256(photo),
            HttpRequest.BodyPublishers.ofByteArray(new byte[] {1, 2, 3}),
            Map.of("Upload-Offset", offset, "Upload-Length", length));
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void aDeviceKeepsAFewUnfinishedFilesAndNotForEver() throws IOException {
    for (int number = 0; number < 12; number++) {
      byte[] photo = photo(100 + number);
      attach(ed, lead, photo);
      chunk(ed, photo, 0, 1_000);
    }
    assertThat(partsKept()).hasSizeLessThanOrEqualTo(8);

    server.clock.advance(Duration.ofDays(8));
    server.restart();
    Laptop anybody = new Laptop(server.port());
    for (int turn = 0; turn < 500 && !partsKept().isEmpty(); turn++) {
      assertThat(anybody.get("/health").status()).isEqualTo(200);
    }
    assertThat(partsKept()).isEmpty();
  }

  @Test
  void whoLosesTheRightToSeeADealLosesItsPhotos() {
    byte[] photo = photo(16);
    attach(ed, lead, photo);
    send(ed, photo);
    Laptop erin = server.laptop("erin");
    assertThat(download(erin, photo, Map.of()).status()).isEqualTo(200);
    Laptop admin = server.laptop("admin");
    admin.push(
        new Command.EditFields(
            RecordType.USER,
            erin.session().user(),
            List.of(new FieldEdit("team", server.east, server.west))));

    assertThat(download(erin, photo, Map.of()).status()).isEqualTo(404);
  }

  private static String attach(Laptop laptop, String lead, byte[] bytes) {
    String attachment = id();
    assertThat(
            laptop
                .push(
                    new Command.AttachFile(
                        attachment,
                        RecordType.LEAD,
                        lead,
                        "photo.jpg",
                        null,
                        "image/jpeg",
                        bytes.length,
                        sha256(bytes)))
                .getFirst()
                .reasons())
        .isEmpty();
    return attachment;
  }

  private static void send(Laptop laptop, byte[] bytes) {
    UploadState state = state(laptop, bytes);
    while (!state.complete()) {
      Laptop.Answer answer = chunk(laptop, bytes, (int) state.offset(), CHUNK);
      assertThat(answer.status()).isEqualTo(200);
      state = answer.as(UploadState.class);
    }
  }

  private static UploadState state(Laptop laptop, byte[] bytes) {
    return tryState(laptop, bytes).as(UploadState.class);
  }

  private static Laptop.Answer tryState(Laptop laptop, byte[] bytes) {
    return laptop.post("/v1/uploads", new UploadRequest(sha256(bytes), bytes.length));
  }

  private static Laptop.Answer chunk(Laptop laptop, byte[] bytes, int offset, int length) {
    byte[] chunk = Arrays.copyOfRange(bytes, offset, Math.min(bytes.length, offset + length));
    return patch(laptop, sha256(bytes), bytes.length, offset, chunk);
  }

  private static Laptop.Answer patch(
      Laptop laptop, String sha256, long length, long offset, byte[] chunk) {
    return laptop.send(
        "PATCH",
        "/v1/uploads/" + sha256,
        HttpRequest.BodyPublishers.ofByteArray(chunk),
        Map.of("Upload-Offset", Long.toString(offset), "Upload-Length", Long.toString(length)));
  }

  private static Laptop.Answer download(Laptop laptop, byte[] bytes, Map<String, String> headers) {
    return laptop.send(
        "GET", "/v1/blobs/" + sha256(bytes), HttpRequest.BodyPublishers.noBody(), headers);
  }

  private List<Path> filesKept() {
    return kept(folder.resolve("files"));
  }

  private List<Path> partsKept() {
    return kept(folder.resolve("uploads"));
  }

  private static List<Path> kept(Path place) {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (var files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  /// 250 kB that look like nothing else.
  private static byte[] photo(int seed) {
    byte[] bytes = new byte[250_000];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
