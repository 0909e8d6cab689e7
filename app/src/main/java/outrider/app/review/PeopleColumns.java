package outrider.app.review;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import outrider.app.fx.Avatar;
import outrider.app.fx.Column;
import outrider.app.fx.Icon;
import outrider.app.fx.Meter;
import outrider.app.shell.Workspace;

/// The columns of a review's people.
final class PeopleColumns {

  /// A line with what it is told in.
  record Row(PersonLine line, String currency) {}

  private final Workspace space;
  private final ReviewWords text;

  PeopleColumns(Workspace space, ReviewWords text) {
    this.space = space;
    this.text = text;
  }

  List<Column<Row>> all() {
    return List.of(
        Column.<Row, Who>node("person", "team.person", 180, Who::new, Who::show).canGrow(),
        money("target", "review.target", row -> row.line().coverage().targetMinor(), true),
        money("won", "review.wonShort", row -> row.line().coverage().wonMinor(), false),
        Column.<Row, Meter>node(
                "share", "review.share", 120, () -> new Meter(100, "thin"), PeopleColumns::share)
            .drops(2),
        money("left", "review.left", row -> row.line().coverage().leftMinor(), true).drops(4),
        Column.<Row>text(
                "open", "team.open", 120, row -> row.line().open().shown(space.words()), "num")
            .toTheRight(),
        Column.<Row, Label>node("coverage", "review.coverage", 112, this::label, this::coverage)
            .toTheRight(),
        Column.<Row>text(
                "weighted",
                "review.weightedCoverage",
                112,
                row -> text.times(row.line().coverage().weightedTimes()),
                "num",
                "text-2")
            .toTheRight()
            .drops(3),
        count("deals", "review.deals", row -> row.line().deals()).drops(1),
        count("changed", "review.changed", row -> row.line().changed()),
        count("risk", "review.filter.at_risk", row -> row.line().atRisk()));
  }

  private Column<Row> money(String id, String key, ToLongFunction<Row> minor, boolean ofTarget) {
    return Column.<Row>text(
            id,
            key,
            108,
            row ->
                ofTarget && !row.line().coverage().hasTarget()
                    ? "–"
                    : text.money(minor.applyAsLong(row), row.currency()),
            "num")
        .toTheRight();
  }

  private Column<Row> count(String id, String key, ToIntFunction<Row> number) {
    return Column.<Row>text(
            id, key, 84, row -> space.words().amounts().number(number.applyAsInt(row)), "num")
        .toTheRight();
  }

  private static void share(Meter meter, Row row) {
    var coverage = row.line().coverage();
    meter.setVisible(coverage.hasTarget());
    meter.setShare(
        coverage.hasTarget() ? (double) coverage.wonMinor() / coverage.targetMinor() : 0);
  }

  private Label label() {
    var label = new Label();
    label.getStyleClass().addAll("num", "bold");
    return label;
  }

  private void coverage(Label label, Row row) {
    var coverage = row.line().coverage();
    label.setText(coverage.hasTarget() ? text.coverage(coverage) : "–");
    label.setGraphic(coverage.isThin() ? Icon.RISK.node(12, "warn-text") : null);
    label.getStyleClass().removeAll("warn-text", "ok-text");
    if (coverage.isThin()) {
      label.getStyleClass().add("warn-text");
    }
  }

  private final class Who extends HBox {
    private final Avatar avatar = new Avatar("");
    private final Label name = new Label();

    Who() {
      super(8);
      setAlignment(Pos.CENTER_LEFT);
      avatar.setMinWidth(Region.USE_PREF_SIZE);
      name.getStyleClass().add("bold");
      name.setMinWidth(0);
      getChildren().addAll(avatar, name);
    }

    void show(Row row) {
      var said = text.person(row.line().id());
      avatar.show(said);
      name.setText(said);
    }
  }
}
