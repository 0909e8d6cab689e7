package outrider.app.command;

/// Makes the ids of new records and envelopes. Injected, so that a simulation repeats itself.
@FunctionalInterface
public interface Ids {
  /// A new UUIDv7, as text.
  String next();
}
