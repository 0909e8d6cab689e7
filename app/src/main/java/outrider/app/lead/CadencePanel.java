package outrider.app.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.cadence.CadenceChoice;
import outrider.app.cadence.CadenceWords;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Workspace;
import outrider.core.cadence.Cadence;
import outrider.core.cadence.Enrollment;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;

/// Which cadence a lead runs: what was done of it, what is next and when, and what can be done with
/// it.
final class CadencePanel extends VBox {
  private final Workspace space;
  private final LeadViewModel model;
  private final CadenceWords words;
  private Optional<LeadQueries.Whole> shown = Optional.empty();

  CadencePanel(Workspace space, LeadViewModel model) {
    super(6);
    this.space = space;
    this.model = model;
    this.words = new CadenceWords(space);
    getStyleClass().add("cadence-panel");
  }

  void show(LeadQueries.Whole whole) {
    shown = Optional.of(whole);
    getChildren().clear();
    var run = live();
    if (run.isPresent()) {
      showRun(run.get(), whole.tasks());
    } else {
      last().ifPresent(this::showEnded);
      if (last().isEmpty()) {
        getChildren().add(quiet(space.words().get(noneKey())));
      }
    }
    var deeds = deeds(run);
    if (!deeds.getChildren().isEmpty()) {
      getChildren().add(deeds);
    }
  }

  /// What the palette offers beside the buttons.
  List<PaletteEntry> actions() {
    var entries = new ArrayList<PaletteEntry>();
    live()
        .filter(Enrollment::isRunning)
        .ifPresent(
            run -> entries.add(entry(Icon.PAUSED, "cadence.palettePause", () -> pause(run))));
    live()
        .filter(Enrollment::isPaused)
        .ifPresent(
            run -> entries.add(entry(Icon.PLAY, "cadence.paletteResume", () -> resume(run))));
    live().ifPresent(run -> entries.add(entry(Icon.STOPPED, "cadence.paletteEnd", () -> end(run))));
    if (mayChoose()) {
      entries.add(entry(Icon.TOUCHES, "cadence.paletteChoose", this::choose));
    }
    return entries;
  }

  private PaletteEntry entry(Icon icon, String wordKey, Runnable deed) {
    return PaletteEntry.of(icon, space.words().get(wordKey), "", deed);
  }

  private String noneKey() {
    return offered().isEmpty() ? "cadence.noneToRun" : "cadence.none";
  }

  private void showRun(Enrollment run, List<Row> tasks) {
    var name = new Label(words.name(run.row()));
    name.getStyleClass().add("bold");
    name.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var state =
        space
            .words()
            .fields()
            .option(RecordType.ENROLLMENT, Enrollment.STATE, run.row().text(Enrollment.STATE));
    var chip =
        run.isPaused()
            ? new Chip(state, Chip.Tone.INFO, Icon.PAUSED)
            : new Chip(state, Chip.Tone.PLAIN, Icon.PLAY);
    var head = new HBox(8, name, gap, chip);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(head);
    if (run.isPaused()) {
      getChildren()
          .add(
              quiet(
                  space.words().get("cadence.pausedAt", run.step(), run.steps().size(), why(run))));
    }
    for (var number = 1; number <= run.steps().size(); number++) {
      getChildren().add(step(run, number, tasks));
    }
  }

  private Node step(Enrollment run, int number, List<Row> tasks) {
    var step = run.at(number).orElseThrow();
    var done = number < run.step();
    var now = number == run.step();
    var when =
        done
            ? space.words().get("cadence.stepDone")
            : run.isPaused()
                ? words.delay(step.delay())
                : now
                    ? space.words().get("cadence.stepNow", at(due(run, tasks)))
                    : space.words().get("cadence.stepLater", at(planned(run, number)));
    var icon =
        done
            ? Icon.DONE.node(14, "ok-text")
            : now ? Icon.TO.node(14, "acc-text") : Icon.CIRCLE.node(14, "text-3");
    var title = new Label(step.title());
    title.setWrapText(true);
    title.getStyleClass().add(now ? "bold" : done ? "text-3" : "text-2");
    var time = new Label(when);
    time.getStyleClass().addAll("small", "num", now ? "text-2" : "text-3");
    var text = new VBox(title, time);
    if (now && !step.script().isEmpty()) {
      text.getChildren().add(quiet(step.script()));
    }
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    var line = new HBox(8, icon, text);
    line.setAlignment(Pos.TOP_LEFT);
    line.getStyleClass().add("cadence-line");
    return line;
  }

  private void showEnded(Enrollment run) {
    var at = Instant.ofEpochMilli(run.row().number(Enrollment.STOPPED_AT, 0));
    getChildren()
        .add(
            quiet(
                space
                    .words()
                    .get(
                        "cadence.endedAt",
                        words.name(run.row()),
                        space.words().moments().near(at, space.clock().instant(), space.zone()),
                        why(run))));
  }

  private FlowPane deeds(Optional<Enrollment> run) {
    var deeds = new FlowPane(6, 6);
    deeds.getStyleClass().add("cadence-deeds");
    run.filter(Enrollment::isRunning)
        .ifPresent(
            it -> deeds.getChildren().add(button("cadence.pause", Icon.PAUSED, () -> pause(it))));
    run.filter(Enrollment::isPaused)
        .ifPresent(
            it -> deeds.getChildren().add(button("cadence.resume", Icon.PLAY, () -> resume(it))));
    run.ifPresent(
        it -> deeds.getChildren().add(button("cadence.end", Icon.STOPPED, () -> end(it))));
    if (mayChoose()) {
      deeds
          .getChildren()
          .add(
              button(
                  run.isPresent() ? "cadence.change" : "cadence.choose",
                  Icon.TOUCHES,
                  this::choose));
    }
    return deeds;
  }

  private ButtonWithKey button(String wordKey, Icon icon, Runnable deed) {
    return ButtonWithKey.soft(space.words(), wordKey).compact().icon(icon).does(deed);
  }

  private void pause(Enrollment run) {
    space.tell(model.pauseCadence(run.id()), space.words().get("cadence.wasPaused"));
  }

  private void resume(Enrollment run) {
    space.tell(model.resumeCadence(run.id()), space.words().get("cadence.wasResumed"));
  }

  private void end(Enrollment run) {
    space.tell(model.endCadence(run.id()), space.words().get("cadence.wasEnded"));
  }

  private void choose() {
    CadenceChoice.open(
        space,
        offered(),
        cadence ->
            space.tell(
                model.enroll(space.commands().newId(), cadence.id()),
                space.words().get("cadence.begun", words.name(cadence.row()))));
  }

  private boolean mayChoose() {
    return shown.filter(whole -> Lead.of(whole.lead()).isOpen()).isPresent()
        && !offered().isEmpty();
  }

  /// All but the one that the lead runs now.
  private List<Cadence> offered() {
    var running = live().filter(Enrollment::isRunning).map(Enrollment::cadence).orElse("");
    return space.database().configuration().cadences().offered().stream()
        .filter(cadence -> !cadence.id().equals(running))
        .toList();
  }

  private List<Enrollment> runs() {
    return shown
        .map(whole -> whole.enrollments().stream().map(Enrollment::of).toList())
        .orElse(List.of());
  }

  private Optional<Enrollment> live() {
    return runs().stream().filter(Enrollment::isLive).findFirst();
  }

  private Optional<Enrollment> last() {
    return runs().stream()
        .max(
            Comparator.comparingLong(run ->
                run.row().number(Enrollment.STOPPED_AT, run.row().number(Fields.CREATED_AT, 0))));
  }

  private String why(Enrollment run) {
    return space.words().fields().option(RecordType.ENROLLMENT, Enrollment.WHY, run.why());
  }

  private Instant due(Enrollment run, List<Row> tasks) {
    return tasks.stream()
        .filter(task -> run.task().filter(task.id()::equals).isPresent())
        .map(task -> Instant.ofEpochMilli(task.number(Task.DUE_AT, 0)))
        .findFirst()
        .orElseGet(() -> planned(run, run.step()));
  }

  /// When a step is due if the ones before it are done in time.
  private Instant planned(Enrollment run, int number) {
    var calendar =
        space
            .database()
            .configuration()
            .cadences()
            .calendar(run.row().textOrNull(Cadence.CALENDAR));
    return run.at(number).orElseThrow().due(run.start(), calendar);
  }

  private String at(Instant due) {
    return space.words().moments().exact(due, space.clock().instant(), space.zone());
  }

  private static Label quiet(String text) {
    var label = new Label(text);
    label.getStyleClass().addAll("small", "text-2");
    label.setWrapText(true);
    return label;
  }
}
