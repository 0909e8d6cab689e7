package outrider.app.review;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.HBox;
import outrider.app.fx.Icon;
import outrider.app.fx.KeyFigure;
import outrider.app.shell.Workspace;

/// Five figures above the deals: the target and what is won of it, how far the open pipeline covers
/// the rest, what is open, what changed, what needs a word. Each says on hover how it is counted.
final class ReviewFigures extends HBox {
  private final Workspace space;
  private final ReviewWords text;

  ReviewFigures(Workspace space, ReviewWords text) {
    this.space = space;
    this.text = text;
    getStyleClass().addAll("card", "review-figures");
    setMinHeight(USE_PREF_SIZE);
  }

  void show(ReviewBoard board, PersonLine line, int days) {
    var words = space.words();
    var coverage = line.coverage();
    var currency = board.currencyCode();
    var quarter = text.quarter(board.book().asked().quarter());
    var won =
        new KeyFigure(
                text.get("review.won", quarter),
                text.money(coverage.wonMinor(), currency),
                coverage.hasTarget()
                    ? text.get(
                        "review.ofTarget",
                        text.money(coverage.targetMinor(), currency),
                        words
                            .amounts()
                            .percent((double) coverage.wonMinor() / coverage.targetMinor()))
                    : text.get("review.noTarget"))
            .explained(text.get("review.wonHelp"));
    var covered =
        new KeyFigure(
                text.get("review.coverage"),
                text.coverage(coverage),
                text.get(
                    "review.coverageNote",
                    text.money(coverage.openMinor(), currency),
                    text.times(coverage.weightedTimes())))
            .explained(text.get("review.coverageHelp"));
    if (coverage.isThin()) {
      covered.warns(Icon.RISK);
    }
    var open =
        new KeyFigure(
            text.get("team.open"), line.open().shown(words), text.get("team.deals", line.deals()));
    var changed =
        new KeyFigure(
                text.get("review.changedSince", days),
                words.amounts().number(line.changed()),
                String.join(" · ", said(line.changes(), currency)))
            .explained(text.get("review.changedHelp"));
    var risk =
        new KeyFigure(
                text.get("review.filter.at_risk"),
                words.amounts().number(line.atRisk()),
                line.deals() == 0
                    ? ""
                    : text.get(
                        "review.riskShare",
                        words.amounts().percent((double) line.atRisk() / line.deals())))
            .explained(text.get("review.riskHelp"));
    if (line.atRisk() > 0) {
      risk.warns(Icon.RISK);
    }
    getChildren().setAll(won, covered, open, changed, risk);
  }

  private List<String> said(PersonLine.Changes changes, String currency) {
    var said = new ArrayList<String>();
    add(said, "review.sum.new", changes.fresh());
    add(said, "review.sum.forward", changes.forward());
    add(said, "review.sum.back", changes.back());
    add(said, "review.sum.pushed", changes.pushed());
    if (changes.grewMinor() > 0) {
      said.add("+" + text.money(changes.grewMinor(), currency));
    }
    if (changes.shrankMinor() > 0) {
      said.add("−" + text.money(changes.shrankMinor(), currency));
    }
    return said.isEmpty() ? List.of(text.get("review.nothingChanged")) : said;
  }

  private void add(List<String> said, String key, int count) {
    if (count > 0) {
      said.add(text.get(key, count));
    }
  }
}
