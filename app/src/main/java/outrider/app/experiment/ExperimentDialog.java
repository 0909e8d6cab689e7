package outrider.app.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.field.KeptTyping;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.DialogCard;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.FormField;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.shell.Workspace;
import outrider.app.store.Sql;
import outrider.app.team.TeamsInSight;
import outrider.core.command.Command;
import outrider.core.experiment.Experiment;
import outrider.core.experiment.Metric;
import outrider.core.experiment.Variant;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.Role;

/// Registers an experiment, or writes a draft anew: what is compared, on whom, what is counted. It
/// says at once how many leads each variant needs and in how many weeks they are there.
final class ExperimentDialog {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 520;

  private final Workspace space;
  private final ExperimentWords text;
  private final @Nullable Experiment before;
  private final SegmentedTabs<String> subjects = new SegmentedTabs<>();
  private final TextField name = new TextField();
  private final ComboBox<Optional<String>> team = new ComboBox<>();
  private final ComboBox<Optional<String>> stage = new ComboBox<>();
  private final TextField sources = new TextField();
  private final TextField industries = new TextField();
  private final ComboBox<Metric> metric = new ComboBox<>();
  private final TextField within = new TextField();
  private final TextField base = new TextField();
  private final TextField effect = new TextField();
  private final TextField arrivals = new TextField();
  private final Label learned = quiet();
  private final Label size = new Label();
  private final Label wrong = new Label();
  private final VariantForms variants;
  private final FormField stageField;
  private final FormField industryField;
  private final KeptTyping kept;
  private String subject = Experiment.CADENCE;
  private boolean baseTyped;
  private boolean arrivalsTyped;
  private boolean filling;
  private Runnable close = () -> {};

  /// @param before the draft that is written anew; null for a new one
  ExperimentDialog(Workspace space, @Nullable Experiment before) {
    this.space = space;
    this.before = before;
    text = new ExperimentWords(space);
    variants = new VariantForms(space, text, this::changed);
    kept = new KeptTyping(space.database(), "experiment");
    stageField = field(Experiment.STAGE, stage);
    industryField = field(Experiment.INDUSTRIES, industries);
    for (var each : List.of(Experiment.CADENCE, Experiment.SCRIPT, Experiment.QUOTE)) {
      subjects.tab(each, text.option(Experiment.SUBJECT, each));
    }
    subjects.onChosen(this::choose);
    team.setConverter(
        new ChoiceWords<>(
            id -> id.map(text.names()::team).orElse(text.get("experiment.everybody"))));
    stage.setConverter(
        new ChoiceWords<>(lineage ->
            lineage
                .map(each -> text.stage(each, space.database().configuration()))
                .orElse(text.get("experiment.noStage"))));
    metric.setConverter(new ChoiceWords<>(each -> text.option(Experiment.METRIC, each.word())));
  }

  void open() {
    fill();
    listen();
    wrong.getStyleClass().addAll("small", "risk-text");
    size.getStyleClass().add("subheading");
    for (var label : List.of(wrong, size)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    var form =
        new VBox(
            14,
            subjects,
            pair(field(Fields.NAME, name), field(Fields.TEAM, team)),
            pair(stageField, field(Experiment.SOURCES, sources)),
            pair(industryField, field(Experiment.METRIC, metric)),
            variants,
            pair(field(Experiment.WITHIN_DAYS, within), field(Experiment.EFFECT, effect)),
            pair(field(Experiment.BASE, base), field(Experiment.ARRIVALS, arrivals)),
            learned);
    form.setPadding(new Insets(0, 12, 0, 0));
    var scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(HEIGHT);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("experiment-scroll");
    var content = new VBox(12, scroll, size, wrong);
    var cancel =
        ButtonWithKey.secondary(space.words(), "experiment.cancel").key("Esc").does(this::leave);
    var save =
        ButtonWithKey.primary(space.words(), "experiment.save").icon(Icon.DONE).does(this::save);
    close =
        space
            .dialogs()
            .open(
                new DialogCard(
                    text.get(before == null ? "experiment.new" : "experiment.rewrite"),
                    WIDTH,
                    content,
                    cancel,
                    save),
                Pos.CENTER,
                Insets.EMPTY,
                DialogLayer.Scrim.NORMAL,
                kept::forget);
    // What lies in a scroll pane is there once it has its skin.
    scroll.applyCss();
    scroll.layout();
    name.requestFocus();
    changed();
  }

  private void fill() {
    filling = true;
    var configuration = space.database().configuration();
    var inSight =
        new TeamsInSight(space.database()::configuration, space.commands().actor().user());
    if (space.commands().actor().role() == Role.ADMIN) {
      team.getItems().add(Optional.empty());
    }
    inSight.ids().forEach(id -> team.getItems().add(Optional.of(id)));
    team.setValue(Optional.of(inSight.top()));
    stage.getItems().add(Optional.empty());
    configuration.pipelines().stream()
        .flatMap(pipeline -> configuration.stages(pipeline.id()).stream())
        .filter(each -> each.kind() == OpportunityStage.Kind.OPEN)
        .map(OpportunityStage::lineage)
        .distinct()
        .forEach(lineage -> stage.getItems().add(Optional.of(lineage)));
    stage.setValue(Optional.empty());
    within.setText("14");
    effect.setText("10");
    var draft = before;
    if (draft == null) {
      kept.text(Fields.NAME, name)
          .text(Experiment.SOURCES, sources)
          .text(Experiment.INDUSTRIES, industries);
      choose(Experiment.CADENCE);
    } else {
      name.setText(draft.name());
      team.setValue(Optional.ofNullable(draft.team()));
      stage.setValue(draft.stage());
      sources.setText(String.join(", ", draft.sources()));
      industries.setText(String.join(", ", draft.industries()));
      within.setText(Long.toString(draft.withinDays()));
      effect.setText(points(draft.effect()));
      base.setText(points(draft.base()));
      arrivals.setText(Long.toString(draft.arrivals()));
      baseTyped = true;
      arrivalsTyped = true;
      choose(draft.subject());
      stage.setValue(draft.stage());
      metric.setValue(draft.metric().orElse(Metric.WON));
      variants.show(draft.subject(), draft.variants());
    }
    filling = false;
  }

  private void listen() {
    Stream.of(sources, industries, within, effect)
        .forEach(each -> each.textProperty().subscribe((was, now) -> changed()));
    base.textProperty()
        .subscribe((was, now) -> {
          if (!filling) {
            baseTyped = true;
            say();
          }
        });
    arrivals
        .textProperty()
        .subscribe((was, now) -> {
          if (!filling) {
            arrivalsTyped = true;
            say();
          }
        });
    team.valueProperty().subscribe((was, now) -> changed());
    metric.valueProperty().subscribe((was, now) -> changed());
    stage
        .valueProperty()
        .subscribe((was, now) -> {
          offerMetrics();
          changed();
        });
  }

  private FormField field(String field, Control control) {
    control.setMaxWidth(Double.MAX_VALUE);
    var made = new FormField(new SimpleStringProperty(text.label(field)), control);
    HBox.setHgrow(made, Priority.ALWAYS);
    made.setPrefWidth(WIDTH / 2);
    return made;
  }

  private static HBox pair(Node one, Node other) {
    return new HBox(12, one, other);
  }

  private static Label quiet() {
    var label = new Label();
    label.getStyleClass().addAll("small", "text-3");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private void choose(String chosen) {
    subject = chosen;
    subjects.select(chosen);
    var isCadence = chosen.equals(Experiment.CADENCE);
    stage.setDisable(isCadence);
    if (isCadence) {
      stage.setValue(Optional.empty());
    } else if (chosen.equals(Experiment.QUOTE)
        && stage.getValue().isEmpty()
        && stage.getItems().size() > 1) {
      stage.setValue(stage.getItems().getLast());
    }
    variants.show(chosen, variants.read());
    offerMetrics();
    changed();
  }

  /// Deals can only be won.
  private void offerMetrics() {
    var isOfDeals = Objects.requireNonNullElse(stage.getValue(), Optional.empty()).isPresent();
    industries.setDisable(isOfDeals);
    if (isOfDeals) {
      industries.clear();
    }
    var offered = Stream.of(Metric.values()).filter(each -> each.isFor(isOfDeals)).toList();
    if (!metric.getItems().equals(offered)) {
      var chosen = metric.getValue();
      metric.getItems().setAll(offered);
      metric.setValue(chosen != null && offered.contains(chosen) ? chosen : offered.getFirst());
    }
  }

  /// Looks up what the book says of those that it would be about, and says how many it takes.
  private void changed() {
    if (filling) {
      return;
    }
    say();
    var asked = written();
    var configuration = space.database().configuration();
    var at = space.clock().millis();
    var unused =
        space
            .database()
            .read((Sql sql) ->
                asked.variants().size() < Variant.LEAST || asked.withinDays() < 1
                    ? Estimate.NONE
                    : ExperimentQueries.estimate(sql, asked, configuration, at))
            .thenAcceptAsync(
                estimate -> {
                  if (asked.equals(written())) {
                    show(estimate);
                  }
                },
                FxThread.executor());
  }

  private void show(Estimate estimate) {
    filling = true;
    if (!baseTyped && estimate.of() > 0) {
      base.setText(points(estimate.basePermille()));
    }
    if (!arrivalsTyped) {
      arrivals.setText(Long.toString(estimate.arrivals()));
    }
    filling = false;
    learned.setText(
        estimate.of() == 0
            ? text.get("experiment.learnedNone", text.number(estimate.arrivals()))
            : text.get(
                "experiment.learned",
                text.number(estimate.arrivals()),
                text.number(estimate.of()),
                text.share((double) estimate.done() / estimate.of())));
    say();
  }

  private void say() {
    var experiment = written();
    var isWhole =
        experiment.variants().size() >= Variant.LEAST
            && experiment.effect() > 0
            && experiment.base() >= 0
            && experiment.base() <= 1000
            && (experiment.base() + experiment.effect() <= 1000
                || experiment.base() >= experiment.effect())
            && experiment.withinDays() > 0;
    if (isWhole) {
      var needs = experiment.size();
      size.setText(text.size(needs.perVariant(), needs.weeks()));
    } else {
      size.setText(text.get("experiment.sizeUnknown"));
    }
  }

  /// As it is written now; what is not filled in is not there.
  private Experiment written() {
    return Experiment.of(new Row(RecordType.EXPERIMENT, id(), fields()));
  }

  private String id() {
    var draft = before;
    return draft == null ? "" : draft.id();
  }

  private Map<String, Object> fields() {
    var fields = new HashMap<String, Object>();
    put(fields, Fields.NAME, name.getText().strip());
    fields.put(Experiment.SUBJECT, subject);
    Objects.requireNonNullElse(team.getValue(), Optional.<String>empty())
        .ifPresent(id -> fields.put(Fields.TEAM, id));
    Objects.requireNonNullElse(stage.getValue(), Optional.<String>empty())
        .ifPresent(lineage -> fields.put(Experiment.STAGE, lineage));
    put(fields, Experiment.VARIANTS, Variant.write(variants.read()));
    var sourced = words(sources.getText());
    if (!sourced.isEmpty()) {
      fields.put(Experiment.SOURCES, sourced);
    }
    var industrial = words(industries.getText());
    if (!industrial.isEmpty()) {
      fields.put(Experiment.INDUSTRIES, industrial);
    }
    var chosen = metric.getValue();
    put(fields, Experiment.METRIC, chosen == null ? "" : chosen.word());
    fields.put(Experiment.WITHIN_DAYS, number(within.getText(), 1));
    fields.put(Experiment.BASE, number(base.getText(), 10));
    fields.put(Experiment.EFFECT, number(effect.getText(), 10));
    fields.put(Experiment.ARRIVALS, number(arrivals.getText(), 1));
    return fields;
  }

  private static void put(Map<String, Object> fields, String field, String typed) {
    if (!typed.isEmpty()) {
      fields.put(field, typed);
    }
  }

  private static List<String> words(String typed) {
    var words = new ArrayList<String>();
    for (var each : typed.split("[,，、]")) {
      if (!each.isBlank() && !words.contains(each.strip())) {
        words.add(each.strip());
      }
    }
    return words;
  }

  /// What is no number is one that the rules refuse.
  private static long number(String typed, int times) {
    var digits = typed.replace("%", "").strip();
    return digits.matches("\\d{1,7}(\\.\\d)?")
        ? Math.round(Double.parseDouble(digits) * times)
        : -1;
  }

  private static String points(long permille) {
    return permille % 10 == 0 ? Long.toString(permille / 10) : permille / 10 + "." + permille % 10;
  }

  private void leave() {
    kept.forget();
    close.run();
  }

  private void save() {
    var draft = before;
    var id = draft == null ? space.commands().newId() : draft.id();
    var unused =
        space
            .undo()
            .submit("undo.created", new Command.DraftExperiment(id, fields()))
            .whenCompleteAsync((receipt, failure) -> answered(receipt), FxThread.executor());
  }

  private void answered(@Nullable Receipt receipt) {
    if (receipt != null && receipt.done()) {
      leave();
      space
          .toasts()
          .show(space.said(receipt, text.get("experiment.saved")), () -> space.undo().undo());
      return;
    }
    wrong.setText(
        receipt == null ? text.get("record.notSaved") : space.reasons().say(receipt.reasons()));
  }
}
