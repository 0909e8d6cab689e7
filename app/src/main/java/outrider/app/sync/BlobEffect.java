package outrider.app.sync;

import java.time.Duration;

/// What the exchange of files wants done.
sealed interface BlobEffect {

  /// Send the next piece of whatever comes first.
  record SendNext() implements BlobEffect {}

  /// Fetch the next piece of a file.
  record FetchNext(String sha256, long sizeBytes) implements BlobEffect {}

  record Wait(Duration delay) implements BlobEffect {}

  record StopWaiting() implements BlobEffect {}
}
