package outrider.app.diagnosis;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.fx.Icon;
import outrider.core.board.Share;
import outrider.core.diagnosis.Arrival;
import outrider.core.diagnosis.Days;
import outrider.core.diagnosis.Decomposition;
import outrider.core.diagnosis.Diagnosis;
import outrider.core.diagnosis.Factor;
import outrider.core.diagnosis.Recovery;

/// First step: what the change of revenue is made of, and which step of the funnel fell beyond
/// chance.
final class FunnelPage extends VBox {
  private static final double BAR = 150;

  private final DiagnosisWords text;
  private final DiagnosisViewModel model;

  FunnelPage(DiagnosisWords text, DiagnosisViewModel model) {
    super(12);
    this.text = text;
    this.model = model;
    setMinWidth(0);
  }

  void show(Shown shown) {
    var diagnosis = shown.diagnosis();
    getChildren().setAll(headline(shown), decomposition(shown), funnel(shown, diagnosis));
  }

  private Node headline(Shown shown) {
    var diagnosis = shown.diagnosis();
    return diagnosis
        .mainStep()
        .map(step ->
            Parts.headline(
                Icon.CAUSE,
                "risk-text",
                text.get(
                    "diagnosis.funnel.fell",
                    text.way(step, shown),
                    text.percent(step.change().before().value()),
                    text.percent(step.change().after().value())),
                text.get(
                    "diagnosis.funnel.since",
                    text.date(diagnosis.beganOn().orElse(0)),
                    text.p(step.since().orElseThrow().p()),
                    text.date(diagnosis.weeks().begins(step.since().orElseThrow().earliest())),
                    text.date(diagnosis.weeks().begins(step.since().orElseThrow().latest()) + 6))))
        .orElseGet(() ->
            Parts.headline(
                Icon.INFO,
                "text-3",
                text.get(
                    diagnosis.cause().isPresent()
                        ? "diagnosis.funnel.noneButCause"
                        : "diagnosis.funnel.none"),
                text.get("diagnosis.funnel.noneNote")));
  }

  private Node decomposition(Shown shown) {
    var found = shown.diagnosis().decomposition();
    var evidence = shown.diagnosis().evidence();
    var title =
        Parts.title(
            text.get(
                "diagnosis.revenue",
                text.money(found.before().revenueMinor(), shown),
                text.money(found.now().revenueMinor(), shown),
                text.signedPercent(found.change())));
    var times =
        text.get(
            "diagnosis.times",
            text.date(evidence.before().from()),
            text.date(evidence.before().to() - 1),
            text.date(evidence.now().from()),
            text.date(evidence.now().to() - 1));
    if (found.isThin()) {
      return Parts.card(
          title,
          Parts.note(times),
          Parts.wrapped(
              new Label(
                  text.get(
                      "diagnosis.thin",
                      found.before().wins(),
                      found.now().wins(),
                      Decomposition.WINS_MIN))));
    }
    if (found.isNoChange()) {
      return Parts.card(title, Parts.note(times), new Label(text.get("diagnosis.noChange")));
    }
    var grid =
        Parts.grid(
            List.of(
                text.get("diagnosis.factor"),
                text.get("diagnosis.before"),
                text.get("diagnosis.now"),
                "",
                text.get("diagnosis.adds"),
                text.get("diagnosis.share")));
    var most = found.parts().values().stream().mapToLong(Math::abs).max().orElse(1);
    var row = 1;
    for (var factor : Factor.values()) {
      var part = found.parts().getOrDefault(factor, 0L);
      Parts.row(
          grid,
          row,
          new Label(text.factor(factor)),
          value(factor, found.before(), evidence.before(), shown),
          value(factor, found.now(), evidence.now(), shown),
          bar(part, most),
          Parts.cell(text.signedMoney(part, shown), "bold"),
          Parts.cell(
              text.signedPercent(found.permille().getOrDefault(factor, 0) / 1_000.0)
                  .replace("+", "")));
      row++;
    }
    Parts.row(
        grid,
        row,
        Parts.styled(new Label(text.get("diagnosis.sum")), "bold"),
        wins(found.before(), evidence.before(), shown),
        wins(found.now(), evidence.now(), shown),
        new Region(),
        Parts.cell(text.signedMoney(found.changeMinor(), shown), "bold"),
        Parts.cell(text.percent(1), "bold"));
    return Parts.card(
        title,
        Parts.note(times),
        grid,
        Parts.note(
            text.get(
                "diagnosis.factorNote",
                found.days(),
                found.before().cycleDays(),
                found.now().cycleDays())));
  }

  private Node value(Factor factor, Decomposition.Side side, Days days, Shown shown) {
    var said = text.factorValue(factor, side.value(factor), shown);
    var evidence = shown.diagnosis().evidence();
    var title = text.factor(factor) + " " + said;
    return switch (factor) {
      case LEADS ->
          Parts.figure(
              said,
              title,
              () ->
                  model.open(
                      title,
                      true,
                      evidence.arrivals().stream()
                          .filter(each -> days.has(each.cameOn()))
                          .toList()));
      case CONVERSION ->
          Parts.figure(
              said,
              title + ", " + text.of(side.converted()),
              () ->
                  model.open(
                      title,
                      false,
                      evidence.arrivals().stream()
                          .filter(each -> days.has(each.cameOn()) && each.won())
                          .toList()));
      case SIZE, CYCLE -> Parts.cell(said);
    };
  }

  private Node wins(Decomposition.Side side, Days days, Shown shown) {
    var said = text.money(side.revenueMinor(), shown);
    var title = text.get("diagnosis.wins", side.wins());
    return Parts.figure(
        said,
        title + " " + said,
        () ->
            model.open(
                title,
                false,
                shown.diagnosis().evidence().arrivals().stream()
                    .filter(
                        each -> each.won() && each.amountMinor() > 0 && days.has(each.closedOn()))
                    .toList()),
        "bold");
  }

  /// To the left what takes away, to the right what adds.
  private static Node bar(long part, long most) {
    var width = Math.max(2, BAR / 2 * Math.abs(part) / Math.max(1, most));
    var bar = new Region();
    bar.getStyleClass().addAll("diagnosis-bar", part < 0 ? "less" : "more");
    bar.setMinSize(width, 12);
    bar.setPrefSize(width, 12);
    bar.setMaxSize(width, 12);
    bar.setTranslateX(part < 0 ? -width / 2 : width / 2);
    var axis = new Region();
    axis.getStyleClass().add("diagnosis-axis");
    axis.setMinSize(1, 20);
    axis.setMaxSize(1, 20);
    var pane = new StackPane(bar, axis);
    pane.setMinWidth(BAR);
    pane.setPrefWidth(BAR);
    pane.setMaxWidth(BAR);
    return pane;
  }

  private Node funnel(Shown shown, Diagnosis diagnosis) {
    var began = diagnosis.beganOn();
    var grid =
        Parts.grid(
            List.of(
                text.get("diagnosis.stepHead"),
                text.get(began.isPresent() ? "diagnosis.beforeBreak" : "diagnosis.before"),
                text.get(began.isPresent() ? "diagnosis.sinceBreak" : "diagnosis.now"),
                text.get("diagnosis.differenceHead"),
                ""));
    var row = 1;
    for (var step : diagnosis.steps()) {
      Parts.row(
          grid,
          row,
          new Label(text.way(step, shown)),
          share(step, step.change().before(), times(diagnosis, true), shown),
          share(step, step.change().after(), times(diagnosis, false), shown),
          Parts.cell(step.change().isFew() ? "–" : text.difference(step.change())),
          verdict(step, diagnosis));
      row++;
    }
    return Parts.card(
        Parts.title(text.get("diagnosis.funnelTitle")),
        grid,
        Parts.note(text.get("diagnosis.funnelNote", Share.FEW_BELOW)));
  }

  private static Days times(Diagnosis diagnosis, boolean before) {
    var evidence = diagnosis.evidence();
    var weeks = diagnosis.weeks();
    return diagnosis
        .since()
        .map(since ->
            before
                ? new Days(weeks.begins(0), weeks.begins(since.from()))
                : new Days(weeks.begins(since.from()), weeks.begins(since.to())))
        .orElse(before ? evidence.before() : evidence.now());
  }

  private Node share(Diagnosis.Step step, Share share, Days days, Shown shown) {
    var ofLeads = step.step() == 1;
    var title = text.way(step, shown) + " " + text.percent(share.value());
    var said =
        share.isFew()
            ? text.get("diagnosis.few", share.whole())
            : text.get(
                "diagnosis.shareOf",
                text.percent(share.value()),
                text.interval(share),
                text.number(share.whole()));
    var rows = new ArrayList<Arrival>();
    return Parts.figure(
        said,
        title + ", " + text.of(share),
        () -> {
          rows.clear();
          // Those who did not come are what one wants to look at.
          rows.addAll(Recovery.rows(shown.diagnosis().evidence(), step.step(), days, false));
          model.open(text.get("diagnosis.stayed", text.way(step, shown)), ofLeads, rows);
        },
        share.isFew() ? "text-3" : "plain");
  }

  private Node verdict(Diagnosis.Step step, Diagnosis diagnosis) {
    var box = new HBox(4);
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(Region.USE_PREF_SIZE);
    if (diagnosis.mainStep().filter(step::equals).isPresent()) {
      box.getChildren()
          .addAll(
              Icon.LATE.node(14, "risk-text"),
              Parts.styled(new Label(text.get("diagnosis.fellMost")), "risk-text", "bold"));
    } else if (step.fell()) {
      box.getChildren()
          .addAll(
              Icon.RISK.node(14, "warn-text"),
              Parts.styled(new Label(text.get("diagnosis.fellToo")), "warn-text"));
    } else {
      box.getChildren().add(Parts.styled(new Label(text.get("diagnosis.byChance")), "text-3"));
    }
    return box;
  }
}
