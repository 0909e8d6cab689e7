package outrider.app.forecast;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import outrider.core.forecast.DealPast;
import outrider.core.forecast.Verdict;

/// The figures above the picture; each opens its deals and says on hover how it is counted.
final class ForecastFigures extends FlowPane {
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
    widthProperty().subscribe(width -> divide());
  }

  private void divide() {
    var room = getWidth() - 6;
    setPrefWrapLength(Math.max(100, room));
    for (var index = 0; index < getChildren().size(); index++) {
      if (getChildren().get(index) instanceof Button figure) {
        var share = room >= ONE_ROW_FROM ? SHARES[index] : 1.0 / 3;
        figure.setPrefWidth(Math.max(80, Math.floor(room * share)));
      }
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
    divide();
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
