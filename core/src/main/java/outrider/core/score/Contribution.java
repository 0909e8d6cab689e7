package outrider.core.score;

/// What an answer does to a lead's chance, beside the average lead.
///
/// @param answer a choice; of a number its range, as [Range] writes it; empty for none
/// @param logOdds added to those of the average; above 0 it speaks for the lead
/// @param leads that had this answer among those that were learned from
public record Contribution(Feature feature, String answer, double logOdds, int leads) {}
