package outrider.app.diagnosis;

import java.time.LocalDate;
import java.util.Optional;
import outrider.core.diagnosis.KeptDiagnosis;
import outrider.core.diagnosis.Recovery;

/// A diagnosis that was kept, with how its step is by now.
///
/// @param fixedOn the first day after the fix: as they said, else when what was found then ended
/// @param recovery empty where nothing fell, it is not put right yet, or the step is no more
record KeptLine(KeptDiagnosis kept, Optional<LocalDate> fixedOn, Optional<Recovery> recovery) {}
