package outrider.app.health;

import outrider.core.health.Dimension;
import outrider.core.health.Judgement;

/// One dimension of a team's month.
///
/// @param line of the rows that were asked about
/// @param month of the months that were asked about
record HealthCell(Dimension dimension, int line, int month, Judgement judgement, Detail detail) {}
