package outrider.app.sync;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import outrider.core.protocol.PortalResponse;

/// Who at a customer may look at their company's page at HQ. HQ makes the invitation and keeps no
/// copy of its secret part: it is told once. Calls block and fail with a `SyncFailure`.
public final class Portals {

  /// Where there is no HQ: for pictures and tests.
  public static final Portals NONE = new Portals(PortalTransport.NONE, () -> "", "");

  private final PortalTransport transport;
  private final Supplier<String> token;
  private final String office;

  /// @param office HQ's address, as this workstation reaches it
  public Portals(PortalTransport transport, Supplier<String> token, String office) {
    this.transport = transport;
    this.token = token;
    this.office = office;
  }

  /// How it stands with a contact.
  ///
  /// @param word `none`, `invited`, `joined` or `revoked`
  /// @param until when an open invitation ends
  /// @param address of the invitation; empty unless it was made just now
  /// @param mail `off` where HQ writes to nobody, `ready` where it could, `sent` or `failed` of the
  ///   invitation that was made just now
  public record State(
      String word,
      Optional<Long> at,
      Optional<Long> until,
      Optional<String> address,
      String mail) {}

  public State look(String contact) {
    return state(transport.look(token.get(), contact));
  }

  /// Makes an invitation; the one before it is no longer good.
  ///
  /// @param mailed whether HQ writes to the contact as well
  public State invite(String contact, boolean mailed) {
    return state(transport.invite(token.get(), contact, mailed));
  }

  public State withdraw(String contact) {
    transport.withdraw(token.get(), contact);
    return look(contact);
  }

  private State state(PortalResponse answer) {
    return new State(
        answer.state(),
        Optional.ofNullable(answer.at()),
        Optional.ofNullable(answer.until()),
        Optional.ofNullable(answer.token())
            .map(secret -> office.replaceFirst("/+$", "") + "/portal/join/" + secret),
        Objects.requireNonNullElse(answer.mail(), PortalResponse.OFF));
  }
}
