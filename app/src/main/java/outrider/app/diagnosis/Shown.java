package outrider.app.diagnosis;

import java.time.LocalDate;
import java.util.Optional;
import outrider.core.diagnosis.Diagnosis;
import outrider.core.diagnosis.Recovery;

/// What the wizard shows.
///
/// @param example whether it is the synthetic case and not this book
/// @param recovery empty where nothing fell, or it is not known since when it is put right
/// @param suggested the day since when it seems to be put right
/// @param known the first day of which nothing is known: how a step has been since the fix is
///   counted up to it
/// @param usual the pipeline of most deals on this laptop; empty for none
/// @param lastWon the day on which a deal was won for the last time; empty where none was
record Shown(
    boolean example,
    Diagnosis diagnosis,
    Optional<Recovery> recovery,
    Optional<LocalDate> suggested,
    int known,
    double progress,
    String usual,
    Optional<LocalDate> lastWon) {}
