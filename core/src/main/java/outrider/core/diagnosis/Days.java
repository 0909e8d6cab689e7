package outrider.core.diagnosis;

/// Some days, one after the other, as epoch days.
///
/// @param to excluded
public record Days(int from, int to) {

  public boolean has(int day) {
    return day >= from && day < to;
  }

  public int length() {
    return to - from;
  }
}
