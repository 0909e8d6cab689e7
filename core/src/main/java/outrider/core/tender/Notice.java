package outrider.core.tender;

import org.jspecify.annotations.Nullable;

/// A public tender as a feed has it.
///
/// @param source the feed
/// @param key its id there
/// @param number of the tender, which other feeds give too; empty where it has none
/// @param budgetMinor in minor units; null where nothing is said
/// @param deadline for offers, in epoch milliseconds; null where nothing is said
/// @param words everything else that is said, in which words are looked for too
public record Notice(
    String source,
    String key,
    String title,
    String buyer,
    String number,
    String region,
    @Nullable Long budgetMinor,
    @Nullable Long deadline,
    String words) {}
