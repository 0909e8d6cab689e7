package outrider.app.diagnosis;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.fx.Icon;
import outrider.core.diagnosis.Cause;
import outrider.core.diagnosis.Days;
import outrider.core.diagnosis.Diagnosis;
import outrider.core.diagnosis.Recovery;

/// Third step: logs, permissions and sync lag on one time axis with the share, and the candidates
/// ranked by how well each explains the fall.
final class LogsPage extends VBox {
  private static final double BAR = 90;

  private final DiagnosisWords text;
  private final DiagnosisViewModel model;
  private boolean asTable;

  LogsPage(DiagnosisWords text, DiagnosisViewModel model) {
    super(12);
    this.text = text;
    this.model = model;
    setMinWidth(0);
  }

  void asTable(boolean wanted) {
    asTable = wanted;
  }

  void show(Shown shown) {
    var diagnosis = shown.diagnosis();
    getChildren().setAll(headline(shown));
    var step = diagnosis.lookedAt().or(() -> diagnosis.steps().stream().findFirst());
    step.ifPresent(each -> getChildren().add(axis(shown, each)));
    getChildren().add(ranking(shown));
  }

  private Node headline(Shown shown) {
    var diagnosis = shown.diagnosis();
    var cause = diagnosis.cause();
    if (cause.isEmpty()) {
      return Parts.headline(
          Icon.INFO, "text-3", text.get("diagnosis.noCause"), text.get("diagnosis.noCauseNote"));
    }
    if (cause.get().kind() == Cause.Kind.UNKNOWN) {
      return Parts.headline(
          Icon.UNKNOWN,
          "warn-text",
          text.get("diagnosis.unknownCause", text.date(cause.get().from())),
          text.get("diagnosis.unknownNote"));
    }
    return Parts.headline(
        Icon.CAUSE,
        "risk-text",
        text.get(
            "diagnosis.causeIs", text.cause(cause.get(), shown), text.weight(cause.get().weight())),
        text.get("diagnosis.causeNote"));
  }

  private Node axis(Shown shown, Diagnosis.Step step) {
    var title = Parts.title(text.get("diagnosis.axisTitle", text.way(step, shown)));
    if (asTable) {
      return Parts.card(title, table(shown, step));
    }
    var chart = new AxisChart(text, week -> openWeek(shown, step, week));
    chart.show(shown, step, Optional.empty());
    return Parts.card(title, chart);
  }

  private void openWeek(Shown shown, Diagnosis.Step step, int week) {
    var monday = shown.diagnosis().weeks().begins(week);
    model.open(
        text.get("diagnosis.weekOf", text.date(monday)),
        step.step() == 1,
        Recovery.rows(
            shown.diagnosis().evidence(), step.step(), new Days(monday, monday + 7), false));
  }

  private Node table(Shown shown, Diagnosis.Step step) {
    var grid =
        Parts.grid(
            List.of(
                text.get("forecast.week"),
                text.way(step, shown),
                text.get("diagnosis.n"),
                text.get("diagnosis.lagMedian"),
                text.get("diagnosis.lagWorst"),
                text.get("diagnosis.lagPeople")));
    var weeks = shown.diagnosis().weeks();
    for (var week = 0; week < weeks.count(); week++) {
      var share = step.byWeek().get(week);
      var lag = shown.diagnosis().lags().get(week);
      Parts.row(
          grid,
          week + 1,
          new Label(text.date(weeks.begins(week))),
          Parts.cell(share.whole() == 0 ? "–" : text.percent(share.value())),
          Parts.cell(text.number(share.whole())),
          Parts.cell(lag.isKnown() ? text.length(lag.medianSeconds()) : "–"),
          Parts.cell(lag.isKnown() ? text.length(lag.worstSeconds()) : "–"),
          Parts.cell(lag.isKnown() ? text.number(lag.people()) : "–"));
    }
    return grid;
  }

  private Node ranking(Shown shown) {
    var list = new VBox(0);
    var rank = 0;
    for (var cause : shown.diagnosis().causes()) {
      var isOut = cause.from() == outrider.core.diagnosis.Arrival.NEVER;
      rank++;
      list.getChildren().add(line(isOut ? 0 : rank, cause, shown));
    }
    return Parts.card(
        Parts.title(text.get("diagnosis.ranking")),
        list,
        Parts.note(text.get("diagnosis.rankingNote")));
  }

  private Node line(int rank, Cause cause, Shown shown) {
    var disc = Parts.styled(new Label(rank == 0 ? "–" : Integer.toString(rank)), "num", "text-2");
    disc.setMinWidth(20);
    var name = Parts.styled(new Label(text.cause(cause, shown)), "bold");
    name.setMinWidth(0);
    var when = Parts.styled(new Label(text.when(cause)), "small", "num", "text-3");
    when.setMinWidth(Region.USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(8, name, when, gap);
    head.setAlignment(Pos.CENTER_LEFT);
    if (rank > 0) {
      head.getChildren().addAll(bar(cause.weight()), weight(cause));
    } else {
      var out = Parts.styled(new Label(text.get("diagnosis.ruledOut")), "small", "text-3");
      out.setMinWidth(Region.USE_PREF_SIZE);
      head.getChildren().add(out);
    }
    var said = new VBox(3, head);
    said.setMinWidth(0);
    HBox.setHgrow(said, Priority.ALWAYS);
    var looked = shown.diagnosis().lookedAt().map(Diagnosis.Step::step).orElse(0);
    if (cause.target() == Cause.Target.STEP
        && cause.step() != looked
        && cause.step() > 0
        && cause.gain() > 0) {
      // What falls elsewhere than where one looks.
      var step = shown.diagnosis().steps().get(cause.step() - 1);
      said.getChildren()
          .add(
              Parts.styled(
                  new Label(text.get("diagnosis.explains", text.way(step, shown))),
                  "small",
                  "text-2"));
    }
    for (var reason : cause.reasons()) {
      var speaks = reason.code().speaksFor();
      var icon = speaks ? Icon.DONE.node(12, "ok-text") : Icon.MINUS.node(12, "text-3");
      var words = Parts.wrapped(new Label(text.reason(reason, shown)));
      words.getStyleClass().addAll("small", speaks ? "text" : "text-2");
      HBox.setHgrow(words, Priority.ALWAYS);
      var line = new HBox(6, icon, words);
      line.setAlignment(Pos.CENTER_LEFT);
      said.getChildren().add(line);
    }
    var row = new HBox(8, disc, said);
    row.getStyleClass().add("diagnosis-cause");
    return row;
  }

  private Node weight(Cause cause) {
    var label = Parts.styled(new Label(text.weight(cause.weight())), "num", "bold");
    label.setMinWidth(44);
    label.setAlignment(Pos.CENTER_RIGHT);
    return label;
  }

  private static Node bar(double weight) {
    var fill = new Region();
    fill.getStyleClass().add("fill");
    var width = Math.max(0, Math.rint(BAR * weight));
    fill.setMinSize(width, 8);
    fill.setMaxSize(width, 8);
    var track = new StackPane(fill);
    track.setAlignment(Pos.CENTER_LEFT);
    track.getStyleClass().add("diagnosis-weight");
    track.setMinSize(BAR, 8);
    track.setMaxSize(BAR, 8);
    return track;
  }
}
