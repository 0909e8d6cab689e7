package outrider.core.protocol;

import org.jspecify.annotations.Nullable;

/// The answer to `POST /v1/sources` and `POST /v1/sources/deed`.
///
/// @param id of the source
/// @param key by which it is pushed, told once; null where none was made
/// @param rows that were joined or parted, or that were delivered now
public record SourceAnswer(String id, @Nullable String key, int rows) {}
