package outrider.app.crosssell;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import outrider.app.activity.LogSubject;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.app.task.PlanDialog;
import outrider.core.crosssell.Affinity;
import outrider.core.record.RecordType;

/// What a customer may be offered, why, of how many that is said, and the way to plan it.
public final class OfferLine extends HBox {
  public OfferLine(Workspace space, Offer offer, String account, String name) {
    var affinity = offer.pair();
    getStyleClass().add("offer-line");
    var words = space.words();
    var what = new Label(affinity.missing());
    what.getStyleClass().add("bold");
    what.setMinWidth(0);
    var why = new Label(why(words, affinity));
    why.getStyleClass().addAll("small", "text-3");
    why.setWrapText(true);
    why.setMinHeight(USE_PREF_SIZE);
    var head = new HBox(6, what);
    head.setAlignment(Pos.CENTER_LEFT);
    if (offer.isUp()) {
      head.getChildren().add(new Chip(words.get("crosssell.up"), Chip.Tone.ACC));
    }
    var said = new VBox(1, head, why);
    said.setMinWidth(0);
    setHgrow(said, Priority.ALWAYS);
    var plan =
        ButtonWithKey.iconOnly(words, "crosssell.plan", Icon.ADD)
            .compact()
            .does(() -> plan(space, affinity, account, name));
    getChildren().addAll(said, plan);
  }

  /// `24 of 30 who have pump have it (80%), of all 24% · 3.3 times as likely · n = 100`.
  static String why(Words words, Affinity affinity) {
    var amounts = words.amounts();
    return words.get(
        "crosssell.why",
        amounts.number(affinity.both()),
        amounts.number(affinity.owners()),
        affinity.owned(),
        amounts.percent(affinity.confidence().value()),
        amounts.percent(affinity.base().value()),
        lift(affinity),
        amounts.number(affinity.customers()));
  }

  /// `3.3 times as likely · n = 100`.
  static String brief(Words words, Affinity affinity) {
    return words.get(
        "crosssell.brief", lift(affinity), words.amounts().number(affinity.customers()));
  }

  static String lift(Affinity affinity) {
    return "%.1f".formatted(affinity.lift());
  }

  static void plan(Workspace space, Affinity affinity, String account, String name) {
    PlanDialog.open(
        space,
        Optional.of(LogSubject.of(RecordType.ACCOUNT, account, name)),
        space.words().get("crosssell.task", affinity.missing()));
  }
}
