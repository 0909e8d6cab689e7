package outrider.app.today;

import java.util.List;
import java.util.OptionalLong;

/// One answer of the book for *Today*.
///
/// @param items what may want doing, each record once
/// @param withoutNextStep how many records have no next step; `items` holds the weightiest of them
/// @param nextAt when the next thing is due after the items' horizon
public record TodayFacts(List<DueItem> items, int withoutNextStep, OptionalLong nextAt) {

  public static final TodayFacts EMPTY = new TodayFacts(List.of(), 0, OptionalLong.empty());

  public TodayFacts {
    items = List.copyOf(items);
  }
}
