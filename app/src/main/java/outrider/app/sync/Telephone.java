package outrider.app.sync;

import java.util.function.Supplier;
import outrider.core.protocol.CallState;
import outrider.core.protocol.DialRequest;

/// The company's telephone system, asked by way of HQ in the name of the signed-in person. Calls
/// block and fail with a `SyncFailure`.
public final class Telephone {

  /// Where there is no HQ: for pictures and tests.
  public static final Telephone NONE = new Telephone(CallTransport.NONE, () -> "");

  private final CallTransport transport;
  private final Supplier<String> token;

  public Telephone(CallTransport transport, Supplier<String> token) {
    this.transport = transport;
    this.token = token;
  }

  /// Rings the person and then the number.
  public CallState dial(DialRequest request) {
    return transport.dial(token.get(), request);
  }

  /// How far a call is.
  public CallState look(String call) {
    return transport.look(token.get(), call);
  }
}
