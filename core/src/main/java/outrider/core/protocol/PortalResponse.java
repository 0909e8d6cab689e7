package outrider.core.protocol;

import org.jspecify.annotations.Nullable;

/// The answer to `GET` and `POST /v1/portal/<contact>`: whether somebody at a customer may look at
/// the company's page.
///
/// @param state `none`, `invited`, `joined` or `revoked`
/// @param at since when, in epoch milliseconds; null for none
/// @param until when the invitation ends; null where none is open
/// @param token the last part of the address `/portal/join/<token>`; told once, when it is made
/// @param mail `off` where HQ sends no letters, `ready` where it could, `sent` or `failed` of the
///   invitation that was just made; null from an HQ that knows nothing of letters
public record PortalResponse(
    String state,
    @Nullable Long at,
    @Nullable Long until,
    @Nullable String token,
    @Nullable String mail) {

  public static final String OFF = "off";
  public static final String READY = "ready";
  public static final String SENT = "sent";
  public static final String FAILED = "failed";
}
