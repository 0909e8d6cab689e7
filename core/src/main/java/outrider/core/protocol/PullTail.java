package outrider.core.protocol;

import java.util.Map;

/// The last line: without it the answer was cut, and the rows are only a beginning.
///
/// @param end always true
/// @param scopes the state of each granted scope at the head's `seq`
public record PullTail(boolean end, Map<String, ScopeState> scopes) {}
