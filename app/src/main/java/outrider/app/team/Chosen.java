package outrider.app.team;

/// The cell that a person looks into.
///
/// @param line index in the board's lines, or their number for the total
record Chosen(int line, int column) {}
