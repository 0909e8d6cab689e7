package outrider.core.rule;

/// Who last changed a field, and when (corrected epoch milliseconds).
public record FieldClock(long at, String user) {}
