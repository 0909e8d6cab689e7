package outrider.app.sync;

import outrider.core.protocol.SourceAnswer;
import outrider.core.protocol.SourceBook;
import outrider.core.protocol.SourceDeed;
import outrider.core.protocol.SourcePreview;
import outrider.core.protocol.SourceRequest;
import outrider.core.protocol.SourcesResponse;

/// The way to HQ for the systems that deliver to it, for administrators. Every call blocks, and
/// fails with a `SyncFailure`.
public interface SourceTransport {

  SourcesResponse list(String token);

  SourceBook book(String token, String source);

  SourceAnswer save(String token, SourceRequest request);

  SourcePreview preview(String token, SourceRequest request);

  SourceAnswer act(String token, SourceDeed deed);

  /// A way on which nothing is known of such systems.
  SourceTransport NONE =
      new SourceTransport() {
        @Override
        public SourcesResponse list(String token) {
          throw noSources();
        }

        @Override
        public SourceBook book(String token, String source) {
          throw noSources();
        }

        @Override
        public SourceAnswer save(String token, SourceRequest request) {
          throw noSources();
        }

        @Override
        public SourcePreview preview(String token, SourceRequest request) {
          throw noSources();
        }

        @Override
        public SourceAnswer act(String token, SourceDeed deed) {
          throw noSources();
        }

        private SyncFailure noSources() {
          return new SyncFailure(SyncFailure.Kind.UNREACHABLE, "no sources this way", null);
        }
      };
}
