package outrider.app.forecast;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// A quarter on one line of money from nothing on: what is won as a bar, what is expected with its
/// interval beyond it, the baseline and the target as marks. Each mark is named with its figure, so
/// that nothing hangs on a colour.
final class QuarterPicture extends Pane {
  private static final double TOP = 46;
  private static final double BAR = 28;
  private static final double BOTTOM = 46;
  private static final double SIDE = 4;

  /// A mark on the line.
  ///
  /// @param above whether its words stand above the bar or below
  record Mark(String style, String name, String figure, long minor, boolean above) {}

  private final Region track = region("track");
  private final Region won = region("won");
  private final Region interval = region("interval");
  private final List<Region> ticks = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private List<Mark> marks = List.of();
  private long wonMinor;
  private long low;
  private long high;
  private double most = 1;

  QuarterPicture() {
    getStyleClass().add("forecast-picture");
    setMinHeight(TOP + BAR + BOTTOM);
    setPrefHeight(TOP + BAR + BOTTOM);
    getChildren().addAll(track, won, interval);
  }

  /// @param lowMinor and `highMinor`, equal where there is no interval
  void show(long newWon, long lowMinor, long highMinor, List<Mark> shownMarks, String spoken) {
    wonMinor = newWon;
    low = lowMinor;
    high = highMinor;
    marks = shownMarks;
    most =
        Math.max(
            1, 1.08 * Math.max(high, marks.stream().mapToLong(Mark::minor).max().orElse(wonMinor)));
    interval.setVisible(high > low);
    ticks.clear();
    labels.clear();
    for (var mark : marks) {
      ticks.add(region("tick", mark.style()));
      var label = new Label(mark.name() + "  " + mark.figure());
      label
          .getStyleClass()
          .addAll("small", "num", mark.style().equals("expected") ? "bold" : "text-2");
      Tooltip.install(ticks.getLast(), new Tooltip(label.getText()));
      labels.add(label);
    }
    getChildren().setAll(track, won, interval);
    getChildren().addAll(ticks);
    getChildren().addAll(labels);
    setAccessibleText(spoken);
    requestLayout();
  }

  private static Region region(String... styles) {
    var region = new Region();
    region.getStyleClass().addAll(styles);
    region.setMouseTransparent(false);
    return region;
  }

  @Override
  protected void layoutChildren() {
    var width = getWidth() - 2 * SIDE;
    track.resizeRelocate(SIDE, TOP, width, BAR);
    won.resizeRelocate(SIDE, TOP, x(wonMinor, width), BAR);
    interval.resizeRelocate(
        SIDE + x(low, width), TOP + 6, Math.max(2, x(high, width) - x(low, width)), BAR - 12);
    placeMarks(width, true);
    placeMarks(width, false);
  }

  /// Words that would lie on one another stand in two lines.
  private void placeMarks(double width, boolean above) {
    var ends = new double[] {-1, -1};
    var order = new ArrayList<Integer>();
    for (var index = 0; index < marks.size(); index++) {
      if (marks.get(index).above() == above) {
        order.add(index);
      }
    }
    order.sort((one, other) -> Long.compare(marks.get(one).minor(), marks.get(other).minor()));
    for (var index : order) {
      var at = SIDE + x(marks.get(index).minor(), width);
      ticks.get(index).resizeRelocate(at - 1, above ? TOP - 6 : TOP, 2, above ? BAR + 6 : BAR + 6);
      var label = labels.get(index);
      var wide = label.prefWidth(-1);
      var left = Math.clamp(at - wide / 2, SIDE, Math.max(SIDE, SIDE + width - wide));
      var line = left > ends[0] ? 0 : 1;
      ends[line] = left + wide + 12;
      var high = label.prefHeight(-1);
      var top = above ? TOP - 8 - high - line * high : TOP + BAR + 8 + line * high;
      label.resizeRelocate(left, top, wide, high);
      positionInArea(label, left, top, wide, high, 0, javafx.geometry.HPos.LEFT, VPos.CENTER);
    }
  }

  private double x(long minor, double width) {
    return Math.clamp(minor / most, 0, 1) * width;
  }
}
