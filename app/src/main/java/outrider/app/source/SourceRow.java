package outrider.app.source;

import outrider.core.integration.DataSource;

/// A source as the table shows it.
///
/// @param no the same for the same source for as long as the screen lives
record SourceRow(long no, DataSource source) {}
