package outrider.core.protocol;

/// @param handIn whether HQ wants what the device has not sent
public record FarewellResponse(boolean handIn) {}
