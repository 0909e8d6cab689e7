package outrider.core.command;

import java.util.Map;

/// A command as it travels, without its envelope: what `Upcasters` turn from an older shape into a
/// newer one.
///
/// @param kind the command's name, as `CommandCodec` writes it
/// @param arguments the command's components, and whatever else a newer program wrote beside them
public record CommandShape(String kind, Map<String, Object> arguments) {}
