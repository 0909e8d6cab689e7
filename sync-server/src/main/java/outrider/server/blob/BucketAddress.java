package outrider.server.blob;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Which bucket of which object store files lie in, and who we are there.
///
/// @param endpoint null for Amazon's own in the region
/// @param region what requests are signed for; many stores take any
/// @param pathStyle whether the bucket is named in the path rather than in the host, as most stores
///   that are not Amazon's want it
/// @param keys null for what the machine knows by itself: variables, profile, role of the instance
/// @param patience how long a single request may take
public record BucketAddress(
    String bucket,
    @Nullable URI endpoint,
    String region,
    boolean pathStyle,
    @Nullable Keys keys,
    Duration patience) {

  /// @param secret never in a log
  public record Keys(String id, String secret) {
    @Override
    public String toString() {
      return id;
    }
  }

  @Override
  public String toString() {
    return bucket + " at " + (endpoint == null ? region : endpoint);
  }
}
