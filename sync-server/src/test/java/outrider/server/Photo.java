package outrider.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import outrider.core.command.Command;
import outrider.core.protocol.UploadRequest;
import outrider.core.protocol.UploadState;
import outrider.core.record.RecordType;

/// A photo, and what a laptop does with it.
record Photo(byte[] bytes) {
  static final int CHUNK = 100_000;

  /// 250 kB that look like nothing else.
  static Photo of(int seed) {
    byte[] bytes = new byte[250_000];
    new Random(seed).nextBytes(bytes);
    return new Photo(bytes);
  }

  int size() {
    return bytes.length;
  }

  byte[] part(int from, int to) {
    return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, to));
  }

  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// @return the id of the attachment, whose bytes are still on the laptop
  String attach(Laptop by, String lead) {
    String attachment = TestServer.id();
    Command command =
        new Command.AttachFile(
            attachment,
            RecordType.LEAD,
            lead,
            "photo.jpg",
            null,
            "image/jpeg",
            bytes.length,
            sha256());
    assertThat(by.push(command).getFirst().reasons()).isEmpty();
    return attachment;
  }

  /// Sends what HQ does not have of it yet.
  void send(Laptop by) {
    UploadState state = state(by);
    while (!state.complete()) {
      Laptop.Answer answer = chunk(by, (int) state.offset(), CHUNK);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      state = answer.as(UploadState.class);
    }
  }

  UploadState state(Laptop by) {
    return ask(by).as(UploadState.class);
  }

  Laptop.Answer ask(Laptop by) {
    return by.post("/v1/uploads", new UploadRequest(sha256(), bytes.length));
  }

  Laptop.Answer chunk(Laptop by, int offset, int length) {
    return patch(by, offset, part(offset, offset + length));
  }

  /// Sends something in its name, which need not be a part of it.
  Laptop.Answer patch(Laptop by, int offset, byte[] chunk) {
    return patch(by, Integer.toString(offset), Integer.toString(bytes.length), chunk);
  }

  Laptop.Answer patch(Laptop by, String offset, String length, byte[] chunk) {
    return by.send(
        "PATCH",
        "/v1/uploads/" + sha256(),
        HttpRequest.BodyPublishers.ofByteArray(chunk),
        Map.of("Upload-Offset", offset, "Upload-Length", length));
  }

  Laptop.Answer download(Laptop by) {
    return download(by, Map.of());
  }

  Laptop.Answer download(Laptop by, Map<String, String> headers) {
    return by.send("GET", "/v1/blobs/" + sha256(), HttpRequest.BodyPublishers.noBody(), headers);
  }
}
