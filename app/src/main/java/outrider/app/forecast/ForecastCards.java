package outrider.app.forecast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.change.ChangeMarks;
import outrider.core.forecast.Method;
import outrider.core.quota.Quarter;

/// What stands below the figures: the quarter as a picture with a table behind it, how far each
/// method was off in the quarters that are over, and what was said week by week beside what came.
final class ForecastCards extends VBox {
  private final ForecastWords text;
  private final ForecastViewModel model;
  private final QuarterPicture picture = new QuarterPicture();
  private final FigureTable parts;
  private final FigureTable trials;
  private final KeptPicture weeks;
  private final FigureTable weekTable;
  private final StackPane drawn = new StackPane();
  private final StackPane drawnWeeks = new StackPane();
  private final Label quarterTitle = new Label();
  private final Label verdict = new Label();
  private final Label leftOut = new Label();
  private final Label weeksNote = new Label();
  private final ChangeMarks changes;
  private final VBox trialCard;
  private final VBox weekCard;

  /// @param form chooses between picture and table
  /// @param changes stands below the weeks
  ForecastCards(ForecastWords text, ForecastViewModel model, Node form, ChangeMarks changes) {
    super(12);
    this.changes = changes;
    this.text = text;
    this.model = model;
    parts = new FigureTable(text.get("forecast.quarterTitle", ""));
    trials = new FigureTable(text.get("forecast.trials"));
    weeks = new KeptPicture(text);
    weekTable = new FigureTable(text.get("forecast.weeks"));
    for (var label : List.of(verdict, leftOut, weeksNote)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    verdict.getStyleClass().add("text-2");
    leftOut.getStyleClass().addAll("small", "text-3");
    weeksNote.getStyleClass().addAll("small", "text-3");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    quarterTitle.getStyleClass().add("subheading");
    var head = new HBox(12, quarterTitle, gap, form);
    head.setAlignment(Pos.CENTER_LEFT);
    trialCard = card(title("forecast.trials"), note("forecast.trialsNote"), trials);
    weekCard = card(title("forecast.weeks"), drawnWeeks, changes, weeksNote);
    getChildren().addAll(card(head, verdict, drawn, leftOut), trialCard, weekCard);
  }

  private Label title(String key) {
    var title = new Label(text.get(key));
    title.getStyleClass().add("subheading");
    return title;
  }

  private Label note(String key) {
    var note = new Label(text.get(key));
    note.getStyleClass().addAll("small", "text-3");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    return note;
  }

  private static VBox card(Node... nodes) {
    var card = new VBox(8, nodes);
    card.getStyleClass().addAll("card", "forecast-card");
    return card;
  }

  void draw(boolean asTable) {
    drawn.getChildren().setAll(asTable ? parts : picture);
    drawnWeeks.getChildren().setAll(asTable ? weekTable : weeks);
  }

  void show(ForecastAnswer shown) {
    quarterTitle.setText(text.get("forecast.quarterTitle", text.quarter(shown.asked().quarter())));
    verdict.setText(text.verdict(shown));
    var without = String.join(" ", text.leftOut(shown));
    leftOut.setText(without);
    leftOut.setVisible(!without.isEmpty());
    leftOut.setManaged(!without.isEmpty());
    showPicture(shown);
    showParts(shown);
    showTrials(shown);
    showWeeks(shown);
  }

  private void showPicture(ForecastAnswer shown) {
    var forecast = shown.forecast();
    var marks = new ArrayList<QuarterPicture.Mark>();
    marks.add(mark("won-mark", "forecast.won", forecast.wonMinor(), shown, false));
    var said = forecast.shown();
    said.ifPresent(each ->
        marks.add(mark("expected", "forecast.expected", each.expectedMinor(), shown, true)));
    if (forecast.verdict() == outrider.core.forecast.Verdict.MODEL) {
      forecast
          .repeat()
          .ifPresent(each ->
              marks.add(
                  mark("baseline", "forecast.method.repeat", each.expectedMinor(), shown, false)));
    } else if (said.isPresent()) {
      forecast
          .model()
          .ifPresent(each ->
              marks.add(
                  mark("baseline", "forecast.method.model", each.expectedMinor(), shown, false)));
    }
    if (shown.targetMinor() > 0) {
      marks.add(mark("target", "forecast.target", shown.targetMinor(), shown, true));
    }
    var low = said.filter(each -> forecast.hasInterval()).map(each -> each.lowMinor()).orElse(0L);
    var high = said.filter(each -> forecast.hasInterval()).map(each -> each.highMinor()).orElse(0L);
    var spoken = new ArrayList<String>();
    marks.forEach(mark -> spoken.add(mark.name() + " " + mark.figure()));
    if (high > low) {
      spoken.add(text.get("forecast.interval") + " " + text.interval(low, high, shown));
    }
    picture.show(forecast.wonMinor(), low, high, marks, String.join(", ", spoken));
    var hasAny = marks.stream().anyMatch(mark -> mark.minor() > 0);
    picture.setVisible(hasAny);
    picture.setManaged(hasAny);
  }

  private QuarterPicture.Mark mark(
      String style, String key, long minor, ForecastAnswer shown, boolean above) {
    return new QuarterPicture.Mark(style, text.get(key), text.money(minor, shown), minor, above);
  }

  private void showParts(ForecastAnswer shown) {
    var forecast = shown.forecast();
    var lines = new ArrayList<FigureTable.Line>();
    lines.add(
        new FigureTable.Line(
            text.get("forecast.won"),
            List.of(text.exactly(forecast.wonMinor(), shown), "", ""),
            () -> model.open(text.get("forecast.won"), model.won(shown)),
            false));
    forecast
        .model()
        .ifPresent(said -> {
          lines.add(
              line(
                  "forecast.fromOpen",
                  forecast.openMinor(),
                  shown,
                  () -> model.open(text.get("forecast.fromOpen"), model.open(shown))));
          lines.add(line("forecast.fromNew", forecast.newMinor(), shown, null));
          lines.add(
              said(Method.MODEL, said.expectedMinor(), said.lowMinor(), said.highMinor(), shown));
        });
    forecast
        .repeat()
        .ifPresent(said ->
            lines.add(
                said(
                    Method.REPEAT,
                    said.expectedMinor(),
                    said.lowMinor(),
                    said.highMinor(),
                    shown)));
    lines.add(line("forecast.method.weighted", forecast.weightedMinor(), shown, null));
    if (shown.targetMinor() > 0) {
      lines.add(line("forecast.target", shown.targetMinor(), shown, null));
    }
    parts.show(
        List.of(
            "",
            text.get("forecast.amount"),
            text.get("forecast.interval"),
            text.get("forecast.off")),
        lines);
  }

  private FigureTable.Line line(
      String key,
      long minor,
      ForecastAnswer shown,
      @org.jspecify.annotations.Nullable Runnable opens) {
    return new FigureTable.Line(
        text.get(key), List.of(text.money(minor, shown), "", ""), opens, false);
  }

  private FigureTable.Line said(
      Method method, long expected, long low, long high, ForecastAnswer shown) {
    var forecast = shown.forecast();
    var isShown =
        forecast.verdict() == outrider.core.forecast.Verdict.MODEL
            ? method == Method.MODEL
            : method == Method.REPEAT;
    return new FigureTable.Line(
        text.method(method),
        List.of(
            text.money(expected, shown),
            forecast.trials().size() < 2 ? "–" : text.interval(low, high, shown),
            text.error(forecast.error(method))),
        null,
        isShown);
  }

  private void showTrials(ForecastAnswer shown) {
    var forecast = shown.forecast();
    trialCard.setVisible(!forecast.trials().isEmpty());
    trialCard.setManaged(trialCard.isVisible());
    var heads = new ArrayList<String>();
    heads.add(text.get("forecast.trialSpan"));
    heads.add(text.get("forecast.came"));
    for (var method : Method.values()) {
      heads.add(text.method(method));
    }
    var lines = new ArrayList<FigureTable.Line>();
    for (var trial : forecast.trials()) {
      var cells = new ArrayList<String>();
      cells.add(text.money(trial.actualMinor(), shown));
      for (var method : Method.values()) {
        cells.add(text.trial(trial, method, shown));
      }
      var name = text.span(trial.quarter());
      lines.add(
          new FigureTable.Line(
              name, cells, () -> model.open(name, model.wonIn(shown, trial.quarter())), false));
    }
    var average = new ArrayList<String>();
    average.add("");
    for (var method : Method.values()) {
      average.add(text.error(forecast.error(method)));
    }
    lines.add(
        new FigureTable.Line(
            text.get("forecast.average", forecast.trials().size()), average, null, true));
    trials.show(heads, lines);
  }

  /// What was changed from the first week that was kept to the end of the last.
  private void showChanges(ForecastAnswer shown) {
    if (shown.kept().isEmpty()) {
      changes.show(0, 0);
      return;
    }
    var day = Duration.ofDays(1).toMillis();
    changes.show(shown.kept().getFirst().week() * day, (shown.kept().getLast().week() + 7) * day);
  }

  private void showWeeks(ForecastAnswer shown) {
    var isTeams = shown.asked().person().isEmpty();
    weekCard.setVisible(isTeams);
    weekCard.setManaged(isTeams);
    var isOver =
        shown.asked().quarter().plus(1).equals(Quarter.of(model.today()))
            || shown.asked().quarter().last().isBefore(model.today());
    var came = text.get(isOver ? "forecast.came" : "forecast.cameSoFar");
    weeks.setVisible(!shown.kept().isEmpty());
    weeks.setManaged(!shown.kept().isEmpty());
    weeks.show(shown, came + "  " + text.money(shown.cameMinor(), shown));
    showChanges(shown);
    weeksNote.setText(
        shown.kept().isEmpty()
            ? text.get("forecast.noWeeks")
            : text.get("forecast.weeksNote", text.money(weeks.bottomMinor(), shown)));
    var lines = new ArrayList<FigureTable.Line>();
    for (var kept : shown.kept().reversed()) {
      var off =
          isOver && shown.cameMinor() > 0
              ? text.signed((double) (kept.expectedMinor() - shown.cameMinor()) / shown.cameMinor())
              : "–";
      lines.add(
          new FigureTable.Line(
              text.date(kept.week()),
              List.of(
                  text.money(kept.wonMinor(), shown),
                  text.money(kept.expectedMinor(), shown),
                  kept.lowMinor().isPresent() && kept.highMinor().isPresent()
                      ? text.interval(
                          kept.lowMinor().getAsLong(), kept.highMinor().getAsLong(), shown)
                      : "–",
                  text.keptMethod(kept),
                  text.money(shown.cameMinor(), shown),
                  off),
              null,
              false));
    }
    weekTable.show(
        List.of(
            text.get("forecast.week"),
            text.get("forecast.wonThen"),
            text.get("forecast.expected"),
            text.get("forecast.interval"),
            text.get("forecast.saidBy"),
            came,
            text.get("forecast.off")),
        lines);
  }
}
