package outrider.app.forecast;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import outrider.core.forecast.DealPast;
import outrider.core.forecast.Verdict;

/// The figures above the picture, in one row or in two; each opens its deals and says on hover how
/// it is counted.
final class ForecastFigures extends Pane {
  private static final double ONE_ROW_FROM = 960;

  /// An interval is two amounts, and takes more room than one.
  private static final double[] SHARES = {0.15, 0.16, 0.23, 0.17, 0.14, 0.15};

  private final ForecastWords text;
  private final ForecastViewModel model;
  private final BiConsumer<String, List<DealPast>> open;

  ForecastFigures(
      ForecastWords text, ForecastViewModel model, BiConsumer<String, List<DealPast>> open) {
    this.text = text;
    this.model = model;
    this.open = open;
    getStyleClass().addAll("card", "forecast-figures");
    setMinWidth(0);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private static int inARow(double width) {
    return width >= ONE_ROW_FROM ? SHARES.length : SHARES.length / 2;
  }

  private double rowHeight() {
    return getManagedChildren().stream()
        .mapToDouble(figure -> snapSizeY(figure.prefHeight(-1)))
        .max()
        .orElse(0);
  }

  @Override
  protected double computePrefHeight(double width) {
    var rows = SHARES.length / inARow(width < 0 ? ONE_ROW_FROM : width);
    return snappedTopInset() + rows * rowHeight() + snappedBottomInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    var inARow = inARow(getWidth());
    var room = getWidth() - snappedLeftInset() - snappedRightInset();
    var height = rowHeight();
    var x = snappedLeftInset();
    for (var index = 0; index < getManagedChildren().size(); index++) {
      if (index % inARow == 0) {
        x = snappedLeftInset();
      }
      var share = inARow == SHARES.length ? SHARES[index] : 1.0 / inARow;
      var width = Math.floor(room * share);
      getManagedChildren()
          .get(index)
          .resizeRelocate(
              snapPositionX(x), snappedTopInset() + index / inARow * height, width, height);
      x += width;
    }
  }

  void show(ForecastAnswer shown) {
    var forecast = shown.forecast();
    var said = forecast.shown();
    var won = model.won(shown);
    var open = model.open(shown);
    var stale = model.stale(shown);
    getChildren()
        .setAll(
            figure(
                "forecast.won",
                text.money(forecast.wonMinor(), shown),
                text.get("forecast.deals", won.size()),
                won),
            figure(
                "forecast.expected",
                said.map(each -> text.money(each.expectedMinor(), shown)).orElse("–"),
                forecast.verdict() == Verdict.THIN
                    ? text.get("forecast.thin")
                    : text.get("forecast.by", text.shownMethod(forecast)),
                open),
            figure(
                "forecast.interval",
                said.filter(each -> forecast.hasInterval())
                    .map(each -> text.interval(each.lowMinor(), each.highMinor(), shown))
                    .orElse("–"),
                text.get("forecast.intervalNote"),
                open),
            figure(
                "forecast.chance",
                chance(shown),
                shown.targetMinor() == 0
                    ? text.get("review.noTarget")
                    : text.get("forecast.ofTarget", text.money(shown.targetMinor(), shown)),
                open),
            figure("forecast.open", text.number(open.size()), text.get("forecast.openNote"), open),
            figure(
                "forecast.stale",
                text.number(stale.size()),
                forecast.longestCycle() < 0
                    ? text.get("forecast.staleUnknown")
                    : text.get("forecast.staleNote", forecast.longestCycle()),
                stale));
  }

  private String chance(ForecastAnswer shown) {
    if (shown.targetMinor() == 0) {
      return "–";
    }
    var chance = shown.forecast().chanceOf(shown.targetMinor());
    return chance.isEmpty() ? "–" : text.percent(chance.getAsDouble());
  }

  private Button figure(String key, String value, String shownNote, List<DealPast> deals) {
    var name = text.get(key);
    var head = new Label(name);
    head.getStyleClass().addAll("small", "text-2");
    var number = new Label(value);
    number.getStyleClass().addAll("title", "num");
    var note = new Label(shownNote);
    note.getStyleClass().addAll("small", "num", "text-3");
    var box = new VBox(head, number, note);
    box.setAlignment(Pos.CENTER_LEFT);
    var button = new Button();
    button.setGraphic(box);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().setAll("forecast-figure");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER_LEFT);
    button.setAccessibleText(name + " " + value + " " + shownNote);
    var help = text.get("forecast.help." + key.substring(key.indexOf('.') + 1));
    button.setAccessibleHelp(help);
    var tooltip = new Tooltip(help);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(360);
    button.setTooltip(tooltip);
    button.setOnAction(press -> open.accept(name, deals));
    return button;
  }
}
