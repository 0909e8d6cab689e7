package outrider.app.crosssell;

import outrider.core.crosssell.Affinity;

/// What may be offered to who has something else.
///
/// @param isUp whether it is more of the same, by the list of products, rather than something
///   beside it
public record Offer(Affinity pair, boolean isUp) {}
