package outrider.core.protocol;

/// `POST /v1/devices/revoke`.
///
/// @param handIn whether the device is to hand in what it has not sent before it wipes itself
public record RevokeRequest(String device, boolean handIn) {}
