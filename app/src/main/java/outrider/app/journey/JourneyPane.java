package outrider.app.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.Workspace;
import outrider.core.pipeline.Pipeline;
import outrider.core.record.RecordType;

/// The editor of journeys: a version of a pipeline as a map, the gates of the stage that is
/// selected below it, and beside them what publishing it would do. A draft is kept as it is
/// written; until it is published no deal meets it.
public final class JourneyPane extends BorderPane {
  /// From here on there is room for the trial beside the stage.
  private static final double TRIAL_FROM = 860;

  private final Workspace space;
  private final Words words;
  private final ConfiguredNames names;
  private final JourneyViewModel model;
  private final JourneyDialogs dialogs;
  private final JourneyMap map;
  private final ScrollPane scroll;
  private final StagePane stage;
  private final TrialPane trial;
  private final ComboBox<String> journeys = new ComboBox<>();
  private final ComboBox<String> versions = new ComboBox<>();
  private final Chip state = new Chip("", Chip.Tone.PLAIN);
  private final HBox body = new HBox();
  private final ObjectProperty<String> asked = new SimpleObjectProperty<>("");
  private JourneyDryRun found = JourneyDryRun.NONE;
  private boolean isQuiet;
  private boolean isShown;

  public JourneyPane(Workspace space) {
    this.space = space;
    this.words = space.words();
    names = new ConfiguredNames(words, space.database()::configuration);
    model = new JourneyViewModel(space.database()::configuration, space.commands(), space.undo());
    dialogs = new JourneyDialogs(space, names, model);
    map = new JourneyMap(words, names, model, this::addStage);
    stage = new StagePane(space, names, model);
    trial = new TrialPane(space, names, model, dialogs);
    scroll = new ScrollPane(map);
    var sheet = JourneyPane.class.getResource("journey.css");
    getStylesheets().add(java.util.Objects.requireNonNull(sheet).toExternalForm());
    getStyleClass().add("journey");
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFitToHeight(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("journey-scroll");
    HBox.setHgrow(stage, Priority.ALWAYS);
    stage.setMinWidth(0);
    widthProperty().subscribe(width -> place());
    model.versionProperty().subscribe((before, now) -> show());
    model
        .stageProperty()
        .subscribe((before, now) -> {
          map.mark();
          stage.show();
          reveal();
        });
  }

  /// Begins and ends listening with the screen; asks nothing while it is not shown.
  public List<Supplier<Subscription>> live() {
    return List.of(
        space.live(
            asked,
            pipeline -> JourneyQueries.dryRun(pipeline, space.database()::configuration),
            answer -> {
              found = answer;
              trial.show(answer);
            }));
  }

  /// The configuration has changed, or the pane is shown.
  public void refresh(boolean shown) {
    isShown = shown;
    if (shown) {
      model.refresh();
      show();
    } else {
      asked.set("");
    }
  }

  public int count() {
    return model.journeys().size();
  }

  private void show() {
    if (!isShown) {
      return;
    }
    var version = model.versionProperty().get();
    asked.set(version);
    if (version.isEmpty()) {
      setTop(null);
      setCenter(empty());
      return;
    }
    isQuiet = true;
    var heads = model.journeys();
    journeys.getItems().setAll(heads.stream().map(Pipeline::id).toList());
    model
        .shown()
        .flatMap(shown ->
            heads.stream().filter(head -> head.journey().equals(shown.journey())).findFirst())
        .ifPresent(head -> journeys.setValue(head.id()));
    versions.getItems().setAll(model.versions().stream().map(Pipeline::id).toList());
    versions.setValue(version);
    isQuiet = false;
    showState();
    map.show();
    stage.show();
    trial.show();
    if (getTop() == null) {
      var line = bar();
      setTop(new VBox(line, scroll));
      setCenter(body);
    }
    place();
  }

  private Node bar() {
    journeys.setConverter(new ChoiceWords<>(names::pipeline));
    journeys.setAccessibleText(words.get("journey.which"));
    journeys
        .valueProperty()
        .subscribe((before, now) -> {
          if (!isQuiet && now != null) {
            model.configuration().journeys().find(now).ifPresent(model::choose);
          }
        });
    versions.setConverter(new ChoiceWords<>(this::versionWords));
    versions.setAccessibleText(words.get("journey.version"));
    versions
        .valueProperty()
        .subscribe((before, now) -> {
          if (!isQuiet && now != null) {
            model.show(now);
          }
        });
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var line = new HBox(8, journeys, versions, state, gap);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("journey-head");
    return line;
  }

  private String versionWords(String id) {
    return model
        .configuration()
        .journeys()
        .find(id)
        .map(pipeline ->
            pipeline.isDraft()
                ? words.get("journey.draft")
                : words.get("journey.versionNumber", pipeline.version()))
        .orElse(id);
  }

  private void showState() {
    model
        .shown()
        .ifPresent(pipeline -> {
          var changes = model.changes().all().size();
          if (pipeline.isDraft()) {
            state.setText(
                changes == 0
                    ? words.get("journey.state.draft")
                    : words.get("journey.state.changed", changes));
            state.setTone(Chip.Tone.INFO);
          } else {
            state.setText(
                words.get(
                    pipeline.isPublished() ? "journey.state.published" : "journey.state.retired"));
            state.setTone(pipeline.isPublished() ? Chip.Tone.OK : Chip.Tone.PLAIN);
          }
        });
  }

  private Node empty() {
    var first = ButtonWithKey.primary(words, "journey.new").does(dialogs::begin);
    first.setDisable(!model.mayEdit());
    return new EmptyState(Icon.RULES, words.get("journey.empty"), first);
  }

  /// The trial beside the stage, or below it where there is no room.
  private void place() {
    var nodes = new ArrayList<Node>();
    nodes.add(stage);
    if (getWidth() >= TRIAL_FROM) {
      nodes.add(trial);
      body.getChildren().setAll(nodes);
    } else {
      var both = new VBox(stage, trial);
      VBox.setVgrow(stage, Priority.ALWAYS);
      HBox.setHgrow(both, Priority.ALWAYS);
      body.getChildren().setAll(both);
    }
  }

  private void reveal() {
    map.selectedBounds()
        .ifPresent(bounds -> {
          var hidden = map.getWidth() - scroll.getViewportBounds().getWidth();
          if (hidden > 0) {
            var middle = bounds.getCenterX() - scroll.getViewportBounds().getWidth() / 2;
            scroll.setHvalue(Math.clamp(middle / hidden, 0, 1));
          }
        });
  }

  private void addStage() {
    if (model.isOpenForEdits()) {
      Hearing.of(
          space,
          model.addStage(words.get("journey.freshStage", model.stages().size() + 1)),
          () -> {
            model.selectAdded();
            stage.begin();
          });
    }
  }

  private void removeStage() {
    if (model.isOpenForEdits()) {
      model
          .selected()
          .ifPresent(selected ->
              space.tell(
                  model.delete(RecordType.STAGE, selected.id()),
                  words.get("journey.stageRemoved", names.of(selected.row()))));
    }
  }

  /// Begins a journey of its own.
  public void begin() {
    dialogs.begin();
  }

  /// The keys that work while the pane is shown, besides those that change what is shown at all.
  public List<KeyBinding> keys() {
    return List.of(
        KeyBinding.hintedAs("J K", "J", "journey.key.walk", () -> model.walk(1)),
        KeyBinding.of("K", "journey.key.walk", () -> model.walk(-1)),
        KeyBinding.hinted("Alt+Right", "journey.key.later", () -> model.moveSelected(1)),
        KeyBinding.of("Alt+Left", "journey.key.earlier", () -> model.moveSelected(-1)),
        KeyBinding.of("Alt+Up", "journey.key.conditionUp", () -> moveCondition(-1)),
        KeyBinding.of("Alt+Down", "journey.key.conditionDown", () -> moveCondition(1)),
        KeyBinding.hinted("S", "journey.addStage", this::addStage),
        KeyBinding.hinted("C", "journey.addCondition", this::offer),
        KeyBinding.of("Delete", "journey.key.remove", this::removeStage),
        KeyBinding.of("E", "journey.edit", dialogs::edit),
        KeyBinding.of("Enter", "rules.edit", stage::begin),
        KeyBinding.hinted("Ctrl+Enter", "journey.publish", () -> dialogs.publish(found)),
        KeyBinding.of("N", "journey.new", dialogs::begin));
  }

  private void moveCondition(int by) {
    var scene = getScene();
    ConditionCard.around(scene == null ? null : scene.getFocusOwner())
        .ifPresent(card -> card.move(by));
  }

  private void offer() {
    if (model.isOpenForEdits()) {
      stage.offer();
    }
  }

  /// What the keys are about when the pane is come to.
  public Node firstFocus() {
    return Optional.<Node>of(map).filter(it -> getTop() != null).orElse(this);
  }

  JourneyViewModel model() {
    return model;
  }
}
