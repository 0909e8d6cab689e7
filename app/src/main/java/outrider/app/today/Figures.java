package outrider.app.today;

/// The head of the screen: how the 48-hour window is kept, and what was done today.
///
/// @param contacted leads first contacted in the last 30 days whose window is closed or kept
/// @param inWindow those of them that had a second touch within 48 hours
record Figures(int contacted, int inWindow, int touchesToday) {
  static final Figures NONE = new Figures(0, 0, 0);

  /// 80% of deals come from leads that were followed up in time.
  static final double GOAL = 0.8;

  double share() {
    return contacted == 0 ? 0 : (double) inWindow / contacted;
  }
}
