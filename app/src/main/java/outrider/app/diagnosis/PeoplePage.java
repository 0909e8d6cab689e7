package outrider.app.diagnosis;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.Icon;
import outrider.core.diagnosis.Days;
import outrider.core.diagnosis.Diagnosis;
import outrider.core.diagnosis.PeopleSplit;
import outrider.core.diagnosis.Recovery;

/// Second step: whether everybody fell at that step, or only some.
final class PeoplePage extends VBox {
  private final DiagnosisWords text;
  private final DiagnosisViewModel model;

  PeoplePage(DiagnosisWords text, DiagnosisViewModel model) {
    super(12);
    this.text = text;
    this.model = model;
    setMinWidth(0);
  }

  void show(Shown shown) {
    var diagnosis = shown.diagnosis();
    if (diagnosis.people().isEmpty() || diagnosis.lookedAt().isEmpty()) {
      getChildren()
          .setAll(
              Parts.headline(
                  Icon.INFO,
                  "text-3",
                  text.get("diagnosis.people.none"),
                  text.get("diagnosis.people.noneNote")));
      return;
    }
    var split = diagnosis.people().get();
    var step = diagnosis.lookedAt().get();
    getChildren().setAll(headline(split, shown), people(split, step, shown));
  }

  private Node headline(PeopleSplit split, Shown shown) {
    if (split.verdict() == PeopleSplit.Verdict.THIN) {
      return Parts.headline(Icon.INFO, "text-3", text.verdict(split, shown), "");
    }
    var test =
        text.get(
            "diagnosis.people.test",
            text.p(split.differ()),
            String.format(java.util.Locale.ROOT, "%.1f", split.statistic()),
            split.degrees());
    return Parts.headline(
        split.verdict() == PeopleSplit.Verdict.COMMON ? Icon.LEAD : Icon.CONTACT,
        "text-2",
        text.verdict(split, shown),
        test);
  }

  private Node people(PeopleSplit split, Diagnosis.Step step, Shown shown) {
    var grid =
        Parts.grid(
            List.of(
                text.get("board.people"),
                text.get("diagnosis.beforeBreak"),
                text.get("diagnosis.sinceBreak"),
                "",
                text.get("diagnosis.differenceHead")));
    var row = 1;
    for (var person : split.people()) {
      var change = person.change();
      var name = text.person(person.person(), shown);
      Parts.row(
          grid,
          row,
          new Label(name),
          figure(person, step, shown, true),
          figure(person, step, shown, false),
          new Dumbbell(change.before().value(), change.after().value()),
          Parts.cell(text.difference(change), change.high() < 0 ? "risk-text" : "text-2"));
      row++;
    }
    var all = split.people();
    var note =
        split.few() == 0
            ? text.get("diagnosis.people.note", all.size())
            : text.get("diagnosis.people.noteFew", split.few(), PeopleSplit.EACH_MIN);
    return Parts.card(Parts.title(text.way(step, shown)), grid, Parts.note(note));
  }

  private Node figure(PeopleSplit.Person person, Diagnosis.Step step, Shown shown, boolean before) {
    var change = person.change();
    var share = before ? change.before() : change.after();
    var diagnosis = shown.diagnosis();
    var since = diagnosis.since().orElseThrow();
    var weeks = diagnosis.weeks();
    var days =
        before
            ? new Days(weeks.begins(0), weeks.begins(since.from()))
            : new Days(weeks.begins(since.from()), weeks.begins(since.to()));
    var title = text.person(person.person(), shown) + " " + text.of(share);
    return Parts.figure(
        text.get("diagnosis.shareN", text.percent(share.value()), share.whole()),
        title,
        () ->
            model.open(
                text.get("diagnosis.stayed", text.person(person.person(), shown)),
                step.step() == 1,
                Recovery.rows(diagnosis.evidence(), step.step(), days, false).stream()
                    .filter(each -> each.person().equals(person.person()))
                    .toList()));
  }

  /// From the share before, hollow, to the share since, full, on a line from none to all.
  private static final class Dumbbell extends Pane {
    private static final double WIDTH = 220;
    private static final double HEIGHT = 18;
    private static final double DOT = 10;

    private final Region line = new Region();
    private final Region way = new Region();
    private final Region from = new Region();
    private final Region to = new Region();
    private final double before;
    private final double after;

    Dumbbell(double before, double after) {
      this.before = before;
      this.after = after;
      getStyleClass().add("diagnosis-dumbbell");
      line.getStyleClass().add("line");
      way.getStyleClass().addAll("way", after < before ? "less" : "more");
      from.getStyleClass().addAll("dot", "from");
      to.getStyleClass().addAll("dot", "to", after < before ? "less" : "more");
      getChildren().addAll(line, way, from, to);
      setMinSize(WIDTH, HEIGHT);
      setPrefSize(WIDTH, HEIGHT);
      setMaxSize(WIDTH, HEIGHT);
    }

    @Override
    protected void layoutChildren() {
      var room = WIDTH - DOT;
      var middle = HEIGHT / 2;
      line.resizeRelocate(0, middle - 0.5, WIDTH, 1);
      var low = Math.min(before, after) * room + DOT / 2;
      var high = Math.max(before, after) * room + DOT / 2;
      way.resizeRelocate(low, middle - 1.5, high - low, 3);
      from.resizeRelocate(before * room, middle - DOT / 2, DOT, DOT);
      to.resizeRelocate(after * room, middle - DOT / 2, DOT, DOT);
    }
  }
}
