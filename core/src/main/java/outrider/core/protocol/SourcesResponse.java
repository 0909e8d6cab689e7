package outrider.core.protocol;

import java.util.List;
import java.util.Map;

/// The answer to `GET /v1/sources`, for administrators: the systems that deliver, without the
/// secrets by which they are reached.
///
/// @param sources the oldest first
/// @param folder where folders of sources that are set up here lie, at HQ
public record SourcesResponse(List<Entry> sources, String folder) {

  /// @param settings as `POST /v1/sources` takes them, without what is secret
  /// @param secrets the names of what is set and not told
  public record Entry(
      String id,
      boolean paused,
      long madeAt,
      long nextAt,
      Map<String, Object> settings,
      List<String> secrets) {}
}
