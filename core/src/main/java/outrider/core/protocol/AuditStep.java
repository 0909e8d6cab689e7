package outrider.core.protocol;

import org.jspecify.annotations.Nullable;

/// A field in a line of the audit trail. Long texts are cut; the export has them whole.
///
/// @param before null where there was nothing, or the record is new
/// @param after null where there is nothing, or the record is gone
public record AuditStep(String field, @Nullable Object before, @Nullable Object after) {}
