package outrider.bench.simulation;

import outrider.core.protocol.FarewellRequest;
import outrider.core.protocol.FarewellResponse;
import outrider.core.protocol.SignInRequest;
import outrider.core.protocol.SignInResponse;

/// HQ as a laptop meets it, beneath HTTP: bodies in, bodies out, problems as exceptions.
interface Door {

  SignInResponse signIn(String user, SignInRequest request);

  byte[] push(String token, byte[] body);

  byte[] pull(String token, byte[] body);

  FarewellResponse farewell(String token, FarewellRequest request);

  /// What becomes of a message on the live channel on its way out.
  default String told(String message) {
    return message;
  }
}
