package outrider.core.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lines of the audit trail, the newest first.
///
/// @param lines as many as were wanted, or found among those that were looked at
/// @param next goes on before this line; null where there is nothing further back
/// @param lookedBackTo when HQ heard of the oldest line that was looked at; null where there was
///   none
/// @param newest the number of the newest line of all
public record AuditResponse(
    List<AuditLine> lines, @Nullable Long next, @Nullable Long lookedBackTo, long newest) {}
