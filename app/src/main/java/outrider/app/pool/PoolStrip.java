package outrider.app.pool;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.pool.Holdings;
import outrider.core.pool.Pool;

/// Over the list of a pool: what holds in it, and how much of it this person has taken.
final class PoolStrip extends HBox {
  private final Workspace space;
  private final Label rules = new Label();
  private final Label taken = new Label();
  private final Chip full = new Chip("", Chip.Tone.WARN, Icon.CLOCK);
  private final Chip off;

  PoolStrip(Workspace space) {
    super(12);
    this.space = space;
    off = new Chip(space.words().get("rules.off"), Chip.Tone.OFF, Icon.PAUSED);
    getStyleClass().addAll("pool-strip", "hairline-bottom");
    setAlignment(Pos.CENTER_LEFT);
    rules.getStyleClass().addAll("small", "text-2");
    rules.setGraphic(Icon.INFO.node(14, "text-3"));
    rules.setMinWidth(0);
    rules.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(rules, Priority.ALWAYS);
    taken.getStyleClass().addAll("small", "num", "text-2");
    taken.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(rules, off, full, taken);
  }

  void show(Pool pool, Holdings mine, boolean member) {
    rules.setText(new PoolWords(space).rules(pool));
    rules.setTooltip(new Tooltip(rules.getText()));
    show(off, !pool.active());
    var words = space.words();
    var claims =
        pool.claimsPerDay().isPresent()
            ? words.get("pool.claimedOf", mine.claims().size(), pool.claimsPerDay().getAsLong())
            : words.get("pool.claimed24", mine.claims().size());
    var held =
        pool.holdingMax().isPresent()
            ? words.get("pool.heldOf", mine.held(), pool.holdingMax().getAsLong())
            : words.get("pool.held", mine.held());
    taken.setText(member ? claims + " · " + held : words.get("pool.noMember"));
    showFull(pool, mine, member);
  }

  /// Why nothing more can be claimed, and when it can.
  private void showFull(Pool pool, Holdings mine, boolean member) {
    var words = space.words();
    var isFull = pool.holdingMax().isPresent() && mine.held() >= pool.holdingMax().getAsLong();
    var limit = pool.claimsPerDay().orElse(Long.MAX_VALUE);
    if (isFull) {
      full.setText(words.get("pool.fullNow"));
    } else if (mine.claims().size() >= limit) {
      var frees =
          mine.claims().get(mine.claims().size() - (int) limit) + Pool.CLAIM_WINDOW.toMillis();
      full.setText(words.get("pool.nextAt", new PoolWords(space).moment(frees)));
    }
    show(full, member && (isFull || mine.claims().size() >= limit));
  }

  private static void show(Label part, boolean shown) {
    part.setVisible(shown);
    part.setManaged(shown);
  }
}
