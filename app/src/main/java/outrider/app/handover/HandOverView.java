package outrider.app.handover;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.StepTrail;
import outrider.app.fx.View;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.core.user.User;

/// The handover wizard: who, how it is divided, every record, and what will happen in words. It
/// needs no network; HQ confirms.
public final class HandOverView extends Screen {
  private final Workspace space;
  private final HandOverViewModel model;
  private final Map<HandOverStep, View> steps = new EnumMap<>(HandOverStep.class);
  private final WhoStep who;
  private final SplitStep split;
  private final PreviewStep preview;
  private final StepTrail trail;
  private final StackPane middle = new StackPane();
  private final Label hindrance = new Label();
  private final ButtonWithKey back;
  private final ButtonWithKey next;
  private final ButtonWithKey go;
  private @Nullable View shownStep;
  private boolean going;

  /// @param from whose book; empty goes on with what was begun
  public HandOverView(Workspace space, HandoverDesk desk, Optional<String> from) {
    super(new BorderPane(), space.words().get("handover.title"));
    this.space = space;
    model = desk.model(space, from);
    stylesheet(HandOverView.class, "handover.css");
    parentTitleProperty().set(space.words().get("nav.handovers"));
    root().getStyleClass().addAll("handover", "surface");
    who = new WhoStep(space, model);
    split = new SplitStep(space, model);
    preview = new PreviewStep(space, model);
    steps.put(HandOverStep.WHO, who);
    steps.put(HandOverStep.SPLIT, split);
    steps.put(HandOverStep.PREVIEW, preview);
    steps.put(HandOverStep.CONFIRM, new ConfirmStep(space, model));
    trail = new StepTrail(index -> model.stepProperty().set(HandOverStep.values()[index]));
    back = ButtonWithKey.secondary(space.words(), "handover.back").does(model::previous);
    next =
        ButtonWithKey.primary(space.words(), "handover.next").key("Ctrl+Enter").does(model::next);
    go = ButtonWithKey.danger(space.words(), "handover.go").key("Ctrl+Enter").does(this::handOver);
    var frame = (BorderPane) root();
    frame.setTop(head());
    frame.setCenter(middle);
    frame.setBottom(foot());
    whileShown(space.live(model.fromProperty(), HandoverQueries::book, model::show));
    whileShown(model.stepProperty(), this::showStep);
    whileShown(model.planProperty(), plan -> showWay());
    whileShown(model.fromProperty(), person -> showWay());
    whileShown(model.leavesProperty(), leaves -> showWay());
  }

  @Override
  public Place parentPlace() {
    return new Place.Handovers();
  }

  @Override
  public @Nullable Node firstFocus() {
    return model.stepProperty().get() == HandOverStep.WHO ? who.firstFocus() : null;
  }

  @Override
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hinted("Ctrl+Enter", "handover.key.next", this::goOn),
        KeyBinding.hinted("Ctrl+Backspace", "handover.key.back", model::previous),
        KeyBinding.of("N", "handover.addRule", () -> at(HandOverStep.SPLIT, split::addRule)),
        KeyBinding.of(
            "G", "handover.giveOther", () -> at(HandOverStep.PREVIEW, preview::giveOther)),
        KeyBinding.of("J", "key.move", () -> at(HandOverStep.PREVIEW, () -> preview.move(1))),
        KeyBinding.of("K", "key.move", () -> at(HandOverStep.PREVIEW, () -> preview.move(-1))));
  }

  private void at(HandOverStep step, Runnable deed) {
    if (model.stepProperty().get() == step) {
      deed.run();
    }
  }

  /// Ctrl+Enter: the next step, and at the last one the deed itself.
  private void goOn() {
    if (model.stepProperty().get() == HandOverStep.CONFIRM) {
      handOver();
    } else {
      model.next();
    }
  }

  private Node head() {
    var head = new HBox(trail);
    head.getStyleClass().addAll("handover-head", "surface", "hairline-bottom");
    return head;
  }

  private Node foot() {
    hindrance.getStyleClass().addAll("small", "text-2");
    hindrance.setMinWidth(0);
    hindrance.setGraphic(Icon.INFO.node(14, "text-3"));
    var leave =
        ButtonWithKey.plain(space.words(), "handover.leave")
            .does(() -> {
              model.reset();
              space.navigator().open(new Place.Handovers());
            });
    var grow = new Region();
    HBox.setHgrow(grow, Priority.ALWAYS);
    var foot = new HBox(8, leave, grow, hindrance, back, next, go);
    foot.getStyleClass().addAll("handover-foot", "surface", "hairline-top");
    return foot;
  }

  private void showStep(HandOverStep step) {
    trail.show(
        Arrays.stream(HandOverStep.values())
            .map(each -> space.words().get(each.wordKey()))
            .toList(),
        step.ordinal());
    if (shownStep != null) {
      shownStep.hide();
    }
    var view = steps.get(step);
    if (view != null) {
      middle.getChildren().setAll(view.root());
      view.show();
      shownStep = view;
    }
    if (step == HandOverStep.PREVIEW) {
      preview.table().requestFocus();
    }
    showWay();
  }

  @Override
  protected void onHidden() {
    if (shownStep != null) {
      shownStep.hide();
    }
  }

  /// Whether one may go on, and if not, why, beside the button.
  private void showWay() {
    var step = model.stepProperty().get();
    var missing = model.hindrance();
    var last = step == HandOverStep.CONFIRM;
    show(next, !last);
    show(go, last);
    show(back, step != HandOverStep.WHO);
    next.setDisable(missing.isPresent());
    go.setDisable(missing.isPresent() || going);
    show(hindrance, missing.isPresent());
    missing.ifPresent(key -> hindrance.setText(space.words().get(key)));
    contextProperty().set(model.giver().map(User::name).orElse(""));
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  private void handOver() {
    if (going || model.hindrance().isPresent()) {
      return;
    }
    going = true;
    showWay();
    var name = model.giver().map(User::name).orElse("");
    var unused =
        model
            .submit()
            .whenCompleteAsync(
                (receipt, failure) -> {
                  going = false;
                  switch (receipt) {
                    case null -> space.toasts().error(space.words().get("record.notSaved"));
                    case Receipt.Refused refused ->
                        space.toasts().error(space.reasons().say(refused.reasons()));
                    case Receipt.Done _ -> {
                      model.reset();
                      space
                          .toasts()
                          .show(
                              space.words().get("handover.done", name), () -> space.undo().undo());
                      space.navigator().open(new Place.Handovers());
                    }
                  }
                  showWay();
                },
                FxThread.executor());
  }
}
