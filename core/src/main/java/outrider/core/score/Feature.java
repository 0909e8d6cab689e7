package outrider.core.score;

/// Something that is known of a lead.
///
/// @param name a field's, or what is counted
/// @param numeric whether answers are numbers, which are put into ranges; else they are choices
/// @param early whether it was known at the time by the way it is counted; a field that people may
///   fill in any time can give away what became of the lead
public record Feature(String name, boolean numeric, boolean early) {}
