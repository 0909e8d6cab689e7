package outrider.app.sync;

import java.time.Duration;
import java.util.Optional;

/// What can happen to the exchange of files.
sealed interface BlobEvent {

  /// Rows and commands have become quiet, or have something to do again.
  record Quiet(boolean quiet) implements BlobEvent {}

  /// Something was attached, or an attachment came that may wait for its bytes.
  record Gathered() implements BlobEvent {}

  /// A person looks at something whose bytes are not here.
  ///
  /// @param asked the person opened it, rather than passing by
  record Wanted(String sha256, long sizeBytes, boolean asked) implements BlobEvent {}

  record Paused(boolean paused) implements BlobEvent {}

  /// A piece went up, or the question was answered.
  record Sent() implements BlobEvent {}

  /// Nothing is left to send.
  record NothingToSend() implements BlobEvent {}

  /// A piece came down.
  ///
  /// @param over nothing more is to come: the file is whole, or HQ does not have it
  record Fetched(String sha256, boolean over) implements BlobEvent {}

  record Failed(Optional<Duration> retryAfter) implements BlobEvent {}

  record RetryDue() implements BlobEvent {}

  /// The person asked: try now.
  record Nudged() implements BlobEvent {}
}
