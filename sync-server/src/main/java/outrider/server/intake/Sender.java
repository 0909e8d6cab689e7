package outrider.server.intake;

import outrider.core.configuration.Form;

/// Somebody who may send by a form.
///
/// @param name of the key or the page that they came with: what is limited, and whose
///   `Idempotency-Key`s are apart from everybody else's
public record Sender(Form form, String name) {}
