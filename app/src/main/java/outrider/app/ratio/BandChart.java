package outrider.app.ratio;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;
import org.jspecify.annotations.Nullable;
import outrider.core.ratio.Band;

/// A branch's months as points on a line, each before the span that chance explains, with the other
/// branches as thin lines behind. A month of which nothing is said has no span.
final class BandChart extends Pane {
  private static final double HEIGHT = 170;
  private static final double FOOT = 22;
  private static final double HEAD = 26;
  private static final double LEFT = 70;
  private static final double RIGHT = 12;

  /// Another branch.
  private record Other(int line, Polyline drawn) {}

  private final RatioWords text;
  private @Nullable RatioAnswer answer;
  private int line;
  private double least;
  private double most = 1;
  private final List<Region> spans = new ArrayList<>();
  private final List<Region> points = new ArrayList<>();
  private final List<Label> values = new ArrayList<>();
  private final List<Label> months = new ArrayList<>();
  private final List<Other> others = new ArrayList<>();
  private final Polyline own = new Polyline();
  private final Label top = scale();
  private final Label bottom = scale();

  BandChart(RatioWords text) {
    this.text = text;
    getStyleClass().add("ratio-chart");
    own.getStyleClass().add("own");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
  }

  private static Label scale() {
    var label = new Label();
    label.getStyleClass().addAll("small", "num", "text-3");
    return label;
  }

  void show(RatioAnswer shown, int chosen) {
    answer = shown;
    line = chosen;
    spans.clear();
    points.clear();
    values.clear();
    months.clear();
    others.clear();
    least = Double.MAX_VALUE;
    most = -Double.MAX_VALUE;
    for (var other = 0; other < shown.asked().branches().size(); other++) {
      if (other != line && shown.asked().branches().get(other).isLeaf()) {
        var drawn = new Polyline();
        drawn.getStyleClass().add("other");
        others.add(new Other(other, drawn));
        measure(shown, other);
      }
    }
    measure(shown, line);
    for (var month = 0; month < RatioAsked.MONTHS; month++) {
      month(shown, month);
    }
    if (most < least) {
      least = 0;
      most = 1;
    }
    var air = Math.max((most - least) * 0.08, 1e-9);
    least = Math.max(0, least - air);
    most += air;
    var ratio = shown.asked().ratio().shown();
    top.setText(text.value(ratio, most, shown.currency()));
    bottom.setText(text.value(ratio, least, shown.currency()));
    getChildren().setAll(spans);
    others.forEach(other -> getChildren().add(other.drawn()));
    getChildren().add(own);
    getChildren().addAll(points);
    getChildren().addAll(values);
    getChildren().addAll(months);
    getChildren().addAll(top, bottom);
    requestLayout();
  }

  private void measure(RatioAnswer shown, int of) {
    for (var month = 0; month < RatioAsked.MONTHS; month++) {
      var figure = shown.figure(of, month);
      if (figure.isDefined() && figure.n() >= shown.asked().ratio().least()) {
        least = Math.min(least, figure.value());
        most = Math.max(most, figure.value());
      }
    }
  }

  private void month(RatioAnswer shown, int month) {
    var band = band(shown, month);
    var figure = shown.figure(line, month);
    var span = new Region();
    span.getStyleClass().add("span");
    span.setVisible(band.isJudged());
    if (band.isJudged()) {
      least = Math.min(least, band.low());
      most = Math.max(most, band.high());
    }
    var point = new Region();
    point.getStyleClass().add(band.isFlagged() ? "flagged" : "point");
    point.setVisible(figure.isDefined());
    if (figure.isDefined()) {
      least = Math.min(least, figure.value());
      most = Math.max(most, figure.value());
    }
    var why = text.why(shown, line, month);
    Tooltip.install(span, new Tooltip(why));
    Tooltip.install(point, new Tooltip(why));
    var value = new Label(figure.isDefined() ? text.value(shown, figure) : "");
    value.getStyleClass().addAll("small", "num", band.isFlagged() ? "risk-text" : "text-2");
    var name = new Label(text.month(shown.asked().shown().month(month)));
    name.getStyleClass().addAll("small", "text-3");
    spans.add(span);
    points.add(point);
    values.add(value);
    months.add(name);
  }

  /// As it was kept, where it was.
  private Band band(RatioAnswer shown, int month) {
    return shown.flag(line, month).map(flag -> flag.band()).orElse(shown.band(line, month));
  }

  @Override
  protected void layoutChildren() {
    var shown = answer;
    if (shown == null) {
      return;
    }
    var step = (getWidth() - LEFT - RIGHT) / RatioAsked.MONTHS;
    own.getPoints().clear();
    for (var month = 0; month < RatioAsked.MONTHS; month++) {
      var middle = LEFT + step * (month + 0.5);
      var band = band(shown, month);
      var figure = shown.figure(line, month);
      var high = y(band.high());
      spans.get(month).resizeRelocate(middle - 11, high, 22, Math.max(2, y(band.low()) - high));
      var name = months.get(month);
      name.resizeRelocate(
          middle - name.prefWidth(-1) / 2,
          HEIGHT - FOOT + 5,
          name.prefWidth(-1),
          name.prefHeight(-1));
      if (figure.isDefined()) {
        var at = y(figure.value());
        own.getPoints().addAll(middle, at);
        points.get(month).resizeRelocate(middle - 4, at - 4, 8, 8);
        var value = values.get(month);
        var wide = value.prefWidth(-1);
        var tall = value.prefHeight(-1);
        value.resizeRelocate(middle - wide / 2, Math.max(0, at - tall - 6), wide, tall);
      }
    }
    for (var other : others) {
      other.drawn().getPoints().clear();
      for (var month = 0; month < RatioAsked.MONTHS; month++) {
        var figure = shown.figure(other.line(), month);
        if (figure.isDefined() && figure.n() >= shown.asked().ratio().least()) {
          other.drawn().getPoints().addAll(LEFT + step * (month + 0.5), y(figure.value()));
        }
      }
    }
    top.resizeRelocate(0, HEAD - 8, LEFT - 8, top.prefHeight(-1));
    bottom.resizeRelocate(0, HEIGHT - FOOT - 10, LEFT - 8, bottom.prefHeight(-1));
  }

  private double y(double value) {
    return HEAD
        + (HEIGHT - FOOT - HEAD)
            * (1 - Math.clamp((value - least) / Math.max(most - least, 1e-12), 0, 1));
  }
}
