package outrider.app.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.call.CallChip;
import outrider.app.fx.FxThread;
import outrider.app.fx.ProgressChip;
import outrider.app.fx.ScaledPane;
import outrider.app.fx.Stylist;
import outrider.app.fx.SyncChip;
import outrider.app.fx.SyncStatus;
import outrider.app.fx.View;
import outrider.app.problem.ErrorCode;

/// The frame of the window: rail, header, banner, body and footer, with layers over them for
/// dialogs, palette, toasts and bulk bars.
///
/// It follows the [Navigator]: hides the screen that was, builds or recalls the one that is wanted,
/// and shows it. Screens visited lately are kept, so that going back finds scroll and selection as
/// they were.
public final class Workbench extends View {
  /// Below this logical width the rail collapses and side panels become overlays.
  public static final double NARROW_BELOW = 1200;

  private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);
  private static final int SCREENS_KEPT = 8;

  private final Workspace workspace;
  private final Screens screens;
  private final Rail rail;
  private final Header header;
  private final Footer footer;
  private final SyncChip syncChip;
  private final CallChip callChip;
  private final StackPane banner = new StackPane();
  private final StackPane body = new StackPane();
  private final StackPane floating = new StackPane();
  private final BorderPane frame = new BorderPane();
  private final ScaledPane scaled;
  private final Map<Place, Screen> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final List<KeyBinding> frameKeys = new ArrayList<>();
  private final List<ProgressChip> progress = new ArrayList<>();
  private final Keys keys;
  private boolean collapsedByHand;
  private @Nullable Screen current;
  private final List<PaletteSource> sources = new ArrayList<>();
  private final CommandPalette palette;
  private Consumer<String> quickAdd = text -> {};
  private Runnable undo = () -> {};
  private Runnable syncDetails = () -> {};
  private Runnable call = () -> {};

  public Workbench(Workspace workspace, Screens screens) {
    super(new StackPane());
    this.workspace = workspace;
    this.screens = screens;
    this.rail = part(new Rail(workspace, screens));
    this.header = new Header(workspace, this::openPalette, () -> quickAdd.accept(""));
    this.syncChip = new SyncChip(workspace.words(), workspace.ticker(), workspace.zone());
    this.callChip = new CallChip(workspace.words(), workspace.calls(), workspace.ticker());
    this.footer = new Footer(workspace.words(), syncChip, callChip);
    callChip.setOnAction(done -> call.run());
    syncChip.setOnAction(done -> syncDetails.run());

    body.getStyleClass().add("frame-body");
    floating.setPickOnBounds(false);
    var middle = new StackPane(body, floating, workspace.toasts());
    VBox.setVgrow(middle, Priority.ALWAYS);
    var main = new VBox(header, banner, middle, footer);
    HBox.setHgrow(main, Priority.ALWAYS);
    frame.setLeft(rail.root());
    frame.setCenter(main);
    scaled = new ScaledPane(new StackPane(frame, workspace.dialogs()));
    ((StackPane) root()).getChildren().add(scaled);

    frame.widthProperty().subscribe(this::foldRail);
    var actions =
        new FrameActions(
            workspace,
            screens,
            () -> current == null ? List.of() : current.actions(),
            text -> quickAdd.accept(text));
    palette = new CommandPalette(workspace, () -> paletteSources(actions));
    keys =
        new Keys(
            () -> current == null ? List.of() : current.keys(),
            () -> frameKeys,
            () -> workspace.dialogs().isOpen());
    bindFrameKeys();
    whileShown(workspace.navigator().placeProperty(), this::go);
    whileShown(workspace.words().languageProperty(), language -> rebuild());
    whileShown(workspace.appearance(), look -> dress());
  }

  /// A scene with this frame as its root, dressed and listening to keys.
  public Scene scene(double width, double height) {
    var scene = new Scene(root(), width, height);
    keys.listen(scene);
    dress();
    return scene;
  }

  /// Somewhere more for the palette to look; people and companies come before what the frame knows.
  public void addPaletteSource(PaletteSource source) {
    sources.add(source);
  }

  /// Opens the palette with a text already typed.
  public void openPalette(String text) {
    palette.open(text);
  }

  /// What Ctrl+N opens, with what was typed so far.
  public void onQuickAdd(Consumer<String> open) {
    quickAdd = open;
  }

  /// Runs as long as the window shows this bench: counts of the rail, for one.
  public void alongside(Supplier<Subscription> work) {
    whileShown(work);
  }

  public void onUndo(Runnable undone) {
    undo = undone;
  }

  public void onSyncDetails(Runnable open) {
    syncDetails = open;
  }

  /// What the chip of a call under way opens.
  public void onCall(Runnable open) {
    call = open;
  }

  public void showSync(SyncStatus status) {
    syncChip.show(status);
  }

  /// Shows a banner under the header, or none.
  public void showBanner(@Nullable Node shown) {
    if (shown == null) {
      banner.getChildren().clear();
    } else {
      banner.getChildren().setAll(shown);
    }
  }

  /// The layer over the body for bulk bars and overlaid side panels.
  public StackPane floating() {
    return floating;
  }

  /// Long work in the footer until it is removed.
  public void addProgress(ProgressChip chip) {
    progress.add(chip);
    showNote();
  }

  public void removeProgress(ProgressChip chip) {
    progress.remove(chip);
    showNote();
  }

  public Workspace workspace() {
    return workspace;
  }

  /// How wide the rail is now, for what stands beside it.
  public double railWidth() {
    return rail.root().getWidth();
  }

  public @Nullable Screen current() {
    return current;
  }

  public List<KeyBinding> frameKeys() {
    return List.copyOf(frameKeys);
  }

  public Keys keys() {
    return keys;
  }

  public void focusSearch() {
    header.focusSearch();
  }

  /// Nothing typed: what can be done here comes first. Otherwise people and companies do.
  private List<PaletteSource> paletteSources(FrameActions actions) {
    var all = new ArrayList<>(sources);
    all.add(actions.here());
    all.add(actions.goAndDo());
    return all;
  }

  private void openKeyMap() {
    new KeyMap(workspace).open(current == null ? List.of() : current.keys(), frameKeys);
  }

  private void go(Place place) {
    if (!screens.has(place)) {
      return;
    }
    var next = kept.get(place);
    if (next == null) {
      next = build(place);
      kept.put(place, next);
      forgetOldest();
    }
    if (current != null) {
      current.hide();
    }
    current = next;
    body.getChildren().setAll(next.root());
    header.follow(next, workspace.navigator());
    var shown = next;
    shown.showKeysBy(() -> {
      if (current == shown) {
        footer.showHints(shown.keys());
      }
    });
    footer.showHints(shown.keys());
    showNote();
    next.show();
    var focus = next.firstFocus();
    if (focus != null) {
      FxThread.later(focus::requestFocus);
    }
  }

  /// Leaves its scene for good, so that chips and countdowns in it stop listening to the ticker.
  @Override
  protected void onHidden() {
    var scene = root().getScene();
    if (scene != null && scene.getRoot() == root()) {
      scene.setRoot(new StackPane());
    }
  }

  private Screen build(Place place) {
    try {
      return screens.build(place, workspace);
    } catch (RuntimeException failure) {
      var code = ErrorCode.of(failure);
      LOG.error("{} could not be shown, code {}", place, code, failure);
      return new FailedScreen(workspace, code, this::rebuild);
    }
  }

  private void rebuild() {
    if (current != null) {
      current.hide();
      current = null;
    }
    kept.clear();
    go(workspace.navigator().place());
  }

  private void forgetOldest() {
    var oldest = kept.entrySet().iterator();
    while (kept.size() > SCREENS_KEPT && oldest.hasNext()) {
      if (oldest.next().getValue() != current) {
        oldest.remove();
      }
    }
  }

  private void showNote() {
    var nodes = new ArrayList<Node>();
    if (current != null && current.footerNote() != null) {
      nodes.add(current.footerNote());
    }
    nodes.addAll(progress);
    footer.showNote(nodes);
  }

  private void dress() {
    var look = workspace.appearance().get();
    scaled.scaleProperty().set(look.scale());
    if (root().getScene() != null) {
      Stylist.dress(root().getScene(), look);
    }
  }

  private void foldRail() {
    rail.setCollapsed(collapsedByHand || isNarrow());
  }

  /// Whether the window is so narrow that side panels are overlays.
  public boolean isNarrow() {
    return frame.getWidth() > 0 && frame.getWidth() < NARROW_BELOW;
  }

  private void bindFrameKeys() {
    frameKeys.add(KeyBinding.of("Ctrl+K", "key.palette", () -> openPalette("")));
    frameKeys.add(KeyBinding.of("Ctrl+N", "key.quickAdd", () -> quickAdd.accept("")));
    frameKeys.add(KeyBinding.of("F1", "key.map", this::openKeyMap));
    frameKeys.add(KeyBinding.of("Ctrl+F", "key.search", this::focusSearch));
    frameKeys.add(KeyBinding.of("/", "key.search", this::focusSearch));
    frameKeys.add(KeyBinding.of("Ctrl+Z", "key.undo", () -> undo.run()));
    frameKeys.add(
        KeyBinding.of(
            "Ctrl+\\",
            "key.rail",
            () -> {
              collapsedByHand = !collapsedByHand;
              foldRail();
            }));
    frameKeys.add(KeyBinding.of("Alt+Left", "key.back", () -> workspace.navigator().back()));
    frameKeys.add(KeyBinding.of("Alt+Right", "key.forward", () -> workspace.navigator().forward()));
    frameKeys.add(KeyBinding.of("Esc", "key.close", () -> workspace.dialogs().escapeTop()));
    for (var item : screens.items()) {
      if (!item.key().isEmpty()) {
        frameKeys.add(
            KeyBinding.of(
                item.key(), item.wordKey(), () -> workspace.navigator().open(item.place())));
      }
    }
  }
}
