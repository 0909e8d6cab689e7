package outrider.app.sync;

import java.util.Optional;
import outrider.core.protocol.SignInRequest;
import outrider.core.protocol.SignInResponse;

/// All that a workstation asks of HQ: what a running sync needs, and what goes before it and beside
/// it, which is a person's to begin.
public interface HqTransport extends SyncTransport {

  /// Blocks, and fails with a `SyncFailure`.
  SignInResponse signIn(SignInRequest request);

  /// From now on the server with this certificate is HQ, whoever vouches for it: a person compared
  /// its SHA-256.
  void trust(String certificate);

  /// The SHA-256 of the certificate of a server that was refused because nobody vouches for it and
  /// nobody has accepted it.
  Optional<String> stranger();

  /// The same way for what is about workstations.
  DeviceTransport devices();
}
