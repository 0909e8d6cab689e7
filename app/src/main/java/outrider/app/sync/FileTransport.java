package outrider.app.sync;

import outrider.core.protocol.UploadRequest;
import outrider.core.protocol.UploadState;

/// The way to HQ for the bytes of files. As with `SyncTransport`, every call begins something and
/// returns, and its answer hears of exactly one end.
public interface FileTransport {

  /// Asks how much of a file HQ has from this device.
  void ask(String token, UploadRequest request, Answer<UploadState> answer);

  void send(String token, Chunk chunk, Answer<UploadState> answer);

  /// Fetches at most so many bytes from an offset on.
  void fetch(String token, String sha256, long offset, int length, Answer<Piece> answer);

  /// @param sizeBytes of the whole file
  @SuppressWarnings("ArrayRecordComponent") // Bytes are compared nowhere; they are only carried.
  record Chunk(String sha256, long sizeBytes, long offset, byte[] bytes) {}

  /// @param sizeBytes of the whole file
  @SuppressWarnings("ArrayRecordComponent") // As above.
  record Piece(byte[] bytes, long sizeBytes) {}

  /// Hears what became of a call.
  interface Answer<T> {
    void done(T value);

    void failed(SyncFailure failure);
  }

  /// A way that carries no files.
  FileTransport NONE =
      new FileTransport() {
        @Override
        public void ask(String token, UploadRequest request, Answer<UploadState> answer) {
          answer.failed(noFiles());
        }

        @Override
        public void send(String token, Chunk chunk, Answer<UploadState> answer) {
          answer.failed(noFiles());
        }

        @Override
        public void fetch(
            String token, String sha256, long offset, int length, Answer<Piece> answer) {
          answer.failed(noFiles());
        }

        private SyncFailure noFiles() {
          return new SyncFailure(SyncFailure.Kind.UNREACHABLE, "no files go this way", null);
        }
      };
}
