package outrider.app.response;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import outrider.app.shell.Workspace;
import outrider.core.response.ResponseTimes;
import outrider.core.response.ResponseTimes.Percentile;

/// The figures above the picture; each opens its leads.
final class ResponseFigures extends TilePane {
  /// Below this width the figures stand in two rows.
  private static final double ONE_ROW_FROM = 1000;

  private static final int COUNT = 8;

  private final Workspace space;
  private final ResponseWords words;
  private final BiConsumer<String, List<WaitedLead>> open;

  ResponseFigures(Workspace space, ResponseWords words, BiConsumer<String, List<WaitedLead>> open) {
    this.space = space;
    this.words = words;
    this.open = open;
    getStyleClass().addAll("card", "response-figures");
    setPrefColumns(COUNT);
    widthProperty()
        .subscribe(width -> {
          var columns = width.doubleValue() >= ONE_ROW_FROM ? COUNT : COUNT / 2;
          setPrefTileWidth(Math.max(80, Math.floor((width.doubleValue() - 4) / columns)));
        });
  }

  void show(ResponseReport report) {
    getChildren()
        .setAll(
            figure("response.leads", report, side -> number(side.times().leads()), Side::leads),
            figure(
                "response.waiting",
                report,
                side -> number(side.times().waiting()),
                side -> side.waited(-1, Long.MAX_VALUE, lead -> !lead.isAnswered())),
            figure(
                "response.p50",
                report,
                side -> words.percentile(side, 50),
                side -> above(side, 50)),
            figure(
                "response.p90",
                report,
                side -> words.percentile(side, 90),
                side -> above(side, 90)),
            figure(
                "response.atOnce",
                report,
                side -> words.share(side, side.times().within(ResponseTimes.AT_ONCE)),
                side -> within(side, ResponseTimes.AT_ONCE.toMillis())),
            figure(
                "response.soon",
                report,
                side -> words.share(side, side.times().within(ResponseTimes.SOON)),
                side -> within(side, ResponseTimes.SOON.toMillis())),
            figure(
                "response.late",
                report,
                side -> words.share(side, side.times().over(ResponseTimes.LATE)),
                side -> side.waited(ResponseTimes.LATE.toMillis(), Long.MAX_VALUE, lead -> true)),
            figure("response.followed", report, words::followed, Side::contacted));
  }

  private static List<WaitedLead> within(Side side, long millis) {
    return side.waited(-1, millis, WaitedLead::isAnswered);
  }

  /// Those that waited at least so long.
  private static List<WaitedLead> above(Side side, int percent) {
    Optional<Percentile> percentile = side.times().percentile(percent);
    return percentile
        .map(it -> side.waited(it.millis() - 1, Long.MAX_VALUE, lead -> true))
        .orElseGet(side::leads);
  }

  private Button figure(
      String wordKey,
      ResponseReport report,
      Function<Side, String> value,
      Function<Side, List<WaitedLead>> leads) {
    var name = space.words().get(wordKey);
    var head = new Label(name);
    head.getStyleClass().addAll("small", "text-2");
    var number = new Label(value.apply(report.now()));
    number.getStyleClass().addAll("title", "num");
    var note = new Label(note(wordKey, report, value));
    note.getStyleClass().addAll("small", "num", "text-3");
    var box = new VBox(head, number, note);
    box.setAlignment(Pos.CENTER_LEFT);
    var button = new Button();
    button.setGraphic(box);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().setAll("response-figure");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER_LEFT);
    button.setAccessibleText(name + " " + number.getText() + " " + note.getText());
    button.setOnAction(press -> open.accept(name, leads.apply(report.now())));
    return button;
  }

  /// What it was before the change, or else of how many.
  private String note(String wordKey, ResponseReport report, Function<Side, String> value) {
    var all = space.words();
    if (report.before().isPresent()) {
      return all.get("response.was", value.apply(report.before().get()));
    }
    return switch (wordKey) {
      case "response.followed" ->
          all.get("response.of", report.now().followed().size(), report.now().contacted().size());
      case "response.leads" ->
          report.now().times().isFew()
              ? all.get("response.few")
              : all.get("response.dropped", report.now().dropped().size());
      default -> all.get("response.n", report.now().times().leads());
    };
  }

  private String number(int count) {
    return space.words().amounts().number(count);
  }
}
