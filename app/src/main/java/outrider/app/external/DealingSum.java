package outrider.app.external;

import java.util.Map;
import java.util.OptionalLong;

/// What one source knows of one kind about a customer, in one line.
///
/// @param sums minor units by currency
/// @param newestAt when the last of them happened
record DealingSum(
    String kind, String source, long count, Map<String, Long> sums, OptionalLong newestAt) {}
