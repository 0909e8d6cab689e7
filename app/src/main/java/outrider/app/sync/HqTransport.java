package outrider.app.sync;

import java.util.Optional;
import outrider.core.protocol.CompanySignInRequest;
import outrider.core.protocol.CompanySignInResponse;
import outrider.core.protocol.SignInOptions;
import outrider.core.protocol.SignInRequest;
import outrider.core.protocol.SignInResponse;

/// All that a workstation asks of HQ: what a running sync needs, and what goes before it and beside
/// it, which is a person's to begin.
public interface HqTransport extends SyncTransport {

  /// Blocks, and fails with a `SyncFailure`.
  SignInResponse signIn(SignInRequest request);

  /// In which ways a person may sign in. Blocks, and fails with a `SyncFailure`.
  default SignInOptions signInOptions() {
    return SignInOptions.PASSWORDS;
  }

  /// Signs in with what the company's issuer says. Blocks, and fails with a `SyncFailure`.
  default CompanySignInResponse signIn(CompanySignInRequest request) {
    throw new SyncFailure(SyncFailure.Kind.REFUSED, "there are no company accounts here", null);
  }

  /// The way to the company's issuer.
  default IssuerTransport issuer() {
    return trade -> {
      throw new SyncFailure(SyncFailure.Kind.REFUSED, "there is no issuer here", null);
    };
  }

  /// From now on the server with this certificate is HQ, whoever vouches for it: a person compared
  /// its SHA-256.
  void trust(String certificate);

  /// The SHA-256 of the certificate of a server that was refused because nobody vouches for it and
  /// nobody has accepted it.
  Optional<String> stranger();

  /// The same way for what is about workstations.
  DeviceTransport devices();

  /// The same way for the address of one's own calendar.
  default CalendarTransport calendar() {
    return CalendarTransport.NONE;
  }

  /// The same way for who may look at a customer's page.
  default PortalTransport portal() {
    return PortalTransport.NONE;
  }

  default SourceTransport sources() {
    return SourceTransport.NONE;
  }

  /// The same way for the audit trail.
  default AuditTransport audit() {
    return AuditTransport.NONE;
  }

  /// The same way for calls by the company's telephone system.
  default CallTransport calls() {
    return CallTransport.NONE;
  }
}
