package outrider.app.diagnosis;

import java.time.LocalDate;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.field.DayPicker;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.board.Share;
import outrider.core.diagnosis.Days;
import outrider.core.diagnosis.Recovery;

/// Fourth step: the day of the fix, and whether the step has come back since.
final class FixPage extends VBox {
  private final Workspace space;
  private final DiagnosisWords text;
  private final DiagnosisViewModel model;

  /// Kept while all else is drawn anew, so that whoever types a day keeps the focus.
  private final DayPicker picker;

  private boolean drawing;

  FixPage(Workspace space, DiagnosisWords text, DiagnosisViewModel model) {
    super(12);
    this.space = space;
    this.text = text;
    this.model = model;
    setMinWidth(0);
    picker = new DayPicker(space);
    picker.setMaxWidth(170);
    picker.setAccessibleText(text.get("diagnosis.fix.day"));
    picker
        .valueProperty()
        .subscribe((was, now) -> {
          if (now != null && !drawing) {
            model.fix(Optional.of(now));
          }
        });
  }

  void show(Shown shown) {
    getChildren().setAll(headline(shown), day(shown));
    shown
        .recovery()
        .ifPresent(
            recovery -> getChildren().addAll(figures(shown, recovery), axis(shown, recovery)));
  }

  private Node headline(Shown shown) {
    if (shown.diagnosis().lookedAt().isEmpty() || shown.diagnosis().beganOn().isEmpty()) {
      return Parts.headline(
          Icon.INFO, "text-3", text.get("diagnosis.fix.none"), text.get("diagnosis.fix.noneNote"));
    }
    if (shown.recovery().isEmpty()) {
      return Parts.headline(
          Icon.CLOCK,
          "warn-text",
          text.get("diagnosis.fix.open"),
          text.get("diagnosis.fix.openNote"));
    }
    var recovery = shown.recovery().get();
    if (recovery.after().isFew()) {
      return Parts.headline(
          Icon.CLOCK,
          "text-3",
          text.get("diagnosis.fix.few", recovery.after().whole(), Share.FEW_BELOW),
          "");
    }
    var rise = text.difference(recovery.rise());
    return recovery.isSure()
        ? Parts.headline(
            Icon.SYNCED,
            "ok-text",
            text.get(
                "diagnosis.fix.back",
                text.percent(recovery.during().value()),
                text.percent(recovery.after().value()),
                text.percent(Math.clamp(recovery.regained(), 0, 9))),
            text.get("diagnosis.fix.rise", rise))
        : Parts.headline(
            Icon.RISK,
            "warn-text",
            text.get(
                "diagnosis.fix.notYet",
                text.percent(recovery.during().value()),
                text.percent(recovery.after().value())),
            text.get("diagnosis.fix.rise", rise));
  }

  private Node day(Shown shown) {
    var chosen = model.fixedProperty().get();
    drawing = true;
    picker.setValue(chosen.or(shown::suggested).orElse(null));
    drawing = false;
    var name = new Label(text.get("diagnosis.fix.day"));
    name.setMinWidth(Region.USE_PREF_SIZE);
    var line = new HBox(8, name, picker);
    line.setAlignment(Pos.CENTER_LEFT);
    if (chosen.isPresent() && shown.suggested().isPresent()) {
      line.getChildren()
          .add(
              ButtonWithKey.plain(space.words(), "diagnosis.fix.suggested")
                  .compact()
                  .does(() -> model.fix(Optional.empty())));
    }
    var note =
        Parts.note(
            chosen.isPresent()
                ? text.get(model.isKept() ? "diagnosis.fix.kept" : "diagnosis.fix.chosen")
                : shown
                    .suggested()
                    .map(each -> text.get("diagnosis.fix.suggestedNote", date(each)))
                    .orElseGet(() -> text.get("diagnosis.fix.dayNote")));
    return Parts.card(line, note);
  }

  private String date(LocalDate day) {
    return text.date((int) day.toEpochDay());
  }

  private Node figures(Shown shown, Recovery recovery) {
    var from = shown.diagnosis().evidence().before().from();
    var horizon = shown.known();
    var row =
        new HBox(
            12,
            figure(
                "diagnosis.fix.before",
                recovery.before(),
                new Days(from, recovery.beganOn()),
                recovery,
                shown,
                "text"),
            figure(
                "diagnosis.fix.during",
                recovery.during(),
                new Days(recovery.beganOn(), recovery.fixedOn()),
                recovery,
                shown,
                "risk-text"),
            figure(
                "diagnosis.fix.after",
                recovery.after(),
                new Days(recovery.fixedOn(), horizon),
                recovery,
                shown,
                "ok-text"));
    row.getChildren().forEach(each -> HBox.setHgrow(each, Priority.ALWAYS));
    return row;
  }

  private Node figure(
      String key, Share share, Days days, Recovery recovery, Shown shown, String style) {
    var name = Parts.styled(new Label(text.get(key)), "text-2");
    var value = Parts.styled(new Label(text.share(share)), "num", "diagnosis-big", style);
    var interval =
        Parts.styled(
            new Label(
                share.isFew()
                    ? text.get("diagnosis.few", share.whole())
                    : text.get("diagnosis.intervalN", text.interval(share), share.whole())),
            "small",
            "num",
            "text-2");
    var time =
        Parts.styled(
            new Label(
                text.get("forecast.fromTo", text.date(days.from()), text.date(days.to() - 1))),
            "small",
            "num",
            "text-3");
    var open =
        Parts.figure(
            text.get("diagnosis.fix.rows"),
            text.get(key) + " " + text.of(share),
            () ->
                model.open(
                    text.get("diagnosis.stayed", text.get(key)),
                    recovery.step() == 1,
                    Recovery.rows(
                        shown.diagnosis().evidence().until(shown.known()),
                        recovery.step(),
                        days,
                        false)));
    var card = Parts.card(name, value, interval, time, open);
    card.setPrefWidth(200);
    card.setSpacing(4);
    return card;
  }

  private Node axis(Shown shown, Recovery recovery) {
    var step = shown.diagnosis().steps().get(recovery.step() - 1);
    var chart =
        new AxisChart(
            text,
            week -> {
              var monday = shown.diagnosis().weeks().begins(week);
              model.open(
                  text.get("diagnosis.weekOf", text.date(monday)),
                  step.step() == 1,
                  Recovery.rows(
                      shown.diagnosis().evidence(),
                      step.step(),
                      new Days(monday, monday + 7),
                      false));
            });
    chart.show(shown, step, Optional.of(recovery.fixedOn()));
    return Parts.card(Parts.title(text.get("diagnosis.fix.axis", text.way(step, shown))), chart);
  }
}
