package outrider.app.opportunity;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import outrider.app.fx.StageDisc;
import outrider.app.problem.ConfiguredNames;
import outrider.core.configuration.Configuration;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.Row;

/// A deal's stage in a table: its number in its colour, and its name.
final class StageCell extends HBox {

  private final StageDisc disc = new StageDisc();
  private final Label name = new Label();

  StageCell() {
    super(6);
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(disc, name);
  }

  void show(Row deal, Configuration configuration, ConfiguredNames names) {
    var stage = configuration.stage(deal.text("stage"));
    disc.setVisible(stage.isPresent());
    name.setText(names.stage(deal.text("stage")));
    stage.ifPresent(known -> show(known, configuration));
  }

  private void show(OpportunityStage stage, Configuration configuration) {
    switch (stage.kind()) {
      case WON -> disc.showWon();
      case LOST -> disc.showLost();
      case OPEN -> {
        var open =
            configuration.stages(stage.pipeline()).stream()
                .filter(each -> each.kind() == OpportunityStage.Kind.OPEN)
                .map(OpportunityStage::id)
                .toList();
        disc.show(open.indexOf(stage.id()) + 1, open.size());
      }
    }
  }
}
