package outrider.app.today;

import java.util.List;
import java.util.OptionalLong;

/// One answer of the book for *Today*.
///
/// @param items what may want doing, each record once
/// @param withoutNextStep how many records have no next step; `items` holds the weightiest of them
/// @param nextAt when the next thing is due after the items' horizon
public record TodayFacts(
    List<DueItem> items, int withoutNextStep, OptionalLong nextAt, Figures figures) {

  public static final TodayFacts EMPTY =
      new TodayFacts(List.of(), 0, OptionalLong.empty(), new Figures(0, 0, 0));

  /// The head of the screen: how the 48-hour window is kept, and what was done today.
  ///
  /// @param contacted leads first contacted in the last 30 days whose window is closed or kept
  /// @param inWindow those of them that had a second touch within 48 hours
  public record Figures(int contacted, int inWindow, int touchesToday) {
    static final double GOAL = 0.8;

    double share() {
      return contacted == 0 ? 0 : (double) inWindow / contacted;
    }
  }

  public TodayFacts {
    items = List.copyOf(items);
  }
}
