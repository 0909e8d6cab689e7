package outrider.app.record;

import java.util.List;
import javafx.scene.control.Label;
import outrider.app.fx.StageDisc;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// A deal among what belongs to an account or a contact: its stage, its name, its money.
public final class RelatedDeal {
  private RelatedDeal() {}

  public static RelatedLine of(Workspace space, Row deal) {
    var names = new ConfiguredNames(space.words(), space.database()::configuration);
    var amount = new Label(amount(space, deal));
    amount.getStyleClass().add("num");
    return new RelatedLine(
        disc(space, deal),
        deal.text(Fields.NAME),
        names.stage(deal.text("stage")),
        amount,
        () -> space.navigator().open(new Place.OpportunityRecord(deal.id())));
  }

  private static StageDisc disc(Workspace space, Row deal) {
    var disc = new StageDisc();
    switch (deal.text("state")) {
      case "won" -> disc.showWon();
      case "lost" -> disc.showLost();
      default -> {
        var open = open(space, deal.text("pipeline"));
        var number = open.stream().map(OpportunityStage::id).toList().indexOf(deal.text("stage"));
        disc.show(Math.max(0, number) + 1, Math.max(1, open.size()));
      }
    }
    return disc;
  }

  private static List<OpportunityStage> open(Workspace space, String pipeline) {
    return space.database().configuration().stages(pipeline).stream()
        .filter(stage -> stage.kind() == OpportunityStage.Kind.OPEN)
        .toList();
  }

  private static String amount(Workspace space, Row deal) {
    var minor = deal.numberOrNull("amount");
    var currency = deal.textOrNull(Fields.CURRENCY);
    // A lost deal that came in without an amount has none to show.
    return minor == null || minor == 0
        ? "–"
        : space.words().amounts().compact(minor, currency == null ? "CNY" : currency);
  }
}
