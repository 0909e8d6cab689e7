package outrider.app.ratio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.BehindPanel;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.shell.Workspace;

/// A cell with why it says what it says, and the records that are counted, of either side of the
/// ratio.
final class RecordsPanel extends VBox {
  private final Workspace space;
  private final RatioWords text;
  private final SegmentedTabs<Boolean> sides = new SegmentedTabs<>();
  private final Label why = new Label();
  private final BehindPanel<RatioLine> rows;
  private String currency = "";

  RecordsPanel(
      Workspace space,
      RatioWords text,
      Consumer<RatioLine> open,
      Consumer<Boolean> choose,
      Runnable close) {
    this.space = space;
    this.text = text;
    getStyleClass().addAll("ratio-panel", "surface", "hairline-left");
    setMaxWidth(Region.USE_PREF_SIZE);
    why.getStyleClass().addAll("small", "text-2");
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    sides.tab(true, text.get("ratio.above")).tab(false, text.get("ratio.below")).onChosen(choose);
    rows =
        new BehindPanel<>(
            this::said,
            open,
            ButtonWithKey.iconOnly(space.words(), "response.closePanel", Icon.CLOSE)
                .compact()
                .does(close));
    VBox.setVgrow(rows, Priority.ALWAYS);
    var sidesAndWhy = new VBox(8, why, sides);
    sidesAndWhy.getStyleClass().add("ratio-panel-head");
    rows.getChildren().add(1, sidesAndWhy);
    getChildren().add(rows);
  }

  void show(RatioViewModel.Opened opened) {
    var answer = opened.answer();
    var ratio = answer.asked().ratio();
    currency = answer.currency();
    sides.select(opened.isAbove());
    why.setText(text.why(answer, opened.line(), opened.month()));
    var measure = (opened.isAbove() ? ratio.numerator() : ratio.denominator()).orElseThrow();
    var shown = opened.lines().size();
    rows.show(
        text.get(
            "ratio.panelTitle",
            text.team(answer.asked().branches().get(opened.line())),
            text.longMonth(answer.asked().shown().month(opened.month())),
            text.measure(measure)),
        opened.count() > shown
            ? text.get("response.first", text.number(shown), text.number(opened.count()))
            : text.get("ratio.records", opened.count()),
        opened.lines());
  }

  private BehindPanel.Said said(RatioLine line) {
    return new BehindPanel.Said(
        line.name().isBlank() ? text.get("health.nameless") : line.name().replace('\n', ' '),
        line.amountMinor() == 0
            ? ""
            : space.words().amounts().compact(line.amountMinor(), currency),
        String.join(
            " · ",
            Stream.of(
                    line.about(),
                    text.names().user(line.owner()),
                    space
                        .words()
                        .moments()
                        .date(
                            LocalDate.ofInstant(Instant.ofEpochMilli(line.at()), space.zone()),
                            space.today()))
                .filter(each -> !each.isBlank())
                .toList()));
  }

  Optional<RatioLine> selected() {
    return rows.first();
  }
}
