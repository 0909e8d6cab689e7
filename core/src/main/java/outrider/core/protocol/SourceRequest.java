package outrider.core.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of `POST /v1/sources` and `POST /v1/sources/preview`.
///
/// @param id of the source that is set up otherwise, or looked at; null for a new one
/// @param settings as the command line takes them, but for secrets that are to stay as they are;
///   null for those that the source has
/// @param name of the file in `table`
/// @param table base64 of a file as the system would deliver it; null to look at what it delivers
///   now
public record SourceRequest(
    @Nullable String id,
    @Nullable Map<String, Object> settings,
    @Nullable String name,
    @Nullable String table) {}
