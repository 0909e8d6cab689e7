package outrider.app.response;

/// A lead as far as its waiting goes.
///
/// @param number of its row
/// @param firstAt of its first touch since it is there; 0 for none
/// @param secondAt of the touch after that; 0 for none
/// @param closed whether nobody works it any more
public record WaitedLead(
    long number,
    long createdAt,
    long firstAt,
    long secondAt,
    String owner,
    String source,
    String intent,
    boolean closed) {

  boolean isAnswered() {
    return firstAt > 0;
  }
}
