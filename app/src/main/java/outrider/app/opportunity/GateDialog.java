package outrider.app.opportunity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.attachment.Attaching;
import outrider.app.attachment.FileDrop;
import outrider.app.command.Receipt;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.DialogCard;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.Form;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.Meter;
import outrider.app.fx.StageDisc;
import outrider.app.opportunity.StageMoves.Move;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.Fields;

/// The dialog that never says a bare "no": it lists what a stage still asks for, takes it, and its
/// button counts down until the deal can go.
final class GateDialog extends VBox {

  private static final PseudoClass READY = PseudoClass.getPseudoClass("ready");
  private static final double WIDTH = 504;
  private static final double MARGIN = 16;

  private final Workspace space;
  private final ConfiguredNames names;
  private final GateViewModel model;
  private final Move move;
  private final Consumer<Move> moved;
  private final Label title = new Label();
  private final Label subtitle = new Label();
  private final Label progress = new Label();
  private final Meter meter = new Meter(96);
  private final StackPane lock = new StackPane();
  private final HBox way = new HBox(8);
  private final VBox items = new VBox();
  private final ScrollPane scroll = new ScrollPane(items);
  private final ButtonWithKey go;
  private final ButtonWithKey anyway;
  private final Map<String, GateItemRow> rows = new LinkedHashMap<>();
  private Runnable close = () -> {};
  private Subscription listening = Subscription.EMPTY;

  /// @param moved called once the deal is where it was to go
  GateDialog(Workspace space, Move move, Consumer<Move> moved) {
    this.space = space;
    this.move = move;
    this.moved = moved;
    this.names = space.reasons().names();
    var attaching = new Attaching(space.database(), space.commands(), space.undo());
    model = new GateViewModel(space.commands(), space.undo(), attaching, move.to());
    var words = space.words();
    getStyleClass().addAll("dialog-card", "gate-dialog");
    var sheet = GateDialog.class.getResource("opportunity.css");
    getStylesheets().add(java.util.Objects.requireNonNull(sheet).toExternalForm());
    setPrefWidth(WIDTH);
    setMinWidth(WIDTH);
    setMaxWidth(WIDTH);
    items.getStyleClass().add("gate-items");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    anyway = ButtonWithKey.plain(words, "stageGate.overrideAsk");
    go = ButtonWithKey.primary(words, "stageGate.missingCount").does(this::go);
    go.setDefaultButton(false);
    getChildren().addAll(head(), way, scroll, footer());
    setVisible(false);
    go.setTooltip(new Tooltip("Ctrl Enter"));
    addEventHandler(KeyEvent.KEY_PRESSED, this::pasteIntoFirst);
    addEventFilter(KeyEvent.KEY_PRESSED, this::goOn);
    model
        .stateProperty()
        .subscribe(state -> {
          if (state != null) {
            show(state);
          }
        });
  }

  /// Opens beside a place in the window, or in the middle where there is none.
  void open(Optional<Bounds> beside) {
    var dialogs = space.dialogs();
    var room = dialogs.getHeight() > 0 ? dialogs.getHeight() : 720;
    setMaxHeight(room - 2 * MARGIN);
    close =
        beside
            .map(place -> openBeside(dialogs, dialogs.sceneToLocal(place)))
            .orElseGet(() ->
                dialogs.open(
                    this, Pos.CENTER, Insets.EMPTY, DialogLayer.Scrim.LIGHT, this::escaped));
    listening =
        space
            .live(
                DealFacts.query(move.deal(), space.database()::configuration),
                found -> found.forEach(model::show))
            .get();
  }

  GateViewModel model() {
    return model;
  }

  private Runnable openBeside(DialogLayer dialogs, Bounds place) {
    var right = place.getMaxX() + MARGIN;
    var left = place.getMinX() - MARGIN - WIDTH;
    var x =
        right + WIDTH + MARGIN <= dialogs.getWidth()
            ? right
            : left >= MARGIN ? left : Math.max(MARGIN, dialogs.getWidth() - WIDTH - MARGIN);
    var y = Math.max(MARGIN, place.getMinY() - 48);
    return dialogs.open(
        this, Pos.TOP_LEFT, new Insets(y, 0, MARGIN, x), DialogLayer.Scrim.LIGHT, this::escaped);
  }

  @Override
  protected double computePrefHeight(double width) {
    var free = space.dialogs().getHeight() - StackPane.getMargin(this).getTop() - MARGIN;
    return free > 200
        ? Math.min(super.computePrefHeight(width), free)
        : super.computePrefHeight(width);
  }

  private void show(GateViewModel.State state) {
    var words = space.words();
    var deal = state.facts().deal();
    if (rows.isEmpty()) {
      for (var item : state.items()) {
        var row = new GateItemRow(space, model, names, item, this::decline);
        rows.put(item.id(), row);
        items.getChildren().add(row);
      }
      way.getChildren().setAll(way(state));
      subtitle.setText(subtitle(state, deal));
      setVisible(true);
      FxThread.later(() -> space.dialogs().focusFirst(items));
    } else {
      state.items().stream()
          .filter(item -> rows.containsKey(item.id()))
          .forEach(item -> java.util.Objects.requireNonNull(rows.get(item.id())).show(item));
    }
    var name = names.of(move.to().row());
    title.setText(
        state.missing() == 0
            ? words.get("stageGate.ready", name)
            : words.get("stageGate.title", state.missing(), name));
    progress.setText(words.get("stageGate.settled", state.settled(), state.items().size()));
    var ready = state.missing() == 0;
    lock.getChildren()
        .setAll(ready ? Icon.SYNCED.node(16, "ok-text") : Icon.GATE.node(16, "risk-text"));
    lock.pseudoClassStateChanged(READY, ready);
    meter.setShare(state.items().isEmpty() ? 1 : state.settled() / (double) state.items().size());
    showButton(state.missing(), name);
  }

  /// At zero the button takes the focus, but never away from somebody who is typing.
  private void showButton(int missing, String stage) {
    var wasBlocked = go.isDisabled();
    go.setDisable(missing > 0);
    anyway.setVisible(missing > 0 && model.mayOverride());
    anyway.setManaged(anyway.isVisible());
    if (missing > 0) {
      go.icon(Icon.GATE).says("stageGate.missingCount", missing);
    } else {
      go.icon(Icon.TO).says("stageGate.go", stage);
    }
    if (missing == 0 && wasBlocked && getScene() != null) {
      FxThread.later(() -> {
        if (!(getScene() != null && getScene().getFocusOwner() instanceof TextInputControl)) {
          go.requestFocus();
        }
      });
    }
  }

  private void go() {
    go(null);
  }

  private void go(@Nullable String override) {
    model
        .move(override)
        .thenAcceptAsync(
            receipts -> {
              if (receipts.isEmpty() || !receipts.getLast().done()) {
                complain(receipts);
              } else {
                finish();
                moved.accept(move);
              }
            },
            FxThread.executor());
  }

  /// No to a decision may lead back: the gate that this dialog is about is then another one.
  private void decline(ChecklistItem item, String why) {
    model
        .decline(item, why)
        .thenAcceptAsync(
            receipts -> {
              if (!receipts.getLast().done()) {
                complain(receipts);
              } else if (item.back() != null) {
                finish();
                space
                    .toasts()
                    .show(
                        space.words().get("stageGate.wentBack", names.stage(item.back())),
                        () -> space.undo().undo());
              }
            },
            FxThread.executor());
  }

  /// Where the pipeline lets this person: the deal goes although something is missing, and that is
  /// counted.
  private void askToOverride() {
    var words = space.words();
    var why = new SimpleStringProperty("");
    var form = new Form(words);
    form.area(
        "stageGate.overrideWhy", 3, why, field -> field.required("stageGate.overrideMissing"));
    var stay = ButtonWithKey.secondary(words, "stageGate.stay");
    var anyway = ButtonWithKey.primary(words, "stageGate.override");
    var card = new DialogCard(words.get("stageGate.overrideTitle"), 480, form, stay, anyway);
    var shut = space.dialogs().open(card);
    stay.does(shut);
    anyway.does(() -> {
      if (form.validate()) {
        shut.run();
        go(why.get().strip());
      }
    });
  }

  private void save() {
    var typed = model.hasTyped();
    model
        .save()
        .thenAcceptAsync(
            receipts -> {
              if (receipts.stream().allMatch(Receipt::done)) {
                finish();
                space
                    .toasts()
                    .show(space.words().get(typed ? "stageGate.saved" : "stageGate.savedNothing"));
              } else {
                complain(receipts);
              }
            },
            FxThread.executor());
  }

  private void complain(List<Receipt> receipts) {
    var reasons = receipts.stream().flatMap(receipt -> receipt.reasons().stream()).toList();
    space.toasts().error(space.reasons().say(reasons));
  }

  /// Ctrl+Enter wherever the focus is moves the deal, once nothing is missing any more: also what
  /// is being typed counts.
  private void goOn(KeyEvent press) {
    if (press.isShortcutDown() && press.getCode() == KeyCode.ENTER) {
      press.consume();
      requestFocus();
      FxThread.later(() -> {
        if (!go.isDisabled()) {
          go.fire();
        }
      });
    }
  }

  /// Ctrl+V wherever the focus is means the first thing that still waits for a file.
  private void pasteIntoFirst(KeyEvent press) {
    if (press.isShortcutDown() && press.getCode() == KeyCode.V) {
      lookupAll(".file-drop").stream()
          .filter(drop -> drop.getParent().getParent().isVisible())
          .findFirst()
          .ifPresent(drop -> ((FileDrop) drop).paste());
      press.consume();
    }
  }

  /// Leaving is safe: what was typed is offered once more instead of being lost.
  private void stay() {
    finish();
    offerToSave();
  }

  private void escaped() {
    ended();
    offerToSave();
  }

  private void offerToSave() {
    if (model.hasTyped()) {
      space
          .toasts()
          .error(
              space.words().get("stageGate.notSaved"),
              "stageGate.keep",
              () -> {
                var unused = model.save();
              });
    }
  }

  private void finish() {
    ended();
    close.run();
  }

  private void ended() {
    listening.unsubscribe();
    listening = Subscription.EMPTY;
  }

  private HBox head() {
    lock.getStyleClass().add("gate-lock");
    title.getStyleClass().add("heading");
    title.setWrapText(true);
    subtitle.getStyleClass().add("text-2");
    subtitle.setWrapText(true);
    // Where room is short the list scrolls; words are never cut.
    title.setMinHeight(USE_PREF_SIZE);
    subtitle.setMinHeight(USE_PREF_SIZE);
    scroll.setMinHeight(80);
    var text = new VBox(title, subtitle);
    HBox.setHgrow(text, Priority.ALWAYS);
    var cross =
        ButtonWithKey.iconOnly(space.words(), "stageGate.stay", Icon.CLOSE)
            .compact()
            .does(this::stay);
    cross.setFocusTraversable(false);
    var head = new HBox(12, lock, text, cross);
    head.getStyleClass().add("gate-head");
    return head;
  }

  private List<javafx.scene.Node> way(GateViewModel.State state) {
    var stages =
        state.facts().stages().stream()
            .filter(stage -> stage.kind() == OpportunityStage.Kind.OPEN)
            .toList();
    var from = state.facts().configuration().stage(state.facts().deal().stage());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    progress.getStyleClass().addAll("small", "num", "text-2");
    way.setAlignment(Pos.CENTER_LEFT);
    way.getStyleClass().add("gate-way");
    var nodes = new java.util.ArrayList<javafx.scene.Node>();
    from.ifPresent(stage -> nodes.add(chip(stage, stages)));
    nodes.add(Icon.TO.node(14, "text-3"));
    nodes.add(chip(move.to(), stages));
    nodes.add(gap);
    nodes.add(progress);
    nodes.add(meter);
    return nodes;
  }

  private Chip chip(OpportunityStage stage, List<OpportunityStage> stages) {
    var number = stages.indexOf(stage) + 1;
    var name = names.of(stage.row());
    var chip = new Chip(number > 0 ? number + " " + name : name, Chip.Tone.PLAIN);
    var dot = new Region();
    dot.getStyleClass()
        .addAll("stage-dot", number > 0 ? StageDisc.rampStyle(number, stages.size()) : "st-won");
    chip.setGraphic(dot);
    return chip;
  }

  private String subtitle(GateViewModel.State state, Opportunity deal) {
    var words = space.words();
    var currency = deal.row().text(Fields.CURRENCY);
    var amount =
        words
            .amounts()
            .compact(deal.amountMinor(), currency.isEmpty() ? Sums.HOME_CURRENCY : currency);
    var account = state.facts().account();
    var who = account.isEmpty() ? deal.name() : account + " · " + deal.name();
    return words.get("stageGate.subtitle", who, amount);
  }

  private HBox footer() {
    var words = space.words();
    var stay = ButtonWithKey.plain(words, "stageGate.stay").does(this::stay);
    var save = ButtonWithKey.secondary(words, "stageGate.save").icon(Icon.SAVE).does(this::save);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    anyway.does(this::askToOverride);
    var footer = new HBox(8, stay, anyway, gap, save, go);
    footer.setAlignment(Pos.CENTER_LEFT);
    footer.getStyleClass().add("gate-footer");
    return footer;
  }
}
