package outrider.core.protocol;

import org.jspecify.annotations.Nullable;

/// The body of `POST /v1/portal/<contact>`.
///
/// @param mail whether HQ sends the invitation to the contact's e-mail address; null for no
public record PortalRequest(@Nullable Boolean mail) {}
