package outrider.app.board;

import java.time.LocalDate;
import java.util.Optional;
import outrider.core.diagnosis.Evidence;

/// What the facts say of a time in which something went worse.
///
/// @param progress how much of the facts is there, from 0 to 1
/// @param known the first day of which nothing is known, however long after
/// @param usual the pipeline of most deals of those in sight; empty where there are none
/// @param lastWon the day on which a deal was won for the last time; empty where none was
public record EvidenceFound(
    EvidenceAsked asked,
    Evidence evidence,
    double progress,
    int known,
    String usual,
    Optional<LocalDate> lastWon) {}
