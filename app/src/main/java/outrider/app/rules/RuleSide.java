package outrider.app.rules;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.shell.WindowWidth;
import outrider.app.shell.Workspace;

/// Where the rule that is looked at stands: beside the list, or in a narrow window over it, once it
/// was called; its companion beside it, or below its fields.
final class RuleSide {
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

  /// From here on there is room for the editor and its companion side by side.
  private static final double COMPANION_FROM = 800;

  private final Workspace space;
  private final StackPane root;
  private final BorderPane page;
  private final Node back;
  private final HBox side = new HBox();
  private final VBox panel = new VBox();
  private Optional<RuleEditor> editor = Optional.empty();
  private boolean called;

  /// @param root over whose page the rule may lie
  /// @param page at whose right it stands
  /// @param putAway for the button that takes it away
  RuleSide(Workspace space, StackPane root, BorderPane page, Runnable putAway) {
    this.space = space;
    this.root = root;
    this.page = page;
    back = back(putAway);
    side.getStyleClass().add("rules-side");
    panel.getStyleClass().add("rules-panel");
    panel.getChildren().addAll(back, side);
    VBox.setVgrow(side, Priority.ALWAYS);
    StackPane.setAlignment(panel, Pos.CENTER_RIGHT);
  }

  private Node back(Runnable putAway) {
    var close =
        ButtonWithKey.plain(space.words(), "rules.back").compact().icon(Icon.BACK).key("Esc");
    close.does(putAway);
    var bar = new HBox(close);
    bar.getStyleClass().addAll("rules-back", "hairline-bottom");
    return bar;
  }

  void show(Optional<RuleEditor> shown) {
    editor = shown;
    if (shown.isEmpty()) {
      side.getChildren().clear();
    }
    place();
  }

  boolean isWide() {
    return root.getWidth() >= COMPANION_FROM;
  }

  /// Puts everything where it belongs in a window of this width.
  void place() {
    var narrow = WindowWidth.isNarrow(space, root);
    page.setRight(null);
    root.getChildren().remove(panel);
    panel.pseudoClassStateChanged(OVER, narrow);
    back.setVisible(narrow);
    back.setManaged(narrow);
    if (editor.isPresent()) {
      arrange(editor.get());
      if (!narrow) {
        page.setRight(panel);
      } else if (called) {
        panel.setMaxWidth(Region.USE_PREF_SIZE);
        root.getChildren().add(panel);
      }
    }
  }

  private void arrange(RuleEditor shown) {
    side.getChildren().setAll(shown);
    shown
        .companion()
        .ifPresent(companion -> {
          if (isWide()) {
            side.getChildren().add(scrolling(companion));
          } else {
            shown.takeIn(companion);
          }
        });
  }

  private static Node scrolling(Node companion) {
    var scroll = new ScrollPane(companion);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().addAll("side-panel", "rule-companion-side");
    return scroll;
  }

  /// Whoever looks at the list wants to see this rule.
  void call() {
    call(true);
  }

  /// Puts the rule away where it lies over the list; its draft stays.
  void putAway() {
    call(false);
  }

  private void call(boolean now) {
    if (called != now) {
      called = now;
      if (WindowWidth.isNarrow(space, root)) {
        place();
      }
    }
  }

  /// Another list is looked at: nothing of it was called yet.
  void forget() {
    called = false;
  }
}
