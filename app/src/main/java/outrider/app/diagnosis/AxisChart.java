package outrider.app.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Icon;
import outrider.core.diagnosis.Cause;
import outrider.core.diagnosis.Diagnosis;
import outrider.core.diagnosis.Happening;

/// One time axis, week by week: the share of the step above, what stands in the logs in the middle,
/// how far laptops were behind below. The weeks of the fall lie on a band, so that one sees what
/// begins with it and ends with it.
final class AxisChart extends Pane {
  private static final double HEIGHT = 258;
  private static final double LEFT = 92;
  private static final double TOP = 18;
  private static final double SHARES = 112;
  private static final double MARKS = 30;
  private static final double LAGS = 74;
  private static final double MARK = 20;
  private static final int FEW = 8;

  /// What is marked on the axis.
  private record Mark(int day, Button button) {}

  private final DiagnosisWords text;
  private final IntConsumer open;
  private final List<Button> shares = new ArrayList<>();
  private final List<Region> lags = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<Label> months = new ArrayList<>();
  private final List<Integer> monthDays = new ArrayList<>();
  private final List<Label> names = new ArrayList<>();
  private final List<Region> levels = new ArrayList<>();
  private final List<Double> levelShares = new ArrayList<>();
  private final Region band = new Region();
  private final Region shareAxis = new Region();
  private final Region lagAxis = new Region();
  private final Region fix = new Region();
  private @Nullable Shown shown;
  private double mostShare = 1;
  private double mostLag = 60;

  /// @param open called with a week that was pressed
  AxisChart(DiagnosisWords text, IntConsumer open) {
    this.text = text;
    this.open = open;
    getStyleClass().add("diagnosis-chart");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMinWidth(0);
    band.getStyleClass().add("band");
    shareAxis.getStyleClass().add("axis");
    lagAxis.getStyleClass().add("axis");
    fix.getStyleClass().add("fix");
  }

  void show(Shown now, Diagnosis.Step step, Optional<Integer> fixedOn) {
    shown = now;
    var diagnosis = now.diagnosis();
    mostShare =
        Math.max(
            0.05,
            step.byWeek().stream()
                .filter(share -> share.whole() >= FEW)
                .mapToDouble(share -> share.value())
                .max()
                .orElse(0.5));
    mostLag =
        Math.max(
            120,
            diagnosis.lags().stream().mapToInt(Diagnosis.LagWeek::medianSeconds).max().orElse(0));
    shares.clear();
    lags.clear();
    marks.clear();
    months.clear();
    monthDays.clear();
    names.clear();
    levels.clear();
    levelShares.clear();
    for (var week = 0; week < diagnosis.weeks().count(); week++) {
      shares.add(share(now, step, week, fixedOn));
      lags.add(lag(now, week));
    }
    level(step.change().before().value(), "before");
    diagnosis.since().ifPresent(since -> level(step.change().after().value(), "after"));
    marks(now);
    months(now);
    var left =
        List.of(
            text.get("diagnosis.chart.share"),
            text.get("diagnosis.chart.logs"),
            text.get("diagnosis.chart.lag"),
            text.length(mostLag));
    left.forEach(name -> names.add(small(name)));
    band.setVisible(diagnosis.since().isPresent());
    fix.setVisible(fixedOn.isPresent());
    fix.setUserData(fixedOn.orElse(0));
    getChildren().setAll(band);
    getChildren().addAll(levels);
    getChildren().addAll(shares);
    getChildren().addAll(lags);
    getChildren().addAll(shareAxis, lagAxis, fix);
    marks.forEach(mark -> getChildren().add(mark.button()));
    getChildren().addAll(months);
    getChildren().addAll(names);
    requestLayout();
  }

  private static Label small(String name) {
    var label = new Label(name);
    label.getStyleClass().addAll("small", "num", "text-3");
    return label;
  }

  private void level(double share, String style) {
    var line = new Region();
    line.getStyleClass().addAll("level", style);
    levels.add(line);
    levelShares.add(share);
    var label = small(text.percent(share));
    label.getStyleClass().add(style.equals("before") ? "text-2" : "risk-text");
    label.setUserData(share);
    names.add(label);
  }

  private Button share(Shown now, Diagnosis.Step step, int week, Optional<Integer> fixedOn) {
    var diagnosis = now.diagnosis();
    var share = step.byWeek().get(week);
    var monday = diagnosis.weeks().begins(week);
    var style =
        diagnosis.since().filter(since -> since.has(week)).isPresent()
            ? "during"
            : diagnosis.since().filter(since -> week >= since.to()).isPresent()
                    || fixedOn.filter(day -> monday >= day).isPresent()
                ? "since"
                : "before";
    var said =
        share.whole() == 0
            ? text.get("diagnosis.chart.noWeek", text.date(monday))
            : text.get(
                "diagnosis.chart.week",
                text.date(monday),
                text.percent(share.value()),
                text.number(share.whole()));
    var button = new Button();
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().setAll("week", style, share.whole() < FEW ? "few" : "enough");
    button.setAccessibleText(said);
    button.setTooltip(new Tooltip(said));
    button.setMinSize(0, 0);
    button.setDisable(share.whole() == 0);
    button.setOnAction(press -> open.accept(week));
    return button;
  }

  private Region lag(Shown now, int week) {
    var lag = now.diagnosis().lags().get(week);
    var bar = new Region();
    bar.getStyleClass().addAll("lag", lag.medianSeconds() >= 60 ? "late" : "usual");
    bar.setVisible(lag.isKnown());
    Tooltip.install(
        bar,
        new Tooltip(
            text.get(
                "diagnosis.chart.lagWeek",
                text.date(now.diagnosis().weeks().begins(week)),
                text.length(Math.max(0, lag.medianSeconds())),
                text.length(lag.worstSeconds()),
                lag.people())));
    return bar;
  }

  private void marks(Shown now) {
    var evidence = now.diagnosis().evidence();
    for (var each : evidence.happenings()) {
      if (each.day() >= evidence.before().from() && each.day() < evidence.horizon()) {
        var kind = Cause.Kind.valueOf(each.kind().name());
        var said =
            text.get(
                "diagnosis.chart.mark",
                text.get(
                    "diagnosis.cause." + kind.name().toLowerCase(java.util.Locale.ROOT),
                    each.name()),
                text.date(each.day()));
        var button = new Button();
        button.setGraphic(icon(each.kind()).node(12));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().setAll("change-mark");
        button.setMinSize(MARK, MARK);
        button.setMaxSize(MARK, MARK);
        button.setAccessibleText(said);
        button.setTooltip(new Tooltip(said));
        marks.add(new Mark(each.day(), button));
      }
    }
  }

  static Icon icon(Happening.Kind kind) {
    return switch (kind) {
      case RULE -> Icon.RULES;
      case PIPELINE -> Icon.OPPORTUNITY;
      case PRICE -> Icon.TAG;
      case PROMOTION -> Icon.STAR;
      case PERMISSION -> Icon.GATE;
      case TEAM -> Icon.TEAM;
      case SERVER -> Icon.DEVICE;
    };
  }

  private void months(Shown now) {
    var weeks = now.diagnosis().weeks();
    for (var week = 0; week < weeks.count(); week++) {
      var monday = java.time.LocalDate.ofEpochDay(weeks.begins(week));
      if (week == 0 || monday.getDayOfMonth() <= 7) {
        months.add(small(text.date(weeks.begins(week))));
        monthDays.add(week);
      }
    }
  }

  @Override
  protected void layoutChildren() {
    var now = shown;
    if (now == null) {
      return;
    }
    var diagnosis = now.diagnosis();
    var weeks = diagnosis.weeks();
    var room = Math.max(10, getWidth() - LEFT - 8);
    var step = room / Math.max(1, weeks.count());
    var wide = Math.max(2, Math.min(26, step - 3));
    var bottom = TOP + SHARES;
    var lagTop = bottom + MARKS;
    var lagBottom = lagTop + LAGS;
    for (var week = 0; week < shares.size(); week++) {
      var x = LEFT + step * week + (step - wide) / 2;
      var share = Math.min(1, ofStep(now, week) / mostShare);
      var high = Math.max(2, SHARES * share);
      shares.get(week).resizeRelocate(x, bottom - high, wide, high);
      var lag = Math.max(0, diagnosis.lags().get(week).medianSeconds());
      var deep = Math.max(2, LAGS * Math.min(1, lag / mostLag));
      lags.get(week).resizeRelocate(x, lagBottom - deep, wide, deep);
    }
    diagnosis
        .since()
        .ifPresent(since ->
            band.resizeRelocate(
                LEFT + step * since.from(), 0, step * (since.to() - since.from()), lagBottom));
    shareAxis.resizeRelocate(LEFT, bottom, room, 1);
    lagAxis.resizeRelocate(LEFT, lagBottom, room, 1);
    if (fix.getUserData() instanceof Integer day) {
      fix.resizeRelocate(LEFT + step * (day - weeks.first()) / 7 - 1, 0, 2, lagBottom);
    }
    marks.forEach(mark ->
        mark.button()
            .resizeRelocate(
                Math.clamp(
                    LEFT + step * (mark.day() - weeks.first()) / 7 - MARK / 2,
                    LEFT - MARK / 2,
                    Math.max(LEFT, getWidth() - MARK)),
                bottom + (MARKS - MARK) / 2,
                MARK,
                MARK));
    for (var index = 0; index < months.size(); index++) {
      var label = months.get(index);
      var width = label.prefWidth(-1);
      var x = LEFT + step * monthDays.get(index);
      label.setVisible(index == 0 || x > LEFT + 70);
      label.resizeRelocate(
          Math.min(x, getWidth() - width), lagBottom + 4, width, label.prefHeight(-1));
    }
    layoutNames(room, bottom, lagTop, lagBottom);
  }

  private void layoutNames(double room, double bottom, double lagTop, double lagBottom) {
    var levelled = levels.size();
    for (var index = 0; index < levelled; index++) {
      var y = bottom - SHARES * Math.min(1, levelShares.get(index) / mostShare);
      levels.get(index).resizeRelocate(LEFT, y, room, 1);
      var label = names.get(index);
      var width = label.prefWidth(-1);
      label.resizeRelocate(
          LEFT - width - 8, y - label.prefHeight(-1) / 2, width, label.prefHeight(-1));
    }
    var places = new double[] {0, bottom + 6, lagBottom - 16, lagTop - 2};
    for (var index = 0; index < places.length; index++) {
      var label = names.get(levelled + index);
      var width = label.prefWidth(-1);
      // What the lane is at the left; how much at its axis.
      var x = index == 3 ? LEFT - width - 8 : 0;
      label.resizeRelocate(x, places[index], Math.min(width, LEFT - 8), label.prefHeight(-1));
    }
  }

  private double ofStep(Shown now, int week) {
    var step = now.diagnosis().lookedAt();
    return step.map(each -> each.byWeek().get(week).value()).orElse(0.0);
  }
}
