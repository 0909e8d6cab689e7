package outrider.app.lead;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import outrider.app.activity.ActivityEntry;
import outrider.app.fx.Icon;
import outrider.app.list.RowColumns;
import outrider.app.shell.Workspace;
import outrider.core.lead.FollowUpWindow;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// What anybody needs to take a lead over: what is next, what may go wrong, and the last three
/// touches.
final class TakeoverCard extends VBox {
  private static final int LAST = 3;

  private final Workspace space;

  TakeoverCard(Workspace space) {
    this.space = space;
    getStyleClass().add("takeover");
  }

  void show(LeadQueries.Whole whole) {
    var lead = whole.lead();
    getChildren()
        .setAll(new NextBox(space, lead.text(Fields.NEXT_STEP), RowColumns.countdown(lead)));
    var risks = LeadRisk.of(lead, !whole.conflicts().isEmpty(), space.clock().millis());
    if (!risks.isEmpty()) {
      getChildren().add(section(space.words().get("leads.risks")));
      for (var risk : risks) {
        var line = new Label(space.words().get(risk.wordKey()), Icon.RISK.node(14, "warn-text"));
        line.getStyleClass().add("risk-line");
        line.setWrapText(true);
        getChildren().add(line);
      }
    }
    getChildren()
        .add(
            section(
                space
                    .words()
                    .get(
                        "leads.lastTouches",
                        lead.number(Fields.TOUCHES, 0),
                        FollowUpWindow.TOUCHES_MIN,
                        FollowUpWindow.TOUCHES_MAX)));
    var touches = whole.activities().stream().limit(LAST).toList();
    if (touches.isEmpty()) {
      var none = new Label(space.words().get("leads.noTouches"));
      none.getStyleClass().add("text-3");
      getChildren().add(none);
    }
    for (Row touch : touches) {
      var entry = ActivityEntry.brief(space, touch);
      getChildren().add(touch == touches.getLast() ? entry.last() : entry);
    }
  }

  static Label section(String text) {
    var label = new Label(text);
    label.getStyleClass().addAll("section-title", "num");
    return label;
  }
}
