package outrider.app.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.configuration.JourneyTrial;
import outrider.core.pipeline.Pipeline;
import outrider.core.record.RecordType;
import outrider.core.rule.Decision;
import outrider.core.rule.JourneySoundness;
import outrider.core.rule.Reason;

/// What publishing a version would do, beside it: what makes no sense yet, which deals it would
/// hold, what was changed, how its deals may move; and the deeds themselves.
final class TrialPane extends VBox {
  private static final int HELD_SHOWN = 5;
  private static final int CHANGES_SHOWN = 6;
  private static final int FLAWS_SHOWN = 5;

  private final Workspace space;
  private final Words words;
  private final ConfiguredNames names;
  private final JourneyViewModel model;
  private final JourneyDialogs dialogs;
  private final VBox flaws = new VBox(4);
  private final VBox trial = new VBox(4);
  private final VBox changes = new VBox(4);
  private final VBox policies = new VBox(8);
  private final VBox deeds = new VBox(8);
  private final List<Runnable> refreshes = new ArrayList<>();
  private JourneyDryRun found = JourneyDryRun.NONE;
  private boolean isSound;
  private boolean isQuiet;

  TrialPane(
      Workspace space, ConfiguredNames names, JourneyViewModel model, JourneyDialogs dialogs) {
    this.space = space;
    this.words = space.words();
    this.names = names;
    this.model = model;
    this.dialogs = dialogs;
    getStyleClass().addAll("side-panel", "journey-trial");
    policies.getStyleClass().add("journey-policies");
    policies
        .getChildren()
        .addAll(
            policy(Pipeline.RUNNING, List.of(Pipeline.STAY, Pipeline.MOVE)),
            policy(Pipeline.BACKWARD, List.of(Pipeline.FREE, Pipeline.REASON, Pipeline.LEAD)),
            policy(Pipeline.SKIPS, List.of(Pipeline.GATED, Pipeline.REFUSED)),
            policy(Pipeline.OVERRIDE, List.of(Pipeline.NOBODY, "manager", "admin")));
    var content = new VBox(16, flaws, trial, changes, policies);
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("rule-fields");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(scroll, deeds);
  }

  void show() {
    isQuiet = true;
    refreshes.forEach(Runnable::run);
    isQuiet = false;
    policies.setDisable(!model.isOpenForEdits());
    showChanges();
    showTrial();
    showDeeds();
    ask();
  }

  void show(JourneyDryRun dryRun) {
    found = dryRun;
    showTrial();
    showDeeds();
  }

  /// Asks the rules what they would say to publishing it: the same words that would refuse it.
  private void ask() {
    var asked = model.versionProperty().get();
    var shown = model.shown();
    if (shown.filter(it -> !it.isPublished()).isEmpty()) {
      isSound = true;
      // People leave, and teams are dissolved, after a version was published.
      showFlaws(
          shown.map(it -> JourneySoundness.flaws(it, model.configuration())).orElse(List.of()),
          "journey.flawsSince");
      return;
    }
    var unused =
        model
            .preview()
            .thenAcceptAsync(
                decision -> {
                  if (asked.equals(model.versionProperty().get())) {
                    isSound = decision instanceof Decision.Accepted;
                    showFlaws(
                        decision instanceof Decision.Rejected no ? no.reasons() : List.of(),
                        "journey.flaws");
                    showDeeds();
                  }
                },
                FxThread.executor());
  }

  private void showFlaws(List<Reason> reasons, String heading) {
    var real = reasons.stream().filter(reason -> !reason.id().startsWith("permission.")).toList();
    flaws.getChildren().clear();
    for (var reason : real.stream().limit(FLAWS_SHOWN).toList()) {
      var line = line(Icon.RISK, "warn-text", space.reasons().say(reason));
      line.getStyleClass().add("journey-flaw");
      if (!reason.argument("stage").isEmpty()) {
        line.setOnMouseClicked(click -> model.select(reason.argument("stage")));
      }
      flaws.getChildren().add(line);
    }
    if (real.size() > FLAWS_SHOWN) {
      flaws.getChildren().add(hint(words.get("journey.moreFlaws", real.size() - FLAWS_SHOWN)));
    }
    if (!real.isEmpty()) {
      flaws.getChildren().addFirst(title(words.get(heading)));
    }
    shown(flaws, !real.isEmpty());
  }

  private void showTrial() {
    trial.getChildren().clear();
    var version = model.shown();
    if (version.isEmpty() || found.deals() == 0) {
      trial
          .getChildren()
          .addAll(title(words.get("journey.trial")), hint(words.get("journey.noDeals")));
      return;
    }
    var count = hint(words.get("journey.tried", found.deals()));
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(8, title(words.get("journey.trial")), gap, count);
    head.setAlignment(Pos.CENTER_LEFT);
    trial.getChildren().add(head);
    if (version.get().isPublished()) {
      trial.getChildren().add(hint(words.get("journey.onOthers", found.elsewhere())));
      return;
    }
    if (found.held().isEmpty()) {
      trial.getChildren().add(line(Icon.SYNCED, "ok-text", words.get("journey.holdsNone")));
    }
    found
        .heldBefore()
        .forEach((stage, held) ->
            trial
                .getChildren()
                .add(
                    line(
                        Icon.RISK,
                        "warn-text",
                        words.get("journey.holds", held, names.stage(stage)))));
    found.held().stream().limit(HELD_SHOWN).forEach(each -> trial.getChildren().add(held(each)));
    if (!found.moved().isEmpty()) {
      trial.getChildren().add(hint(words.get("journey.stageGone", found.moved().size())));
    }
    trial
        .getChildren()
        .add(
            hint(
                words.get(
                    version.get().movesRunning() ? "journey.running.move" : "journey.running.stay",
                    found.deals())));
  }

  private Node held(JourneyTrial each) {
    var name = new Label(each.deal().name());
    name.getStyleClass().add("bold");
    var missing =
        new Label(
            String.join(
                words.get("list.separator"),
                each.added().stream().map(it -> names.of(it.item().row())).toList()));
    missing.getStyleClass().addAll("small", "text-2");
    missing.setMaxWidth(140);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var row = new HBox(8, name, gap, missing);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("journey-held", "hairline-bottom");
    return row;
  }

  private void showChanges() {
    changes.getChildren().clear();
    var all = model.changes().all();
    shown(changes, !all.isEmpty());
    if (all.isEmpty()) {
      return;
    }
    changes.getChildren().add(title(words.get("journey.changes", all.size())));
    for (var change : all.stream().limit(CHANGES_SHOWN).toList()) {
      var icon =
          switch (change.what()) {
            case ADDED -> Icon.ADD;
            case REMOVED -> Icon.MINUS;
            case CHANGED -> Icon.EDIT;
          };
      var style = change.what() == JourneyViewModel.Changes.What.REMOVED ? "risk-text" : "text-2";
      changes
          .getChildren()
          .add(
              line(
                  icon,
                  style,
                  words.get(
                      "journey.change."
                          + change.what()
                          + (change.part().type() == RecordType.STAGE ? ".stage" : ".condition"),
                      names.of(change.part()))));
    }
    if (all.size() > CHANGES_SHOWN) {
      changes.getChildren().add(hint(words.get("journey.moreChanges", all.size() - CHANGES_SHOWN)));
    }
  }

  private Node policy(String field, List<String> options) {
    var choice = new ComboBox<String>();
    choice.getItems().setAll(options);
    Function<String, String> said = it -> words.fields().option(RecordType.PIPELINE, field, it);
    choice.setConverter(new ChoiceWords<>(said));
    choice.setMaxWidth(Double.MAX_VALUE);
    var label = new Label(words.fields().label(RecordType.PIPELINE, field));
    label.getStyleClass().addAll("small", "text-2");
    choice.setAccessibleText(label.getText());
    label.setLabelFor(choice);
    refreshes.add(() ->
        choice.setValue(
            model
                .shown()
                .map(it -> it.row().text(field))
                .filter(it -> !it.isEmpty())
                .orElse(options.getFirst())));
    choice
        .valueProperty()
        .subscribe((before, now) -> {
          if (!isQuiet && now != null) {
            Hearing.of(
                space,
                model.set(
                    RecordType.PIPELINE,
                    model.versionProperty().get(),
                    field,
                    now.equals(options.getFirst()) ? null : now));
          }
        });
    return new VBox(3, label, choice);
  }

  private void showDeeds() {
    deeds.getChildren().clear();
    var version = model.shown();
    if (version.isEmpty()) {
      return;
    }
    if (!model.mayEdit()) {
      deeds.getChildren().add(line(Icon.GATE, "text-3", words.get("rules.readOnly")));
      return;
    }
    var pipeline = version.get();
    if (pipeline.isDraft()) {
      var publish =
          ButtonWithKey.primary(words, "journey.publish")
              .key("Ctrl+Enter")
              .does(() -> dialogs.publish(found));
      publish.setDisable(!isSound);
      publish.setMaxWidth(Double.MAX_VALUE);
      var discard =
          ButtonWithKey.plain(words, "journey.discard").does(() -> dialogs.discard(pipeline));
      deeds.getChildren().addAll(publish, discard);
    } else if (pipeline.isPublished()) {
      var edit = ButtonWithKey.primary(words, "journey.edit").key("E").does(dialogs::edit);
      edit.setMaxWidth(Double.MAX_VALUE);
      deeds.getChildren().add(edit);
      if (found.elsewhere() > 0) {
        var migrate =
            ButtonWithKey.secondary(words, "journey.migrate")
                .says("journey.migrate", found.elsewhere())
                .does(() -> dialogs.migrate(found));
        migrate.setMaxWidth(Double.MAX_VALUE);
        deeds.getChildren().add(migrate);
      }
    } else {
      var back =
          ButtonWithKey.secondary(words, "journey.rollBack")
              .says("journey.rollBack", pipeline.version())
              .icon(Icon.UNDO)
              .does(() -> dialogs.publish(found));
      back.setMaxWidth(Double.MAX_VALUE);
      back.setDisable(!isSound);
      var edit = ButtonWithKey.plain(words, "journey.editFrom").does(dialogs::edit);
      deeds.getChildren().addAll(back, edit);
    }
  }

  private static Label title(String text) {
    var label = new Label(text);
    label.getStyleClass().add("subheading");
    return label;
  }

  private static Label hint(String text) {
    var label = new Label(text);
    label.getStyleClass().addAll("small", "text-3", "num");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static Label line(Icon icon, String style, String text) {
    var label = new Label(text, icon.node(14, style));
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.setGraphicTextGap(6);
    return label;
  }

  private static void shown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
