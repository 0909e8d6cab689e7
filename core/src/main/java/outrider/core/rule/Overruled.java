package outrider.core.rule;

import org.jspecify.annotations.Nullable;
import outrider.core.record.RecordType;

/// A value that was not taken, or taken over somebody else's: nothing that a person typed
/// disappears without a line about it.
///
/// @param base what the editor saw, @param mine what they wrote, @param theirs what stood at HQ,
/// @param kept what stands now
/// @param asks whether a person has to choose
/// @param theirsBy who wrote `theirs`; null where unknown
public record Overruled(
    RecordType type,
    String id,
    String field,
    @Nullable Object base,
    @Nullable Object mine,
    @Nullable Object theirs,
    @Nullable Object kept,
    boolean asks,
    @Nullable String theirsBy,
    long theirsAt) {}
