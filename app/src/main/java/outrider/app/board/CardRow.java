package outrider.app.board;

import java.util.Arrays;
import java.util.List;
import javafx.scene.layout.Region;

/// Cards side by side, each with its share of the width and as high as the highest; one below the
/// other where there is no room, or where tables are shown, which need all of it.
final class CardRow extends Region {
  private static final double GAP = 12;
  private static final double ROOM_FROM = 700;

  private final List<Region> cards;
  private final double[] shares;
  private boolean stacked;

  /// @param shares of the width, beside those of the others
  CardRow(double[] shares, Region... cards) {
    this.cards = List.of(cards);
    this.shares = shares.clone();
    getChildren().addAll(cards);
    setMinWidth(0);
    for (var card : cards) {
      card.setMinWidth(0);
    }
  }

  void stack(boolean wanted) {
    stacked = wanted;
    requestLayout();
  }

  private boolean isStacked(double width) {
    return stacked || width > 0 && width < ROOM_FROM;
  }

  private double width(int card, double width) {
    var all = Arrays.stream(shares).sum();
    return isStacked(width)
        ? width
        : Math.floor((width - GAP * (cards.size() - 1)) * shares[card] / all);
  }

  @Override
  public javafx.geometry.Orientation getContentBias() {
    return javafx.geometry.Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    var within = width < 0 ? getWidth() : width;
    var highest = 0.0;
    var sum = GAP * (cards.size() - 1);
    for (var card = 0; card < cards.size(); card++) {
      var height = cards.get(card).prefHeight(width(card, within));
      highest = Math.max(highest, height);
      sum += height;
    }
    return isStacked(within) ? sum : highest;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    var at = 0.0;
    for (var card = 0; card < cards.size(); card++) {
      var width = width(card, getWidth());
      if (isStacked(getWidth())) {
        var height = cards.get(card).prefHeight(width);
        cards.get(card).resizeRelocate(0, at, width, height);
        at += height + GAP;
      } else {
        cards.get(card).resizeRelocate(at, 0, width, getHeight());
        at += width + GAP;
      }
    }
  }
}
