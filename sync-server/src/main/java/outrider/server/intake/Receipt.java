package outrider.server.intake;

/// What a sender is told: that it was taken. Neither whether it was taken for a robot's, nor
/// whether the person was known.
///
/// @param reference the id of what came of it, by which HQ finds it again
public record Receipt(String status, String reference) {
  static Receipt of(String reference) {
    return new Receipt("accepted", reference);
  }
}
