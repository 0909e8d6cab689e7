package outrider.core.protocol;

import org.jspecify.annotations.Nullable;

/// `POST /v1/audit/export`: the audit trail as a file, without gaps, since only then each line
/// proves the one before it.
///
/// @param from no earlier than this did HQ hear of it, epoch milliseconds; null from the first line
/// @param until and before this; null to the newest line
public record AuditExportRequest(@Nullable Long from, @Nullable Long until) {}
