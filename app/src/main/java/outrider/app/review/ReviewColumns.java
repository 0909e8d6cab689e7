package outrider.app.review;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import outrider.app.activity.TaskTitle;
import outrider.app.fx.Chip;
import outrider.app.fx.Column;
import outrider.app.fx.Icon;
import outrider.app.fx.StageDisc;
import outrider.app.list.NameAndCompany;
import outrider.app.shell.Workspace;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.review.DealRisk;

/// The columns of a review's deals.
final class ReviewColumns {
  private final Workspace space;
  private final ReviewWords text;
  private final Supplier<ReviewBoard> board;

  /// @param board that is shown; asked for medians and places of stages
  ReviewColumns(Workspace space, ReviewWords text, Supplier<ReviewBoard> board) {
    this.space = space;
    this.text = text;
    this.board = board;
  }

  List<Column<ReviewRow>> all() {
    return List.of(
        Column.<ReviewRow, NameAndCompany>node(
                "deal",
                "review.deal",
                116,
                NameAndCompany::new,
                (node, row) -> node.show(row.detail().name(), row.detail().account()))
            .canGrow(),
        Column.<ReviewRow>text("owner", "review.owner", 72, row -> text.person(row.deal().owner()))
            .drops(9),
        Column.<ReviewRow>text("amount", "review.amount", 84, this::amount, "num")
            .toTheRight()
            .canSort(),
        Column.<ReviewRow, StayCell>node(
                "stage", "review.stage", 196, StayCell::new, StayCell::show)
            .canSort(),
        Column.<ReviewRow, Label>node("close", "review.close", 150, this::label, this::close)
            .canSort(),
        Column.<ReviewRow, Label>node("changed", "review.changed", 150, this::label, this::changed)
            .drops(1),
        Column.<ReviewRow>text("contact", "review.contact", 88, this::contact, "num", "text-2")
            .drops(4),
        Column.<ReviewRow>text("next", "review.next", 92, this::next, "text-2").drops(5),
        Column.<ReviewRow>text("checks", "review.checks", 60, this::checks, "num", "text-2")
            .toTheRight()
            .drops(2),
        Column.<ReviewRow, HBox>node("why", "review.why", 156, this::whyBox, this::why));
  }

  private Label label() {
    var label = new Label();
    label.getStyleClass().add("num");
    return label;
  }

  private String amount(ReviewRow row) {
    return row.deal().amountMinor().isEmpty()
        ? "–"
        : text.money(row.deal().minor(), row.deal().currency());
  }

  private void close(Label label, ReviewRow row) {
    var deal = row.deal();
    var day = deal.closeOn().isPresent() ? text.date(deal.closeOn().getAsLong()) : "–";
    var pushes = deal.movement().pushes();
    label.setText(pushes == 0 ? day : text.get("review.pushedTimes", day, pushes));
    var passed = deal.risks().contains(DealRisk.CLOSE_PASSED);
    label.setGraphic(passed ? Icon.LATE.node(12, "risk-text") : null);
    tint(label, passed ? "risk-text" : pushes > 1 ? "warn-text" : "");
  }

  private void changed(Label label, ReviewRow row) {
    var said = text.changes(row.deal());
    label.setText(said.isEmpty() ? "–" : String.join(" · ", said));
    label.setTooltip(said.isEmpty() ? null : new Tooltip(String.join("\n", said)));
    tint(label, said.isEmpty() ? "text-3" : "");
  }

  private String contact(ReviewRow row) {
    return row.detail().twoWayAt() == 0 ? "–" : text.day(row.detail().twoWayAt());
  }

  private String next(ReviewRow row) {
    var next = row.detail().nextStep();
    return next.isEmpty() ? text.get("review.noNext") : TaskTitle.of(space.words(), next);
  }

  private String checks(ReviewRow row) {
    return row.detail().checks() == 0
        ? "–"
        : row.detail().checksMet() + "/" + row.detail().checks();
  }

  private HBox whyBox() {
    var box = new HBox(6);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  /// The gravest reason in words, and how many more there are.
  private void why(HBox box, ReviewRow row) {
    var risks = List.copyOf(row.deal().risks());
    box.getChildren().clear();
    if (risks.isEmpty()) {
      return;
    }
    var first = risks.getFirst();
    var grave = first == DealRisk.CLOSE_PASSED || first == DealRisk.STUCK;
    var chip =
        new Chip(
            text.risk(first, row.deal()),
            grave ? Chip.Tone.RISK : Chip.Tone.WARN,
            grave ? Icon.LATE : Icon.RISK);
    chip.setMinWidth(0);
    box.getChildren().add(chip);
    if (risks.size() > 1) {
      var more = new Label("+" + (risks.size() - 1));
      more.getStyleClass().addAll("small", "num", "text-2");
      more.setMinWidth(Region.USE_PREF_SIZE);
      box.getChildren().add(more);
    }
    var all =
        risks.stream().map(risk -> text.risk(risk, row.deal())).collect(Collectors.joining("\n"));
    Tooltip.install(box, new Tooltip(all));
    box.setAccessibleText(all);
  }

  private static void tint(Label label, String style) {
    label.getStyleClass().removeAll("risk-text", "warn-text", "text-3");
    if (!style.isEmpty()) {
      label.getStyleClass().add(style);
    }
  }

  /// The stage by number and name, how long the deal is in it, and how long is usual.
  private final class StayCell extends HBox {
    private final StageDisc disc = new StageDisc();
    private final Label name = new Label();
    private final Label stay = new Label();

    StayCell() {
      super(6);
      setAlignment(Pos.CENTER_LEFT);
      disc.show(1, 1);
      name.setMinWidth(0);
      stay.getStyleClass().addAll("num");
      stay.setMinWidth(Region.USE_PREF_SIZE);
      getChildren().addAll(disc, name, stay);
    }

    void show(ReviewRow row) {
      var deal = row.deal();
      var configuration = space.database().configuration();
      var open =
          configuration.stages(board.get().book().asked().pipeline()).stream()
              .filter(each -> each.kind() == OpportunityStage.Kind.OPEN)
              .map(OpportunityStage::id)
              .toList();
      disc.show(open.indexOf(deal.stage()) + 1, open.size());
      name.setText(text.names().stage(deal.stage()));
      stay.setText(text.stay(deal, board.get().medianMillis(deal.stage())));
      var overdue =
          deal.risks().contains(DealRisk.STUCK) || deal.risks().contains(DealRisk.OVER_LIMIT);
      stay.setGraphic(overdue ? Icon.CLOCK.node(12, "warn-text") : null);
      tint(stay, overdue ? "warn-text" : "text-3");
    }
  }
}
