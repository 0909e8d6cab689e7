package outrider.app.forecast;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import outrider.core.forecast.KeptForecast;

/// What was said of a quarter week by week: each week's interval as a bar with what was expected on
/// it, and across them what came.
final class KeptPicture extends Pane {
  private static final double HEIGHT = 150;
  private static final double FOOT = 22;
  private static final double HEAD = 18;
  private static final double LEFT = 150;
  private static final double RIGHT = 4;

  /// So much of the range is left free below and above.
  private static final double AIR = 0.15;

  private final ForecastWords text;
  private final Region came = new Region();
  private final Label cameName = new Label();
  private final List<Region> bars = new ArrayList<>();
  private final List<Region> points = new ArrayList<>();
  private final List<Label> weeks = new ArrayList<>();
  private List<KeptForecast> kept = List.of();
  private long cameMinor;
  private double bottom;
  private double most = 1;

  KeptPicture(ForecastWords text) {
    this.text = text;
    getStyleClass().add("forecast-weeks");
    came.getStyleClass().add("came");
    cameName.getStyleClass().addAll("small", "num", "bold");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
  }

  void show(ForecastAnswer shown, String cameWords) {
    kept = shown.kept();
    cameMinor = shown.cameMinor();
    cameName.setText(cameWords);
    most = Math.max(1, cameMinor);
    var least = cameMinor;
    bars.clear();
    points.clear();
    weeks.clear();
    for (var week : kept) {
      var high = week.highMinor().orElse(week.expectedMinor());
      most = Math.max(most, high);
      least = Math.min(least, week.lowMinor().orElse(week.expectedMinor()));
      var bar = new Region();
      bar.getStyleClass().add("interval");
      bar.setVisible(week.lowMinor().isPresent());
      var point = new Region();
      point.getStyleClass().add("expected");
      var said =
          text.date(week.week())
              + " · "
              + text.money(week.expectedMinor(), shown)
              + (week.lowMinor().isPresent()
                  ? " · " + text.interval(week.lowMinor().getAsLong(), high, shown)
                  : "");
      Tooltip.install(bar, new Tooltip(said));
      Tooltip.install(point, new Tooltip(said));
      var name = new Label(text.date(week.week()));
      name.getStyleClass().addAll("small", "num", "text-3");
      bars.add(bar);
      points.add(point);
      weeks.add(name);
    }
    var air = AIR * Math.max(1, most - least);
    most += air;
    bottom = Math.max(0, least - air);
    getChildren().setAll(bars);
    getChildren().addAll(points);
    getChildren().addAll(weeks);
    getChildren().addAll(came, cameName);
    requestLayout();
  }

  /// Where the line of money begins: not at nothing, or weeks would hardly differ.
  long bottomMinor() {
    return Math.round(bottom);
  }

  @Override
  protected void layoutChildren() {
    if (kept.isEmpty()) {
      return;
    }
    var width = getWidth() - LEFT - RIGHT;
    var step = width / kept.size();
    // As many names as there is room for.
    var every = (int) Math.max(1, Math.ceil(70 / step));
    for (var index = 0; index < kept.size(); index++) {
      var week = kept.get(index);
      var middle = LEFT + step * (index + 0.5);
      var low = y(week.lowMinor().orElse(week.expectedMinor()));
      var high = y(week.highMinor().orElse(week.expectedMinor()));
      bars.get(index).resizeRelocate(middle - 5, high, 10, Math.max(2, low - high));
      points.get(index).resizeRelocate(middle - 8, y(week.expectedMinor()) - 1.5, 16, 3);
      var name = weeks.get(index);
      name.setVisible(index % every == 0);
      var wide = name.prefWidth(-1);
      name.resizeRelocate(
          Math.clamp(middle - wide / 2, LEFT, Math.max(LEFT, LEFT + width - wide)),
          HEIGHT - FOOT + 4,
          wide,
          name.prefHeight(-1));
    }
    came.resizeRelocate(LEFT, y(cameMinor) - 1, width, 2);
    var high = cameName.prefHeight(-1);
    cameName.resizeRelocate(0, y(cameMinor) - high / 2, LEFT - 8, high);
  }

  private double y(long minor) {
    return HEAD
        + (HEIGHT - FOOT - HEAD) * (1 - Math.clamp((minor - bottom) / (most - bottom), 0, 1));
  }
}
