package outrider.core.protocol;

/// `POST /v1/devices/settle`: what becomes of the commands that a revoked device handed in.
///
/// @param accept they are done now, in the name of whoever asks; else they are put away
public record SettleRequest(String device, boolean accept) {}
