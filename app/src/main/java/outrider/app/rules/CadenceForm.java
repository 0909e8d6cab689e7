package outrider.app.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.cadence.Cadence;
import outrider.core.configuration.Configuration;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Reason;

/// Which leads, which steps, and what makes it pause or end.
final class CadenceForm extends RuleForm {
  private static final String NEW_STEP = "1d|call|";

  private final VBox steps = new VBox(8);
  private final ButtonWithKey addStep;
  private final ComboBox<String> calendar = new ComboBox<>();
  private final ComboBox<String> then = new ComboBox<>();
  private final TextField industries;
  private final TextField sources;
  private final TextField unanswered;
  private final TextField tags;
  private final CheckBox byHand;
  private final CheckBox pauses;
  private final CheckBox active;
  private final Cadence shown;

  CadenceForm(Workspace space, Row row, Configuration configuration, Listener listener) {
    super(space, row, listener);
    shown = Cadence.of(row);
    var words = space.words();
    names();
    addStep = ButtonWithKey.soft(words, "cadence.addStep").compact().icon(Icon.ADD);
    addSteps(row.text(Cadence.STEPS));
    addChoices(
        Cadence.CALENDAR,
        calendar,
        shown.calendar(),
        RecordType.CALENDAR,
        configuration,
        "everyHour");
    industries = listField(Cadence.INDUSTRIES, "cadence.everyIndustry");
    sources = listField(Cadence.SOURCES, "rules.everySource");
    byHand = box("cadence.byHand", shown.isByHand());
    addChoices(
        Cadence.THEN,
        then,
        shown.then().orElse(null),
        RecordType.CADENCE,
        configuration,
        "nothing");
    pauses = box("cadence.pauses", shown.pausesOnReply());
    unanswered = textField(Cadence.UNANSWERED_MAX);
    unanswered.getStyleClass().add("num");
    tags = listField(Cadence.EXIT_TAGS, "cadence.tags");
    active = box("rules.active", shown.active());
  }

  private void addSteps(String text) {
    var cards = new VBox(8, steps, addStep);
    add(Cadence.STEPS, addStep, cards);
    addStep.accessibleTextProperty().unbind();
    addStep.setAccessibleText(space().words().get("cadence.addStep"));
    addStep.does(this::appendStep);
    field(Cadence.STEPS).ifPresent(field -> field.hint(space().words().text("cadence.stepsHint")));
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> steps.getChildren().add(card(line)));
    number();
  }

  private StepCard card(String line) {
    return new StepCard(space().words(), line, this::stepsChanged, this::moveStep);
  }

  private void appendStep() {
    var added = card(NEW_STEP);
    steps.getChildren().add(added);
    number();
    stepsChanged();
    added.begin();
  }

  private void moveStep(StepCard card, int by) {
    var at = steps.getChildren().indexOf(card);
    var to = at + by;
    if (by != 0 && (to < 0 || to >= steps.getChildren().size())) {
      return;
    }
    steps.getChildren().remove(at);
    if (by != 0) {
      steps.getChildren().add(to, card);
      card.begin();
    } else {
      addStep.requestFocus();
    }
    number();
    stepsChanged();
  }

  /// What is wrong with a step stands in the step.
  @Override
  Optional<Control> show(Reason reason, String sentence) {
    var step = reason.argument("step");
    if (!reason.argument("field").equals(Cadence.STEPS) || step.isEmpty()) {
      return super.show(reason, sentence);
    }
    return cards()
        .skip(Long.parseLong(step) - 1)
        .findFirst()
        .map(card -> card.showError(sentence))
        .or(() -> super.show(reason, sentence));
  }

  private void number() {
    var all = cards().toList();
    for (var index = 0; index < all.size(); index++) {
      all.get(index).place(index + 1, all.size());
    }
  }

  private Stream<StepCard> cards() {
    return steps.getChildren().stream().map(StepCard.class::cast);
  }

  private void stepsChanged() {
    field(Cadence.STEPS).ifPresent(field -> field.clearError());
    changed();
  }

  private TextField listField(String name, String hint) {
    var input =
        new TextField(String.join(space().words().get("list.separator"), shown.row().set(name)));
    add(name, input, input);
    field(name).ifPresent(field -> field.hint(space().words().text(hint)));
    return input;
  }

  private CheckBox box(String wordKey, boolean ticked) {
    var box = new CheckBox(space().words().get(wordKey));
    box.setSelected(ticked);
    box.setWrapText(true);
    box.selectedProperty().subscribe((before, now) -> changed());
    getChildren().add(box);
    return box;
  }

  /// @param none the words for choosing nothing
  private void addChoices(
      String name,
      ComboBox<String> box,
      @Nullable String chosen,
      RecordType of,
      Configuration configuration,
      String none) {
    var names = space().reasons().names();
    box.getItems().add("");
    configuration.all(of).stream()
        .filter(row -> !row.id().equals(shown.id()))
        .sorted((one, other) -> names.of(one).compareTo(names.of(other)))
        .map(Row::id)
        .forEach(box.getItems()::add);
    box.setConverter(
        new ChoiceWords<>(id ->
            id.isEmpty()
                ? space().words().get("cadence." + none)
                : of == RecordType.CALENDAR ? names.calendar(id) : names.cadence(id)));
    box.setValue(Objects.requireNonNullElse(chosen, ""));
    box.valueProperty().subscribe((before, now) -> changed());
    add(name, box, box);
  }

  @Override
  Map<String, @Nullable Object> typed() {
    var typed = new LinkedHashMap<String, @Nullable Object>();
    typed.put(Fields.NAME, textOrNull(text(Fields.NAME)));
    typed.put("nameEn", textOrNull(text("nameEn")));
    typed.put(
        Cadence.STEPS, textOrNull(cards().map(StepCard::line).collect(Collectors.joining("\n"))));
    typed.put(Cadence.CALENDAR, textOrNull(calendar.getValue()));
    typed.put(Cadence.INDUSTRIES, ValueChoice.list(industries));
    typed.put(Cadence.SOURCES, ValueChoice.list(sources));
    flag(typed, Cadence.BY_HAND, byHand.isSelected(), shown.isByHand());
    flag(typed, Cadence.IGNORES_REPLIES, !pauses.isSelected(), !shown.pausesOnReply());
    flag(typed, Cadence.INACTIVE, !active.isSelected(), !shown.active());
    typed.put(Cadence.UNANSWERED_MAX, number(unanswered.getText().strip()));
    typed.put(Cadence.EXIT_TAGS, ValueChoice.list(tags));
    typed.put(Cadence.THEN, textOrNull(then.getValue()));
    return typed;
  }

  /// What was not touched stays as it is stored.
  private static void flag(
      Map<String, @Nullable Object> typed, String name, boolean set, boolean was) {
    if (set != was) {
      typed.put(name, set ? (Object) true : null);
    }
  }

  /// Nothing typed is nothing; what is no number is one that the rules refuse.
  private static @Nullable Long number(String text) {
    if (text.isEmpty()) {
      return null;
    }
    return text.matches("\\d{1,4}") ? Long.parseLong(text) : 0L;
  }
}
