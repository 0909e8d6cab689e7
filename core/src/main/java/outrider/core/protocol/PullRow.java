package outrider.core.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row of a scope's feed. Names are short because there may be a million of them.
///
/// @param s index of the scope in the head
/// @param t wire name of the record type
/// @param i id
/// @param q the number of its newest change
/// @param x true where the record left the scope or was deleted; then there are no fields
/// @param f all fields; null with `x`
public record PullRow(
    int s, String t, String i, long q, boolean x, @Nullable Map<String, Object> f) {}
