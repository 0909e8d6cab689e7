package outrider.core.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `POST /v1/sources/deed`.
///
/// @param deed `ask` now, `pause`, `resume`, `remove`, `renew-key`, `join` or `part`
/// @param records rows that wait, to be joined, or that somebody joined, to wait again
/// @param account the customer of rows that are joined
public record SourceDeed(
    String deed, String source, @Nullable List<String> records, @Nullable String account) {}
