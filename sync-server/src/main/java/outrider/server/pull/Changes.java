package outrider.server.pull;

import java.time.Duration;
import java.util.Collection;

/// Where a pull that found nothing waits for something.
@FunctionalInterface
public interface Changes {
  /// Returns when a commit after `seq` has touched one of the scopes or who holds them, or when the
  /// time is up; the caller looks again.
  ///
  /// @return false where nothing will come any more, because the server is stopping
  boolean await(Collection<String> scopes, long seq, Duration longest);
}
