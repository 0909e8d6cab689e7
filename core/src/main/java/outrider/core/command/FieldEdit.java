package outrider.core.command;

import org.jspecify.annotations.Nullable;

/// One field's change: what was seen, and what it shall be. Null means absent.
public record FieldEdit(String field, @Nullable Object before, @Nullable Object after) {}
