package outrider.core.score;

/// Something that is known of a lead.
///
/// @param name a field's, or what is counted
/// @param numeric whether answers are numbers, which are put into ranges; else they are choices
public record Feature(String name, boolean numeric) {}
