package outrider.app.importing.plan;

import java.time.ZoneId;
import outrider.app.importing.file.BlankWords;

/// What an import is told besides the mapping.
///
/// @param importId what every record of it is marked with, so that all of it can be undone
/// @param blanks the words that mean nothing was answered
/// @param zone where the times of the file were written down
/// @param phoneRegion the country of phone numbers written without one
public record ImportSettings(String importId, BlankWords blanks, ZoneId zone, String phoneRegion) {}
