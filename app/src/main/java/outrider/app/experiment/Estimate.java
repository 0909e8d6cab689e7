package outrider.app.experiment;

/// What the book says of those that an experiment would be about, before it begins.
///
/// @param arrivals how many came in the last twelve weeks
/// @param done how many of `of` did what is to be counted
/// @param of how many of the last year have had their time
record Estimate(long arrivals, long done, long of) {

  static final Estimate NONE = new Estimate(0, 0, 0);

  /// How many of a thousand do it; 0 of none.
  long basePermille() {
    return of == 0 ? 0 : Math.round(1000.0 * done / of);
  }
}
