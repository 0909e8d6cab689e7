package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.server.TestServer.id;
import static outrider.server.TestServer.newLead;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.core.attachment.FileLimits;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.protocol.UploadRequest;
import outrider.core.protocol.UploadState;
import outrider.core.record.RecordType;

/// Photos come up in pieces, and go down to those who may see them and to nobody else, wherever HQ
/// keeps them.
abstract class FilesStories extends ServerTest {
  Laptop ed;
  String lead;

  /// The names of the files that are kept.
  abstract List<String> filesKept();

  /// The names of the files that have begun to come.
  abstract List<String> uploadsKept();

  @BeforeEach
  void signIn() {
    ed = server.laptop("ed");
    lead = id();
    ed.push(newLead(lead, "Acme"));
  }

  @Test
  void aPhotoGoesUpInPiecesAndTheManagerSeesIt() {
    Photo photo = Photo.of(1);
    String attachment = photo.attach(ed, lead);
    ed.pull();
    assertThat(ed.fields("attachment", attachment)).doesNotContainKey("receivedAt");

    photo.send(ed);

    ed.pull();
    assertThat(ed.fields("attachment", attachment)).containsKey("receivedAt");
    assertThat(ed.agrees()).isTrue();
    Laptop erin = server.laptop("erin");
    Laptop.Answer whole = photo.download(erin);
    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.response().body()).isEqualTo(photo.bytes());
    assertThat(whole.response().headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void aRangeIsAPartAndPastTheEndThereIsNothing() {
    Photo photo = sentByEd(2);

    Laptop.Answer part = photo.download(ed, Map.of("Range", "bytes=1000-1999"));
    Laptop.Answer rest = photo.download(ed, Map.of("Range", "bytes=249000-999999"));

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.response().body()).isEqualTo(photo.part(1_000, 2_000));
    assertThat(part.response().headers().firstValue("Content-Range"))
        .hasValue("bytes 1000-1999/" + photo.size());
    assertThat(rest.response().body()).isEqualTo(photo.part(249_000, photo.size()));
    assertThat(photo.download(ed, Map.of("Range", "bytes=250000-")).status()).isEqualTo(416);
  }

  @Test
  void aServerThatWasStoppedInTheMiddleGoesOnWhereItWas() {
    Photo photo = attachedByEd(3);
    photo.chunk(ed, 0, Photo.CHUNK);

    server.restart();
    ed.movedTo(server.port());

    assertThat(photo.state(ed)).isEqualTo(new UploadState(Photo.CHUNK, false));
    photo.chunk(ed, Photo.CHUNK, Photo.CHUNK);
    assertThat(photo.chunk(ed, 2 * Photo.CHUNK, Photo.CHUNK).as(UploadState.class).complete())
        .isTrue();
    assertThat(photo.download(ed).response().body()).isEqualTo(photo.bytes());
  }

  @Test
  void theHalfOfAChunkThatCameBeforeTheCutIsKept() throws Exception {
    Photo photo = attachedByEd(4);
    try (Socket line = new Socket("127.0.0.1", server.port())) {
      line.getOutputStream()
          .write(
              ("PATCH /v1/uploads/"
                      + photo.sha256()
                      + " HTTP/1.1\r\nHost: hq\r\n"
                      + "Authorization: Bearer "
                      + ed.session().token()
                      + "\r\n"
                      + "Content-Type: application/octet-stream\r\n"
                      + "Upload-Offset: 0\r\nUpload-Length: "
                      + photo.size()
                      + "\r\n"
                      + "Content-Length: "
                      + Photo.CHUNK
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      line.getOutputStream().write(photo.bytes(), 0, Photo.CHUNK / 2);
      line.getOutputStream().flush();
      line.shutdownOutput();
      line.getInputStream().readAllBytes();
    }

    long offset = photo.state(ed).offset();
    assertThat(offset).isBetween(1L, (long) Photo.CHUNK / 2);
    assertThat(ed.get("/health").status()).isEqualTo(200);
    while (offset < photo.size()) {
      offset = photo.chunk(ed, (int) offset, Photo.CHUNK).as(UploadState.class).offset();
    }
    assertThat(photo.download(ed).response().body()).isEqualTo(photo.bytes());
  }

  @Test
  void aChunkInTheWrongPlaceIsToldTheRightOne() {
    Photo photo = attachedByEd(5);
    photo.chunk(ed, 0, Photo.CHUNK);

    Laptop.Answer twice = photo.chunk(ed, 0, Photo.CHUNK);

    assertThat(twice.status()).isEqualTo(409);
    assertThat(twice.problem()).isEqualTo("upload-offset");
    assertThat(twice.json().path("offset").asLong()).isEqualTo(Photo.CHUNK);
  }

  @Test
  void otherBytesThanThoseThatWereNamedAreThrownAway() {
    Photo photo = attachedByEd(6);
    Photo spoilt = new Photo(photo.bytes().clone());
    spoilt.bytes()[200_000] ^= 1;
    photo.patch(ed, 0, spoilt.part(0, Photo.CHUNK));
    photo.patch(ed, Photo.CHUNK, spoilt.part(Photo.CHUNK, 2 * Photo.CHUNK));

    Laptop.Answer last =
        photo.patch(ed, 2 * Photo.CHUNK, spoilt.part(2 * Photo.CHUNK, spoilt.size()));

    assertThat(last.status()).isEqualTo(422);
    assertThat(last.problem()).isEqualTo("wrong-bytes");
    assertThat(photo.state(ed)).isEqualTo(new UploadState(0, false));
    assertThat(photo.download(ed).status()).isEqualTo(404);
    assertThat(filesKept()).isEmpty();
  }

  @Test
  void nobodyOutsideTheScopesGetsAFileOrLearnsThatItIsThere() {
    Photo photo = sentByEd(7);
    Laptop will = server.laptop("will");

    Laptop.Answer known = photo.download(will);
    Laptop.Answer unknown = Photo.of(8).download(will);

    assertThat(known.status()).isEqualTo(404);
    assertThat(known.json().path("detail")).isEqualTo(unknown.json().path("detail"));
    assertThat(photo.ask(will).status()).isEqualTo(404);
    assertThat(Photo.of(8).ask(will).status()).isEqualTo(404);
  }

  @Test
  void whoOnlyNamesAHashGetsNothingAndHasToSendTheBytes() {
    Photo photo = sentByEd(9);
    Laptop will = server.laptop("will");
    String own = id();
    will.push(newLead(own, "Somebody else"));
    String claimed = photo.attach(will, own);

    assertThat(photo.download(will).status()).isEqualTo(404);
    assertThat(photo.state(will)).isEqualTo(new UploadState(0, false));
    will.pull();
    assertThat(will.fields("attachment", claimed)).doesNotContainKey("receivedAt");

    photo.send(will);

    assertThat(photo.download(will).response().body()).isEqualTo(photo.bytes());
    assertThat(filesKept()).hasSize(1);
  }

  @Test
  void whatColleaguesCanSeeIsNotSentAgain() {
    Photo photo = sentByEd(10);
    Laptop erin = server.laptop("erin");

    String again = photo.attach(erin, lead);

    erin.pull();
    assertThat(erin.fields("attachment", again)).containsKey("receivedAt");
    assertThat(photo.state(erin).complete()).isTrue();
    assertThat(filesKept()).hasSize(1);
  }

  @Test
  void aFileThatIsAttachedTwiceGoesUpOnce() {
    Photo photo = Photo.of(11);
    String one = photo.attach(ed, lead);
    String two = photo.attach(ed, lead);
    photo.send(ed);
    ed.pull();
    assertThat(ed.fields("attachment", one)).containsKey("receivedAt");
    assertThat(ed.fields("attachment", two)).containsKey("receivedAt");
  }

  @Test
  void aPhotoThatWaitsGoesUpEvenWhenTheDealIsSomebodyElsesByThen() {
    Photo photo = Photo.of(12);
    String attachment = photo.attach(ed, lead);
    Laptop erin = server.laptop("erin");
    Laptop eve = server.laptop("eve");
    erin.push(
        new Command.AssignOwner(RecordType.LEAD, lead, ed.session().user(), eve.session().user()));

    photo.send(ed);

    eve.pull();
    assertThat(eve.fields("attachment", attachment)).containsKey("receivedAt");
    assertThat(photo.download(eve).response().body()).isEqualTo(photo.bytes());
    assertThat(photo.download(ed).status()).isEqualTo(404);
  }

  @Test
  void aDeletedAttachmentOpensNothingAndComesBackWithItsBytes() {
    Photo photo = Photo.of(13);
    String attachment = photo.attach(ed, lead);
    photo.send(ed);
    Laptop erin = server.laptop("erin");
    erin.push(new Command.DeleteRecord(RecordType.ATTACHMENT, attachment));
    assertThat(photo.download(ed).status()).isEqualTo(404);

    String restored = photo.attach(erin, lead);

    ed.pull();
    assertThat(ed.fields("attachment", restored)).containsKey("receivedAt");
    assertThat(photo.download(ed).response().body()).isEqualTo(photo.bytes());
  }

  @Test
  void whatIsTooLargeIsRefusedBeforeItComes() {
    Photo photo = attachedByEd(14);
    Laptop.Answer large =
        ed.post("/v1/uploads", new UploadRequest(photo.sha256(), FileLimits.BYTES_MAX + 1L));
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.problem()).isEqualTo("too-large");
    assertThat(photo.patch(ed, 0, new byte[2 << 20]).status()).isEqualTo(413);
    assertThat(photo.patch(ed, "0", "1000", photo.part(0, 2_000)).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({"x, 10, 422", "-1, 10, 422", "0, many, 422", "0, 0, 422", "5, 10, 409"})
  void strangeNumbersAreRefused(String offset, String length, int status) {
    Photo photo = attachedByEd(15);
    Laptop.Answer answer = photo.patch(ed, offset, length, new byte[] {1, 2, 3});
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void aDeviceKeepsAFewUnfinishedFilesAndNotForEver() throws Exception {
    for (int number = 0; number < 12; number++) {
      Photo photo = Photo.of(100 + number);
      photo.attach(ed, lead);
      photo.chunk(ed, 0, 1_000);
    }
    assertThat(uploadsKept()).hasSize(8);

    server.clock.advance(Duration.ofDays(8));
    server.restart();
    Eventually.holds(() -> uploadsKept().isEmpty());
  }

  @Test
  void whoLosesTheRightToSeeADealLosesItsPhotos() {
    Photo photo = sentByEd(16);
    Laptop erin = server.laptop("erin");
    assertThat(photo.download(erin).status()).isEqualTo(200);
    Laptop admin = server.laptop("admin");
    admin.push(
        new Command.EditFields(
            RecordType.USER,
            erin.session().user(),
            List.of(new FieldEdit("team", server.east, server.west))));

    assertThat(photo.download(erin).status()).isEqualTo(404);
  }

  Photo attachedByEd(int seed) {
    Photo photo = Photo.of(seed);
    photo.attach(ed, lead);
    return photo;
  }

  Photo sentByEd(int seed) {
    Photo photo = attachedByEd(seed);
    photo.send(ed);
    return photo;
  }
}
