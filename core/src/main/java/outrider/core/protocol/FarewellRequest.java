package outrider.core.protocol;

import java.util.List;
import outrider.core.command.Envelope;

/// `POST /v1/farewell`, the only call that a revoked device may still make.
///
/// @param envelopes what it had not sent, at most `PushRequest.ENVELOPES_MAX` at once; empty to ask
///   whether that is wanted
/// @param last nothing comes after this: the device wipes its key and its file now
public record FarewellRequest(String device, List<Envelope> envelopes, boolean last) {}
