package outrider.app.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import outrider.core.experiment.Reading;

/// The share of each variant as a point on its interval, on one line from none to the most.
final class IntervalPicture extends Pane {
  private static final double ROW = 34;
  private static final double LEFT = 160;
  private static final double RIGHT = 190;
  private static final double FOOT = 22;

  private final ExperimentWords text;
  private final List<Label> names = new ArrayList<>();
  private final List<Region> tracks = new ArrayList<>();
  private final List<Region> bars = new ArrayList<>();
  private final List<Region> points = new ArrayList<>();
  private final List<Label> said = new ArrayList<>();
  private final Label begins = new Label();
  private final Label ends = new Label();
  private List<Reading.Interval> intervals = List.of();
  private double most = 1;

  IntervalPicture(ExperimentWords text) {
    this.text = text;
    getStyleClass().add("experiment-picture");
    begins.getStyleClass().addAll("small", "num", "text-3");
    ends.getStyleClass().addAll("small", "num", "text-3");
  }

  /// @param titles of the variants, in order
  void show(List<String> titles, List<Reading.Interval> fresh, OptionalInt winner) {
    intervals = fresh;
    var high = fresh.stream().mapToDouble(Reading.Interval::high).max().orElse(1);
    most = Math.clamp(Math.ceil(high * 20) / 20, 0.05, 1);
    List.of(names, tracks, bars, points, said).forEach(List::clear);
    for (var index = 0; index < fresh.size(); index++) {
      var each = fresh.get(index);
      var wins = winner.isPresent() && winner.getAsInt() == index;
      var name = label(titles.get(index), "text-2");
      var words =
          text.get(
              "experiment.interval",
              text.share(each.share()),
              text.share(each.low()),
              text.share(each.high()));
      name.setTooltip(new Tooltip(titles.get(index)));
      names.add(name);
      tracks.add(region("track"));
      var bar = region("interval");
      Tooltip.install(bar, new Tooltip(titles.get(index) + "  " + words));
      bars.add(bar);
      points.add(region(wins ? "winner" : "share"));
      said.add(label(words, "num"));
      if (wins) {
        name.getStyleClass().add("bold");
        said.getLast().getStyleClass().add("bold");
      }
    }
    begins.setText(text.share(0));
    ends.setText(text.share(most));
    getChildren().setAll(tracks);
    getChildren().addAll(bars);
    getChildren().addAll(points);
    getChildren().addAll(names);
    getChildren().addAll(said);
    getChildren().addAll(begins, ends);
    setMinHeight(ROW * fresh.size() + FOOT);
    setPrefHeight(ROW * fresh.size() + FOOT);
    requestLayout();
  }

  private static Label label(String words, String style) {
    var label = new Label(words);
    label.getStyleClass().addAll("small", style);
    return label;
  }

  private static Region region(String style) {
    var region = new Region();
    region.getStyleClass().add(style);
    return region;
  }

  @Override
  protected void layoutChildren() {
    var width = Math.max(40, getWidth() - LEFT - RIGHT);
    for (var index = 0; index < intervals.size(); index++) {
      var each = intervals.get(index);
      var middle = ROW * index + ROW / 2;
      var low = LEFT + width * each.low() / most;
      var high = LEFT + width * Math.min(1, each.high() / most);
      tracks.get(index).resizeRelocate(LEFT, middle - 5, width, 10);
      bars.get(index).resizeRelocate(low, middle - 5, Math.max(2, high - low), 10);
      points
          .get(index)
          .resizeRelocate(LEFT + width * Math.min(1, each.share() / most) - 2, middle - 9, 4, 18);
      var name = names.get(index);
      var tall = name.prefHeight(-1);
      name.resizeRelocate(0, middle - tall / 2, LEFT - 12, tall);
      var words = said.get(index);
      words.resizeRelocate(LEFT + width + 10, middle - tall / 2, RIGHT - 10, tall);
    }
    var foot = ROW * intervals.size() + 2;
    begins.resizeRelocate(LEFT, foot, 60, begins.prefHeight(-1));
    var wide = ends.prefWidth(-1);
    ends.resizeRelocate(LEFT + width - wide, foot, wide, ends.prefHeight(-1));
  }
}
