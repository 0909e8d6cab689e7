package outrider.core.forecast;

/// A deal's time in a stage.
///
/// @param stage counted from 0, in the order of the pipeline
/// @param since in epoch days
public record Stay(int stage, int since) {}
