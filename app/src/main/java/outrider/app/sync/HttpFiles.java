package outrider.app.sync;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.Response;
import outrider.core.attachment.FileLimits;
import outrider.core.protocol.UploadRequest;
import outrider.core.protocol.UploadState;

/// The bytes of files over HTTP, as they are: photos do not pack.
final class HttpFiles implements FileTransport {

  private static final MediaType BYTES = MediaType.get("application/octet-stream");

  private final HttpUrl server;
  private final OkHttpClient http;

  HttpFiles(HttpUrl server, OkHttpClient http) {
    this.server = server;
    this.http = http;
  }

  @Override
  public void ask(String token, UploadRequest request, Answer<UploadState> answer) {
    var call =
        HttpTransport.authorized(
            HttpTransport.at(server, "/v1/uploads")
                .post(RequestBody.create(Wire.bytes(request), HttpTransport.JSON)),
            token);
    HttpTransport.background(
        () -> answer.done(HttpTransport.call(call, http, UploadState.class)), answer::failed);
  }

  @Override
  public void send(String token, Chunk chunk, Answer<UploadState> answer) {
    var call =
        HttpTransport.authorized(
            HttpTransport.at(server, "/v1/uploads/" + chunk.sha256())
                .header("Upload-Offset", Long.toString(chunk.offset()))
                .header("Upload-Length", Long.toString(chunk.sizeBytes()))
                .patch(RequestBody.create(chunk.bytes(), BYTES)),
            token);
    HttpTransport.background(
        () -> answer.done(HttpTransport.call(call, http, UploadState.class)), answer::failed);
  }

  @Override
  public void fetch(String token, String sha256, long offset, int length, Answer<Piece> answer) {
    HttpTransport.background(
        () -> answer.done(piece(token, sha256, offset, length)), answer::failed);
  }

  private Piece piece(String token, String sha256, long offset, int length) {
    var call =
        HttpTransport.authorized(
            HttpTransport.at(server, "/v1/blobs/" + sha256)
                .header("Accept-Encoding", "identity")
                .header("Range", "bytes=" + offset + '-' + (offset + length - 1)),
            token);
    try (var response = http.newCall(call.build()).execute()) {
      HttpTransport.requireSuccess(response);
      return new Piece(response.body().bytes(), size(response));
    } catch (IOException failure) {
      throw HttpTransport.unreachable(failure);
    }
  }

  /// What stands behind the slash of `Content-Range: bytes 0-99/4711`.
  private static long size(Response response) throws IOException {
    var range = response.header("Content-Range", "");
    try {
      var size = Long.parseLong(range.substring(range.indexOf('/') + 1));
      if (response.code() != 206 || size > FileLimits.BYTES_MAX) {
        throw new IOException("not the part of a file that was asked for: " + range);
      }
      return size;
    } catch (NumberFormatException notOurs) {
      throw new IOException("the answer names no size", notOurs);
    }
  }
}
