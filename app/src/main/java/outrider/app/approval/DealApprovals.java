package outrider.app.approval;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.core.approval.Approval;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Row;

/// What a deal has asked for, on its page; and the way to ask.
public final class DealApprovals extends VBox {
  private static final int SHOWN_MAX = 5;

  private final Workspace space;
  private final ApprovalText text;
  private final VBox lines = new VBox(6);
  private final ButtonWithKey ask;
  private @Nullable Row deal;

  public DealApprovals(Workspace space) {
    super(8);
    this.space = space;
    this.text = new ApprovalText(space);
    var title = new Label(space.words().get("nav.approvals"));
    title.getStyleClass().add("section-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    ask =
        ButtonWithKey.plain(space.words(), "approval.askShort")
            .icon(Icon.SIGN_OFF)
            .compact()
            .does(this::ask);
    var head = new HBox(8, title, gap, ask);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, lines);
  }

  /// Opens the dialog that asks.
  public void ask() {
    var shown = deal;
    if (shown != null && Opportunity.of(shown).isOpen()) {
      new RequestApprovalDialog(space, shown, null).open();
    }
  }

  /// @param approvals the newest first
  public void show(Row of, List<Row> approvals) {
    deal = of;
    ask.setDisable(!Opportunity.of(of).isOpen());
    lines.getChildren().setAll(approvals.stream().limit(SHOWN_MAX).map(this::line).toList());
    if (approvals.isEmpty()) {
      var none = new Label(space.words().get("approval.noneYet"));
      none.getStyleClass().add("text-3");
      none.setWrapText(true);
      lines.getChildren().add(none);
    }
  }

  private Node line(Row row) {
    var approval = Approval.of(row);
    var what = new Label(text.what(approval));
    what.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var stale = deal != null && approval.isAgreed() && approval.isStale(deal);
    var chip =
        stale
            ? new Chip(space.words().get("approval.state.stale"), Chip.Tone.WARN, Icon.RISK)
            : new Chip(text.state(row), text.tone(row));
    chip.setMinWidth(Region.USE_PREF_SIZE);
    var line = new HBox(8, what, gap, chip);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setOnMouseClicked(click -> space.navigator().open(new Place.Approvals()));
    return line;
  }
}
