package outrider.core.protocol;

import org.jspecify.annotations.Nullable;

/// The answer to `GET` and `POST /v1/portal/<contact>`: whether somebody at a customer may look at
/// the company's page.
///
/// @param state `none`, `invited`, `joined` or `revoked`
/// @param at since when, in epoch milliseconds; null for none
/// @param until when the invitation ends; null where none is open
/// @param token the last part of the address `/portal/join/<token>`; told once, when it is made
public record PortalResponse(
    String state, @Nullable Long at, @Nullable Long until, @Nullable String token) {}
