package outrider.app.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import outrider.app.activity.ActivityKind;
import outrider.app.fx.ChoiceWords;
import outrider.app.shell.Workspace;
import outrider.core.configuration.Configuration;
import outrider.core.lead.Intent;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.tag.TagRule;

/// What has to happen with a lead, which tag it gets for it, and which cadence it runs then.
final class TagRuleForm extends RuleForm {
  private final TagRule shown;
  private final Configuration configuration;
  private final ComboBox<String> when = new ComboBox<>();
  private final TextField count;
  private final TextField days;
  private final ComboBox<String> direction = new ComboBox<>();
  private final List<CheckBox> kinds = new ArrayList<>();
  private final TextField said;
  private final ComboBox<String> tag = new ComboBox<>();
  private final CheckBox lifecycle;
  private final ComboBox<String> cadence = new ComboBox<>();
  private final List<CheckBox> grades = new ArrayList<>();
  private final ValueChoice industries;
  private final ValueChoice sources;
  private final CheckBox active;

  TagRuleForm(
      Workspace space, Row row, Configuration configuration, BookValues known, Listener listener) {
    super(space, row, listener);
    shown = TagRule.of(row);
    this.configuration = configuration;
    names();
    choice(
        TagRule.WHEN,
        when,
        List.of(TagRule.ACTIVITY, TagRule.SILENCE),
        shown.isSilence() ? TagRule.SILENCE : TagRule.ACTIVITY);
    count = number(TagRule.COUNT);
    days = number(TagRule.DAYS);
    beside(TagRule.COUNT, TagRule.DAYS);
    choice(TagRule.DIRECTION, direction, List.of("", "out", "in"), shown.direction().orElse(""));
    addKinds();
    said = listField(TagRule.WORDS, "tagRule.wordsHint");
    addTag();
    lifecycle = box("tagRule.lifecycle", shown.isLifecycle());
    addCadence();
    addGrades();
    industries =
        values(
            TagRule.INDUSTRIES,
            known.industries(),
            shown.industries(),
            "tagRule.otherIndustries",
            "tagRule.everyIndustry");
    sources =
        values(
            TagRule.SOURCES,
            known.sources(),
            shown.sources(),
            "rules.otherSources",
            "rules.everySource");
    active = box("rules.active", shown.active());
    when.valueProperty().subscribe(this::showWhatIsAsked);
  }

  /// Of silence nothing is counted.
  private void showWhatIsAsked(String chosen) {
    var counts = !TagRule.SILENCE.equals(chosen);
    for (var name : List.of(TagRule.COUNT, TagRule.DIRECTION, TagRule.KINDS, TagRule.WORDS)) {
      field(name)
          .ifPresent(field -> {
            field.setVisible(counts);
            field.setManaged(counts);
          });
    }
  }

  private void choice(String name, ComboBox<String> box, List<String> options, String chosen) {
    var words = space().words();
    box.setConverter(
        new ChoiceWords<>(option ->
            option.isEmpty()
                ? words.get("tagRule.eitherWay")
                : words.fields().option(RecordType.TAG_RULE, name, option)));
    box.getItems().setAll(options);
    box.setValue(chosen);
    box.setMaxWidth(Double.MAX_VALUE);
    add(name, box, box);
    box.valueProperty().subscribe((before, now) -> changed());
  }

  private TextField number(String name) {
    var input = textField(name);
    input.getStyleClass().add("num");
    return input;
  }

  private void beside(String one, String other) {
    var pair = new HBox(8);
    for (var name : List.of(one, other)) {
      field(name)
          .ifPresent(field -> {
            pair.getChildren().add(field);
            HBox.setHgrow(field, Priority.ALWAYS);
          });
    }
    getChildren().add(pair);
  }

  private void addKinds() {
    var boxes = new FlowPane(16, 6);
    for (var kind : TagRule.COUNTED) {
      boxes.getChildren().add(ticked(kinds, kind, kind(kind), shown.kinds()));
    }
    group(TagRule.KINDS, kinds, boxes, "tagRule.everyKind");
  }

  private String kind(String kind) {
    return ActivityKind.of(kind).name(space().words());
  }

  private void addGrades() {
    var boxes = new HBox(16);
    boxes.setAlignment(Pos.CENTER_LEFT);
    for (var grade : Intent.values()) {
      boxes.getChildren().add(ticked(grades, grade.name(), grade.name(), shown.intents()));
    }
    group(TagRule.INTENTS, grades, boxes, "tagRule.everyGrade");
  }

  private CheckBox ticked(List<CheckBox> group, String value, String words, List<String> chosen) {
    var box = new CheckBox(words);
    box.setUserData(value);
    box.setSelected(chosen.contains(value));
    box.selectedProperty().subscribe((before, now) -> changed());
    group.add(box);
    return box;
  }

  private void group(String name, List<CheckBox> boxes, Pane drawn, String hint) {
    add(name, boxes.getFirst(), drawn);
    field(name).ifPresent(field -> field.hint(space().words().text(hint)));
    for (var box : boxes) {
      // The field would have named the first box after all of them.
      box.accessibleTextProperty().unbind();
      box.setAccessibleText(
          space().words().fields().label(RecordType.TAG_RULE, name) + " " + box.getText());
    }
  }

  private TextField listField(String name, String hint) {
    var input =
        new TextField(String.join(space().words().get("list.separator"), shown.row().set(name)));
    add(name, input, input);
    field(name).ifPresent(field -> field.hint(space().words().text(hint)));
    return input;
  }

  private ValueChoice values(
      String name, List<String> known, List<String> chosen, String prompt, String hint) {
    var words = space().words();
    var label = words.fields().label(RecordType.TAG_RULE, name);
    var choice = new ValueChoice(label, known, chosen, words.get(prompt), this::changed);
    add(name, choice.others(), choice);
    field(name).ifPresent(field -> field.hint(words.text(hint)));
    return choice;
  }

  /// One of the tags that there are, or a new word.
  private void addTag() {
    var names = space().reasons().names();
    tag.setConverter(new ChoiceWords<>(names::tag));
    configuration.all(RecordType.TAG).stream()
        .sorted((one, other) -> names.of(one).compareTo(names.of(other)))
        .map(Row::id)
        .forEach(tag.getItems()::add);
    tag.setEditable(true);
    tag.setMaxWidth(Double.MAX_VALUE);
    tag.getEditor().setText(shown.tag().isEmpty() ? "" : names.tag(shown.tag()));
    add(TagRule.TAG, tag, tag);
    tag.getEditor().textProperty().subscribe((before, now) -> changed());
    field(TagRule.TAG).ifPresent(field -> field.hint(space().words().text("tagRule.tagHint")));
  }

  /// The tag that is called what was typed; else the words themselves are one.
  private @Nullable String typedTag() {
    var typed = textOrNull(tag.getEditor().getText());
    if (typed == null) {
      return null;
    }
    var names = space().reasons().names();
    if (!shown.tag().isEmpty() && names.tag(shown.tag()).equals(typed)) {
      return shown.tag();
    }
    return configuration.all(RecordType.TAG).stream()
        .filter(row -> names.of(row).equals(typed))
        .map(Row::id)
        .findFirst()
        .orElse(typed);
  }

  private void addCadence() {
    var names = space().reasons().names();
    cadence.getItems().add("");
    configuration.cadences().ordered().stream()
        .map(each -> each.id())
        .forEach(cadence.getItems()::add);
    cadence.setConverter(
        new ChoiceWords<>(
            id -> id.isEmpty() ? space().words().get("tagRule.noCadence") : names.cadence(id)));
    cadence.setValue(shown.cadence().orElse(""));
    cadence.setMaxWidth(Double.MAX_VALUE);
    cadence.valueProperty().subscribe((before, now) -> changed());
    add(TagRule.CADENCE, cadence, cadence);
  }

  private CheckBox box(String wordKey, boolean ticked) {
    var box = new CheckBox(space().words().get(wordKey));
    box.setSelected(ticked);
    box.setWrapText(true);
    box.selectedProperty().subscribe((before, now) -> changed());
    getChildren().add(box);
    return box;
  }

  @Override
  Map<String, @Nullable Object> typed() {
    var counts = !TagRule.SILENCE.equals(when.getValue());
    var typed = new LinkedHashMap<String, @Nullable Object>();
    typed.put(Fields.NAME, textOrNull(text(Fields.NAME)));
    typed.put("nameEn", textOrNull(text("nameEn")));
    typed.put(TagRule.WHEN, when.getValue());
    typed.put(TagRule.COUNT, counts ? number(count) : null);
    typed.put(TagRule.DAYS, number(days));
    typed.put(
        TagRule.DIRECTION,
        counts ? textOrNull(Objects.requireNonNullElse(direction.getValue(), "")) : null);
    typed.put(TagRule.KINDS, counts ? ticked(kinds) : null);
    typed.put(TagRule.WORDS, counts ? ValueChoice.list(said) : null);
    typed.put(TagRule.TAG, typedTag());
    flag(typed, TagRule.LIFECYCLE, lifecycle.isSelected(), shown.isLifecycle());
    typed.put(TagRule.CADENCE, textOrNull(Objects.requireNonNullElse(cadence.getValue(), "")));
    typed.put(TagRule.INTENTS, ticked(grades));
    typed.put(TagRule.INDUSTRIES, industries.chosen());
    typed.put(TagRule.SOURCES, sources.chosen());
    flag(typed, TagRule.INACTIVE, !active.isSelected(), !shown.active());
    return typed;
  }

  private static List<String> ticked(List<CheckBox> boxes) {
    return boxes.stream()
        .filter(CheckBox::isSelected)
        .map(box -> (String) box.getUserData())
        .toList();
  }

  /// What was not touched stays as it is stored.
  private static void flag(
      Map<String, @Nullable Object> typed, String name, boolean set, boolean was) {
    if (set != was) {
      typed.put(name, set ? (Object) true : null);
    }
  }

  /// Nothing typed is nothing; what is no number is one that the rules refuse.
  private static @Nullable Long number(TextField input) {
    var text = input.getText().strip();
    if (text.isEmpty()) {
      return null;
    }
    return text.matches("\\d{1,4}") ? Long.parseLong(text) : 0L;
  }
}
